package org.wardkeeper.spool;

import java.util.List;

/**
 * Records that follow one another.
 *
 * @param records in the order of their appending; empty where there are none
 * @param segment the file they lie in
 * @param next where in that file the first one after them begins
 */
public record Batch(List<byte[]> records, long segment, long next) {

    public boolean isEmpty() {
        return records.isEmpty();
    }
}
