package org.wardkeeper.paper;

import java.awt.Color;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.wardkeeper.coldlog.Chart;
import org.wardkeeper.coldlog.Excursion;

/**
 * A period drawn: the allowed band as a soft area with its limits dashed, lowest to highest as a grey envelope, readings
 * as a line, spans out of range tinted, gaps hatched.
 */
public final class PdfChart {

    private static final float HEIGHT = 190;
    private static final float LEFT = PdfPages.LEFT + 34;
    private static final float WIDTH = PdfPages.WIDTH - 34;
    private static final Color BAND = new Color(0xe0f2ec);
    private static final Color WARM = new Color(0xfdeadf);
    private static final Color COLD = new Color(0xe0eefa);
    private static final Color LIMIT = new Color(0x0a7358);
    private static final Color ENVELOPE = new Color(0xb3c0bb);
    private static final Color HATCH = new Color(0x84918c);

    private final PdfPages pages;
    private final Chart chart;
    private final String noReadings;
    private float bottom;
    private double low;
    private double high;

    /** @param noReadings what stands in a gap that is wide enough */
    public PdfChart(PdfPages pages, Chart chart, String noReadings) {
        this.pages = pages;
        this.chart = chart;
        this.noReadings = noReadings;
    }

    public void draw() throws IOException {
        scale();
        bottom = pages.room(HEIGHT + 26) + 20;
        PDPageContentStream page = pages.page();
        for (int i = 0; i < chart.limits().size(); i++) {
            Chart.LimitsFrom step = chart.limits().get(i);
            OffsetDateTime end =
                    i + 1 < chart.limits().size() ? chart.limits().get(i + 1).from() : chart.to();
            box(page, BAND, x(step.from()), x(end), y(step.lowCel()), y(step.highCel()));
        }
        for (Excursion span : chart.excursions()) {
            Color tint = span.direction().equals("above") ? WARM : COLD;
            OffsetDateTime end = span.end() == null ? chart.to() : span.end();
            box(page, tint, x(span.start()), x(end), bottom, bottom + HEIGHT);
        }
        gaps(page);
        limits(page);
        envelope(page);
        readings(page);
        axes();
    }

    private void scale() {
        low = chart.limits().stream()
                .mapToDouble(Chart.LimitsFrom::lowCel)
                .min()
                .orElse(0);
        high = chart.limits().stream()
                .mapToDouble(Chart.LimitsFrom::highCel)
                .max()
                .orElse(10);
        for (Chart.Point point : chart.points()) {
            low = Math.min(low, point.min());
            high = Math.max(high, point.max());
        }
        double margin = Math.max(1, (high - low) / 10);
        low -= margin;
        high += margin;
    }

    private void gaps(PDPageContentStream page) throws IOException {
        page.setStrokingColor(HATCH);
        page.setLineWidth(0.3f);
        for (Chart.Gap gap : chart.gaps()) {
            float from = x(gap.from());
            float to = x(gap.to());
            page.saveGraphicsState();
            page.addRect(from, bottom, Math.max(0.5f, to - from), HEIGHT);
            page.clip();
            for (float x = from - HEIGHT; x < to; x += 5) {
                page.moveTo(x, bottom);
                page.lineTo(x + HEIGHT, bottom + HEIGHT);
            }
            page.stroke();
            page.restoreGraphicsState();
            if (to - from > pages.width(noReadings, 7) + 4) {
                label(noReadings, (from + to - pages.width(noReadings, 7)) / 2, bottom + HEIGHT - 10, false);
            }
        }
    }

    private void limits(PDPageContentStream page) throws IOException {
        page.setStrokingColor(LIMIT);
        page.setLineWidth(0.6f);
        page.setLineDashPattern(new float[] {3, 2}, 0);
        for (int i = 0; i < chart.limits().size(); i++) {
            Chart.LimitsFrom step = chart.limits().get(i);
            OffsetDateTime end =
                    i + 1 < chart.limits().size() ? chart.limits().get(i + 1).from() : chart.to();
            for (double limit : new double[] {step.lowCel(), step.highCel()}) {
                page.moveTo(x(step.from()), y(limit));
                page.lineTo(x(end), y(limit));
            }
        }
        page.stroke();
        page.setLineDashPattern(new float[] {}, 0);
    }

    private void envelope(PDPageContentStream page) throws IOException {
        page.setStrokingColor(ENVELOPE);
        page.setLineWidth(0.7f);
        for (Chart.Point point : chart.points()) {
            page.moveTo(x(point.t()), y(point.min()));
            page.lineTo(x(point.t()), y(point.max()) + 0.1f);
        }
        page.stroke();
    }

    /** Never across a gap. */
    private void readings(PDPageContentStream page) throws IOException {
        page.setStrokingColor(PdfPages.INK);
        page.setLineWidth(0.6f);
        List<Chart.Point> points = chart.points();
        for (int i = 0; i < points.size(); i++) {
            Chart.Point point = points.get(i);
            boolean follows = i > 0 && !gapBetween(points.get(i - 1).t(), point.t());
            if (follows) {
                page.lineTo(x(point.t()), y(point.last()));
            } else {
                page.moveTo(x(point.t()), y(point.last()));
                page.lineTo(x(point.t()) + 0.2f, y(point.last()));
            }
        }
        page.stroke();
    }

    private boolean gapBetween(OffsetDateTime from, OffsetDateTime to) {
        return chart.gaps().stream()
                .anyMatch(gap -> gap.from().isBefore(to) && gap.to().isAfter(from.plusSeconds(1)));
    }

    private void axes() throws IOException {
        double step = step(high - low);
        for (double value = Math.ceil(low / step) * step; value < high; value += step) {
            label(String.format(Locale.ROOT, "%.0f °C", value), LEFT - 4, y(value) - 2.5f, true);
        }
        label(day(chart.from()), LEFT, bottom - 11, false);
        OffsetDateTime middle = chart.from()
                .plusSeconds(
                        java.time.Duration.between(chart.from(), chart.to()).toSeconds() / 2);
        String half = day(middle);
        label(half, LEFT + (WIDTH - pages.width(half, 7)) / 2, bottom - 11, false);
        label(day(chart.to()), LEFT + WIDTH, bottom - 11, true);
    }

    private static double step(double range) {
        for (double step : new double[] {1, 2, 5, 10, 20}) {
            if (range / step <= 10) {
                return step;
            }
        }
        return 50;
    }

    private static String day(OffsetDateTime moment) {
        return moment.toLocalDate() + " " + moment.toLocalTime().withSecond(0).withNano(0);
    }

    private void label(String text, float x, float base, boolean endsThere) throws IOException {
        pages.text(7, PdfPages.QUIET, x, base, List.of(new PdfPages.Cell(0, text, endsThere)));
    }

    private static void box(PDPageContentStream page, Color color, float left, float right, float low, float high)
            throws IOException {
        page.setNonStrokingColor(color);
        page.addRect(left, low, Math.max(0.3f, right - left), high - low);
        page.fill();
    }

    private float x(OffsetDateTime moment) {
        double all = java.time.Duration.between(chart.from(), chart.to()).toMillis();
        double part = java.time.Duration.between(chart.from(), moment).toMillis();
        return LEFT + (float) (WIDTH * Math.max(0, Math.min(1, part / all)));
    }

    private float y(double celsius) {
        return bottom + (float) (HEIGHT * (celsius - low) / (high - low));
    }
}
