package org.wardkeeper.export;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How a report is set: its headings, facts, tables and notes, and its numbers and times. */
final class PdfPen {
    static final float SMALL = 8.5f;
    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx");

    private final PdfPages pages;
    private final Texts texts;
    private final ZoneId zone;

    PdfPen(PdfPages pages, Texts texts, ZoneId zone) {
        this.pages = pages;
        this.texts = texts;
        this.zone = zone;
    }

    void banner(String text) throws IOException {
        pages.line(11, new java.awt.Color(0xab1f18), "▲ " + text);
    }

    void fact(String name, String value) throws IOException {
        String title = texts.of(name);
        for (String piece : pages.wrapped(value, SMALL, PdfPages.WIDTH - 120)) {
            pages.row(
                    SMALL,
                    PdfPages.INK,
                    List.of(new PdfPages.Cell(0, title, false), new PdfPages.Cell(120, piece, false)));
            title = "";
        }
    }

    void note(String text) throws IOException {
        pages.paragraph(SMALL, PdfPages.QUIET, 60, text);
    }

    void heading(String text) throws IOException {
        pages.together(80);
        pages.space(10);
        pages.line(12, PdfPages.INK, text);
    }

    /** A table's head, on every page that it goes on to. */
    void header(float[] at, int firstNumber, String... names) throws IOException {
        String[] words = new String[names.length];
        for (int i = 0; i < names.length; i++) {
            words[i] = texts.of(names[i]);
        }
        head(at, firstNumber, words);
        pages.onNewPage(() -> {
            try {
                head(at, firstNumber, words);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    private void head(float[] at, int firstNumber, String... words) throws IOException {
        pages.row(SMALL, PdfPages.QUIET, cells(at, firstNumber, words));
        pages.rule();
    }

    void row(float[] at, int firstNumber, String... words) throws IOException {
        pages.row(SMALL, PdfPages.INK, cells(at, firstNumber, words));
    }

    private static List<PdfPages.Cell> cells(float[] at, int firstNumber, String... words) {
        List<PdfPages.Cell> cells = new ArrayList<>();
        for (int i = 0; i < words.length; i++) {
            cells.add(new PdfPages.Cell(at[i], words[i], i >= firstNumber));
        }
        return cells;
    }

    String celsius(Double value) {
        return value == null ? "–" : String.format(Locale.ROOT, "%.2f °C", value);
    }

    /** Whole seconds as hours, minutes and seconds. */
    static String duration(BigDecimal seconds) {
        long whole = seconds.longValue();
        return whole == 0 ? "0" : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }

    String local(Instant moment) {
        OffsetDateTime there = moment.atZone(zone).toOffsetDateTime();
        return there.format(TIME);
    }
}
