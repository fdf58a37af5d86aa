package org.wardkeeper.site;

import java.util.List;
import org.wardkeeper.sitefolder.Problem;

/**
 * What became of one file.
 *
 * @param vanished rows that the database has and the file no longer has; they were kept
 * @param refused why nothing of the file was stored; empty where it was stored
 * @param warnings what was stored but will not work as its author may think
 */
public record FileReport(
        String file,
        int added,
        int changed,
        int unchanged,
        List<String> vanished,
        List<Problem> refused,
        List<Problem> warnings) {

    public FileReport {
        vanished = List.copyOf(vanished);
        refused = List.copyOf(refused);
        warnings = List.copyOf(warnings);
    }

    static FileReport refused(String file, List<Problem> reasons, List<Problem> warnings) {
        return new FileReport(file, 0, 0, 0, List.of(), reasons, warnings);
    }

    /** Whether the file's rows are in the database now. */
    public boolean stored() {
        return refused.isEmpty();
    }
}
