package org.wardkeeper.sitefolder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.wardkeeper.place.Names;

/** One file on its way in: the rows that could be read, where they stood, and what is wrong so far. */
public final class Parsed<R> {

    private final String file;
    private final List<Row<R>> rows = new ArrayList<>();
    private final List<Problem> refusals = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    /** A row and the line it began on. */
    record Row<R>(int line, R value) {}

    Parsed(String file) {
        this.file = file;
    }

    /** A file that is not there. */
    static <R> Parsed<R> missing(String file) {
        Parsed<R> parsed = new Parsed<>(file);
        parsed.refuse(0, "The file is missing.");
        return parsed;
    }

    void accept(int line, R value) {
        rows.add(new Row<>(line, value));
    }

    public void refuse(int line, String reason) {
        refusals.add(new Problem(file, line, reason));
    }

    void warn(int line, String reason) {
        warnings.add(new Problem(file, line, reason));
    }

    /** Refuses every row whose key an earlier row has. */
    Parsed<R> unique(String what, Function<R, String> key) {
        Map<String, Integer> first = new HashMap<>();
        for (Row<R> row : rows) {
            String value = key.apply(row.value());
            Integer earlier = value == null ? null : first.putIfAbsent(value, row.line());
            if (earlier != null) {
                refuse(
                        row.line(),
                        "The " + what + " '" + Names.shown(value) + "' stands in line " + earlier + " already.");
            }
        }
        return this;
    }

    public String file() {
        return file;
    }

    public boolean refused() {
        return !refusals.isEmpty();
    }

    boolean headerRefused() {
        return refusals.stream().anyMatch(problem -> problem.line() <= 1);
    }

    List<Row<R>> rows() {
        return rows;
    }

    public List<R> values() {
        return rows.stream().map(Row::value).toList();
    }

    public List<Problem> refusals() {
        return refusals;
    }

    public List<Problem> warnings() {
        return warnings;
    }
}
