package org.wardkeeper.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.wardkeeper.sitefolder.Parsed;

/** Compares the rows of one file with those of the database, and counts what it finds. */
final class Tally {

    private final Parsed<?> file;
    private final List<String> vanished = new ArrayList<>();
    private int added;
    private int changed;
    private int unchanged;

    Tally(Parsed<?> file) {
        this.file = file;
    }

    static <R> Map<String, R> byKey(List<R> rows, Function<R, String> key) {
        Map<String, R> map = new LinkedHashMap<>();
        rows.forEach(row -> map.put(key.apply(row), row));
        return map;
    }

    /** The rows that must be written: those the database does not have, or has otherwise. */
    <R> List<R> toWrite(Map<String, R> stored, Map<String, R> wanted) {
        List<R> write = new ArrayList<>();
        wanted.forEach((key, row) -> {
            R before = stored.get(key);
            if (before == null) {
                added++;
                write.add(row);
            } else if (before.equals(row)) {
                unchanged++;
            } else {
                changed++;
                write.add(row);
            }
        });
        return write;
    }

    void vanished(String what) {
        vanished.add(what);
    }

    FileReport report() {
        return new FileReport(file.file(), added, changed, unchanged, vanished, List.of(), file.warnings());
    }
}
