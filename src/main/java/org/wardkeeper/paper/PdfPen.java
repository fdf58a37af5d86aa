package org.wardkeeper.paper;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.wardkeeper.language.Moments;

/** How a report is set: its headings, facts, tables and notes, and its numbers and times. */
public final class PdfPen {
    public static final float SMALL = 8.5f;

    private final PdfPages pages;
    private final UnaryOperator<String> words;
    private final ZoneId zone;

    /** @param words what a heading's or a fact's key is called in the reader's language */
    public PdfPen(PdfPages pages, UnaryOperator<String> words, ZoneId zone) {
        this.pages = pages;
        this.words = words;
        this.zone = zone;
    }

    public void banner(String text) throws IOException {
        pages.line(11, new java.awt.Color(0xab1f18), "▲ " + text);
    }

    public void fact(String name, String value) throws IOException {
        String title = words.apply(name);
        for (String piece : pages.wrapped(value, SMALL, PdfPages.WIDTH - 120)) {
            pages.row(
                    SMALL,
                    PdfPages.INK,
                    List.of(new PdfPages.Cell(0, title, false), new PdfPages.Cell(120, piece, false)));
            title = "";
        }
    }

    public void note(String text) throws IOException {
        pages.paragraph(SMALL, PdfPages.QUIET, 60, text);
    }

    public void heading(String text) throws IOException {
        pages.together(80);
        pages.space(10);
        pages.line(12, PdfPages.INK, text);
    }

    /**
     * Where a table's columns stand: words begin there, numbers end there.
     *
     * @param firstNumber the first column of numbers
     * @param afterNumbers the first column behind them that has words again
     */
    public record Columns(int firstNumber, int afterNumbers, float... at) {
        List<PdfPages.Cell> cells(String... words) {
            List<PdfPages.Cell> cells = new ArrayList<>();
            for (int i = 0; i < words.length; i++) {
                cells.add(new PdfPages.Cell(at[i], words[i], i >= firstNumber && i < afterNumbers));
            }
            return cells;
        }
    }

    /** A table's head, on every page that it goes on to. */
    public void header(Columns columns, String... names) throws IOException {
        String[] told = new String[names.length];
        for (int i = 0; i < names.length; i++) {
            told[i] = words.apply(names[i]);
        }
        head(columns, told);
        pages.onNewPage(() -> {
            try {
                head(columns, told);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    private void head(Columns columns, String... words) throws IOException {
        pages.row(SMALL, PdfPages.QUIET, columns.cells(words));
        pages.rule();
    }

    public void row(Columns columns, String... words) throws IOException {
        pages.row(SMALL, PdfPages.INK, columns.cells(words));
    }

    public String celsius(Double value) {
        return value == null ? "–" : String.format(Locale.ROOT, "%.2f °C", value);
    }

    /** Whole seconds as hours, minutes and seconds. */
    public static String duration(BigDecimal seconds) {
        long whole = seconds.longValue();
        return whole == 0 ? "0" : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }

    public String local(Instant moment) {
        return Moments.told(moment, zone);
    }
}
