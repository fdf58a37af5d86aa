package org.wardkeeper.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipOutputStream;
import org.wardkeeper.evidence.WorkbookParts;

/** Lines of CSV as the rows of a sheet: cells of columns that hold numbers are numbers, all others are text. */
final class SheetRows implements LineSink {

    static final int MOST_ROWS = 1_048_576;

    private static final byte[] BEGIN = bytes(WorkbookParts.BEGIN);
    private static final byte[] END = bytes(WorkbookParts.END);
    private static final byte[] ROW = bytes("<row r=\"");
    private static final byte[] ROW_END = bytes("</row>");
    private static final byte[] CELL = bytes("<c r=\"");
    private static final byte[] NUMBER = bytes("\"><v>");
    private static final byte[] NUMBER_END = bytes("</v></c>");
    private static final byte[] TEXT = bytes("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
    private static final byte[] BOLD = bytes("\" s=\"1\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
    private static final byte[] TEXT_END = bytes("</t></is></c>");
    private static final byte[] TAG_END = bytes("\">");

    /** Begins the next sheet of the same table. */
    interface NextPart {
        void begin(int part);
    }

    private final ZipOutputStream zip;
    private final NextPart nextPart;
    private byte[] held = new byte[1 << 16];
    private int length;
    private boolean[] numbers = {};
    private boolean header = true;
    private int rows;
    private int part = 1;
    private byte[] cell = new byte[256];

    SheetRows(ZipOutputStream zip, NextPart nextPart) {
        this.zip = zip;
        this.nextPart = nextPart;
        put(BEGIN);
    }

    @Override
    public void line(byte[] line, int start, int lineLength) {
        if (rows == MOST_ROWS) {
            endSheet();
            nextPart.begin(++part);
            put(BEGIN);
            rows = 0;
        }
        rows++;
        put(ROW);
        number(rows);
        put(TAG_END);
        cells(line, start, start + lineLength);
        put(ROW_END);
        header = false;
        if (length > 1 << 15) {
            send();
        }
    }

    void end() {
        endSheet();
    }

    private void endSheet() {
        put(END);
        send();
    }

    private void cells(byte[] line, int start, int end) {
        int column = 0;
        int from = start;
        int count = 0;
        boolean quoted = false;
        for (int i = from; i < end; i++) {
            byte b = line[i];
            if (b == '"') {
                boolean doubled = quoted && i + 1 < end && line[i + 1] == '"';
                if (!doubled) {
                    quoted = !quoted;
                    continue;
                }
                i++;
            } else if (!quoted && (b == ',' || b == '\r' || b == '\n')) {
                if (b != '\n') {
                    cell(column++, count);
                    count = 0;
                }
                continue;
            }
            if (count == cell.length) {
                cell = Arrays.copyOf(cell, 2 * count);
            }
            cell[count++] = b;
        }
    }

    private void cell(int column, int count) {
        if (header) {
            numbers = Arrays.copyOf(numbers, column + 1);
            numbers[column] = WorkbookParts.NUMBERS.contains(new String(cell, 0, count, StandardCharsets.UTF_8));
        }
        if (count == 0) {
            return;
        }
        boolean number = !header && column < numbers.length && numbers[column];
        put(CELL);
        one((byte) ('A' + column));
        number(rows);
        put(number ? NUMBER : header ? BOLD : TEXT);
        escaped(count);
        put(number ? NUMBER_END : TEXT_END);
    }

    private void escaped(int count) {
        for (int i = 0; i < count; i++) {
            switch (cell[i]) {
                case '&' -> put(bytes("&amp;"));
                case '<' -> put(bytes("&lt;"));
                case '>' -> put(bytes("&gt;"));
                case '\r' -> put(bytes("&#13;"));
                default -> one(cell[i]);
            }
        }
    }

    private void number(int number) {
        room(12);
        length = Decimals.putWhole(number, held, length);
    }

    private void one(byte b) {
        room(1);
        held[length++] = b;
    }

    private void put(byte[] bytes) {
        room(bytes.length);
        System.arraycopy(bytes, 0, held, length, bytes.length);
        length += bytes.length;
    }

    private void room(int more) {
        if (length + more > held.length) {
            held = Arrays.copyOf(held, 2 * held.length);
        }
    }

    private void send() {
        try {
            zip.write(held, 0, length);
            length = 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
