package org.wardkeeper.sheet;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;

/** Lines of the small tables: numbers stay numbers, texts are made harmless. */
public final class CsvLines {

    private final LineSink out;

    public CsvLines(LineSink out) {
        this.out = out;
    }

    /** One line; null is an empty cell. */
    public void line(Object... cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            line.append(i == 0 ? "" : ",").append(text(cells[i]));
        }
        byte[] bytes = line.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
        out.line(bytes, 0, bytes.length);
    }

    /** One cell a line, character by character as it is. */
    public void piece(String text) {
        byte[] bytes = ('"' + text.replace("\"", "\"\"") + "\"\r\n").getBytes(StandardCharsets.UTF_8);
        out.line(bytes, 0, bytes.length);
    }

    private static String text(Object cell) {
        if (cell == null) {
            return "";
        }
        if (cell instanceof Double number) {
            return BigDecimal.valueOf(number).toPlainString();
        }
        if (cell instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (cell instanceof OffsetDateTime moment) {
            return LocalStamps.text(moment);
        }
        return cell instanceof Number ? cell.toString() : LogCsv.cell(cell.toString());
    }
}
