package org.wardkeeper.site;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.wardkeeper.sitefolder.Problem;

/** What an import did, file by file, in the order in which the files were stored. */
public record ImportReport(List<FileReport> files) {

    private static final int LINES_A_LIST = 20;

    public ImportReport {
        files = List.copyOf(files);
    }

    /** Whether every file was stored. */
    public boolean complete() {
        return files.stream().allMatch(FileReport::stored);
    }

    /** Every reason for which a file was refused. */
    public List<Problem> problems() {
        return files.stream().flatMap(file -> file.refused().stream()).toList();
    }

    /** The report as people read it, a line a fact. */
    public String asText() {
        List<String> lines = new ArrayList<>();
        for (FileReport file : files) {
            lines.add(headline(file));
            lines.addAll(shortened(file.refused().stream().map(problem -> "  refused: " + problem)));
            lines.addAll(shortened(file.vanished().stream().map(row -> "  no longer in the file, kept: " + row)));
            lines.addAll(shortened(file.warnings().stream().map(problem -> "  note: " + problem)));
        }
        lines.add(complete() ? "All files were stored." : "Refused files were not stored; the others were.");
        return String.join("\n", lines) + "\n";
    }

    private static String headline(FileReport file) {
        return file.stored()
                ? "%s: %d added, %d changed, %d unchanged"
                        .formatted(file.file(), file.added(), file.changed(), file.unchanged())
                : file.file() + ": refused, nothing of it was stored";
    }

    private static List<String> shortened(Stream<String> lines) {
        List<String> all = lines.toList();
        if (all.size() <= LINES_A_LIST) {
            return all;
        }
        List<String> few = new ArrayList<>(all.subList(0, LINES_A_LIST));
        few.add("  … and " + (all.size() - LINES_A_LIST) + " more");
        return few;
    }
}
