package org.wardkeeper.sitefolder;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.wardkeeper.place.Names;

/**
 * The rows of one CSV file (RFC 4180, a header line first), each made into a row of ours or into a problem. Lines may
 * end in LF or CRLF; columns may stand in any order; columns that nobody asked for are left out with a warning.
 */
final class CsvTable {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

    private CsvTable() {}

    /** Takes each cell and checks it, and returns how to make a row of ours of them; that is done only without a fault. */
    interface RowParser<R> {
        Supplier<R> parse(Cells cells);
    }

    static <R> Parsed<R> read(String file, String content, List<String> columns, RowParser<R> rows) {
        Parsed<R> parsed = new Parsed<>(file);
        int line = 1;
        try (CSVParser parser = CSVParser.parse(new StringReader(content), FORMAT)) {
            List<String> header = null;
            for (CSVRecord cells : parser) {
                if (header == null) {
                    header = cells.stream().map(CsvTable::trimmed).toList();
                    checkHeader(parsed, header, columns);
                } else if (!blank(cells)) {
                    parseRow(parsed, line, header, cells, rows);
                }
                line = (int) parser.getCurrentLineNumber() + 1;
            }
            if (header == null) {
                parsed.refuse(1, "The file is empty; its first line must be " + String.join(",", columns) + ".");
            }
        } catch (UncheckedIOException | CSVException e) {
            parsed.refuse(
                    line,
                    "From here on the file is not readable as CSV: a quote is not closed, or something stands"
                            + " between a closing quote and the next comma.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parsed;
    }

    private static boolean blank(CSVRecord cells) {
        return cells.size() == 1 && trimmed(cells.get(0)).isEmpty();
    }

    private static void checkHeader(Parsed<?> parsed, List<String> header, List<String> columns) {
        List<String> missing = new ArrayList<>(columns);
        missing.removeAll(header);
        if (!missing.isEmpty()) {
            parsed.refuse(
                    1,
                    "The first line must name the columns " + String.join(",", columns) + "; missing: "
                            + String.join(", ", missing) + ".");
        }
        columns.stream()
                .filter(column -> Collections.frequency(header, column) > 1)
                .forEach(column -> parsed.refuse(1, "The column " + column + " stands there twice."));
        List<String> strange = new ArrayList<>(header);
        strange.removeAll(columns);
        strange.forEach(column -> parsed.warn(1, "The column '" + Names.shown(column) + "' is not used."));
    }

    private static <R> void parseRow(
            Parsed<R> parsed, int line, List<String> header, CSVRecord cells, RowParser<R> rows) {
        if (parsed.headerRefused()) {
            return;
        }
        if (cells.size() != header.size()) {
            parsed.refuse(line, "The row has " + cells.size() + " cells, the first line " + header.size() + ".");
            return;
        }
        Map<String, String> byColumn = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            byColumn.put(header.get(i), trimmed(cells.get(i)));
        }
        Cells named = new Cells(byColumn);
        Supplier<R> row = rows.parse(named);
        named.names().forEach((column, name) -> parsed.names(line, column, name));
        if (named.faults().isEmpty()) {
            parsed.accept(line, row.get());
        } else {
            named.faults().forEach(fault -> parsed.refuse(line, fault));
        }
    }

    /** Spaces around a cell mean nothing; a line break does, and is left for the cell's own rule to refuse. */
    private static String trimmed(String cell) {
        int from = 0;
        int to = cell.length();
        while (from < to && isSpace(cell.charAt(from))) {
            from++;
        }
        while (from < to && isSpace(cell.charAt(to - 1))) {
            to--;
        }
        return cell.substring(from, to);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }
}
