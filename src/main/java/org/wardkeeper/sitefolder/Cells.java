package org.wardkeeper.sitefolder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.wardkeeper.place.Names;

/** One row's cells by column. Keeps every reason why one cannot be taken, so that a row tells all its faults at once. */
final class Cells {

    private final Map<String, String> byColumn;
    private final Map<String, String> names = new HashMap<>();
    private final List<String> faults = new ArrayList<>();

    Cells(Map<String, String> byColumn) {
        this.byColumn = byColumn;
    }

    /** What the cell means; null where it is empty or refused, which is a fault. */
    <T> T value(String column, Function<String, T> meaning) {
        String cell = byColumn.get(column);
        if (cell.isEmpty()) {
            faults.add("The column " + column + " is empty.");
            return null;
        }
        return taken(cell, meaning);
    }

    /** What the cell means; null where it is empty, and where it is refused, which is a fault. */
    <T> T optional(String column, Function<String, T> meaning) {
        String cell = byColumn.get(column);
        return cell.isEmpty() ? null : taken(cell, meaning);
    }

    /** The name of a row of another file; whether it is there is asked later. Null where the cell is empty: a fault. */
    String named(String column) {
        return value(column, name -> remembered(column, name));
    }

    /** The name of a row of another file; null where the cell is empty. */
    String mayName(String column) {
        return optional(column, name -> remembered(column, name));
    }

    private String remembered(String column, String name) {
        names.put(column, name);
        return name;
    }

    Double number(String column) {
        return value(column, cell -> number(column, cell));
    }

    Integer seconds(String column) {
        return value(column, cell -> seconds(column, cell));
    }

    /** A rule about cells that were taken, which throws an {@link IllegalArgumentException} where they break it. */
    void check(Runnable rule) {
        try {
            rule.run();
        } catch (IllegalArgumentException e) {
            faults.add(e.getMessage());
        }
    }

    /** By column, what the row names. */
    Map<String, String> names() {
        return names;
    }

    List<String> faults() {
        return faults;
    }

    private <T> T taken(String cell, Function<String, T> meaning) {
        try {
            return meaning.apply(cell);
        } catch (IllegalArgumentException e) {
            faults.add(e.getMessage());
            return null;
        }
    }

    private static double number(String column, String cell) {
        try {
            return Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("The " + column + " '" + Names.shown(cell) + "' is not a number.", e);
        }
    }

    private static int seconds(String column, String cell) {
        try {
            int seconds = Integer.parseInt(cell);
            if (seconds > 0) {
                return seconds;
            }
        } catch (NumberFormatException e) {
            throw notSeconds(column, cell, e);
        }
        throw notSeconds(column, cell, null);
    }

    private static IllegalArgumentException notSeconds(String column, String cell, Exception cause) {
        return new IllegalArgumentException(
                "The " + column + " '" + Names.shown(cell) + "' must be a whole number of seconds above 0.", cause);
    }
}
