package org.wardkeeper.sitefolder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.wardkeeper.place.Names;

/** One file on its way in: the rows that could be read, where they stood, and what is wrong so far. */
public final class Parsed<R> {

    private final String file;
    private final List<Row<R>> rows = new ArrayList<>();
    private final Map<String, List<Row<String>>> names = new HashMap<>();
    private final Problems refusals = new Problems();
    private final Problems warnings = new Problems();
    private boolean headerRefused;

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

    /** A row names a row of another file; kept of refused rows too, since it can be checked all the same. */
    void names(int line, String column, String name) {
        names.computeIfAbsent(column, any -> new ArrayList<>()).add(new Row<>(line, name));
    }

    void accept(int line, R value) {
        rows.add(new Row<>(line, value));
    }

    public void refuse(int line, String reason) {
        refusals.add(new Problem(file, line, reason));
        headerRefused |= line <= 1;
    }

    /** A feature of a plan is at fault. */
    void refuse(int line, String feature, String reason) {
        refusals.add(new Problem(file, line, feature, reason));
    }

    void warn(int line, String reason) {
        warnings.add(new Problem(file, line, reason));
    }

    void warn(int line, String feature, String reason) {
        warnings.add(new Problem(file, line, feature, reason));
    }

    /** There are so many faults already that nobody asks for more. */
    boolean hasEnoughRefusals() {
        return refusals.told.size() >= Problems.MOST_TOLD;
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
        return !refusals.told.isEmpty();
    }

    boolean headerRefused() {
        return headerRefused;
    }

    /** What the rows name in this column, the refused ones too. */
    List<Row<String>> names(String column) {
        return names.getOrDefault(column, List.of());
    }

    List<Row<R>> rows() {
        return rows;
    }

    public List<R> values() {
        return rows.stream().map(Row::value).toList();
    }

    /** In the order of the lines. */
    public List<Problem> refusals() {
        return refusals.list();
    }

    public List<Problem> warnings() {
        return warnings.list();
    }

    /** Enough of them for one evening's work; the rest is counted, so that a wrong file cannot fill the memory. */
    private final class Problems {
        private static final int MOST_TOLD = 1_000;

        private final List<Problem> told = new ArrayList<>();
        private int more;

        void add(Problem problem) {
            if (told.size() < MOST_TOLD) {
                told.add(problem);
            } else {
                more++;
            }
        }

        List<Problem> list() {
            List<Problem> all = new ArrayList<>(told);
            all.sort(Comparator.comparingInt(Problem::line));
            if (more > 0) {
                all.add(new Problem(file, 0, "There are " + more + " more of these."));
            }
            return all;
        }
    }
}
