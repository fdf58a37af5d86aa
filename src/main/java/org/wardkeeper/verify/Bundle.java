package org.wardkeeper.verify;

import java.util.List;
import java.util.Map;

/**
 * One unit's log in a file: its manifest, and the tables that lie beside it.
 *
 * @param name where in the file it is; empty where it is all of it
 * @param whole whether every table that the manifest knows must be there
 * @param strange what else is wrong with the file that they lie in, as sentences
 */
record Bundle(String name, String manifest, Map<String, Table> tables, boolean whole, List<String> strange) {

    Bundle(String name, String manifest, Map<String, Table> tables, boolean whole) {
        this(name, manifest, tables, whole, List.of());
    }

    Bundle named(String newName) {
        return new Bundle(newName, manifest, tables, whole, strange);
    }
}
