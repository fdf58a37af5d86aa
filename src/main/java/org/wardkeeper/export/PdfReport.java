package org.wardkeeper.export;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.wardkeeper.coldlog.Day;
import org.wardkeeper.coldlog.Excursion;
import org.wardkeeper.coldlog.UnitHistory;
import org.wardkeeper.correction.Correction;
import org.wardkeeper.dossier.Asked;
import org.wardkeeper.dossier.Records;
import org.wardkeeper.dossier.UnitTables;
import org.wardkeeper.language.Moments;
import org.wardkeeper.language.Texts;
import org.wardkeeper.paper.PdfChart;
import org.wardkeeper.paper.PdfFile;
import org.wardkeeper.paper.PdfPages;
import org.wardkeeper.paper.PdfPen;
import org.wardkeeper.quantity.Micros;

/** What people read of an export: facts, chart, excursions, corrections and a line a day. */
final class PdfReport {

    private static final int POINTS = 730;
    private static final int MOST_GAPS = 500;
    private static final float WHO_WIDTH = 104;
    private static final float SMALL = PdfPen.SMALL;

    private final UnitTables tables;
    private final Asked asked;
    private final Map<String, Object> facts;
    private final String keyId;
    private final Texts texts;
    private final PdfPages pages;
    private final PdfPen pen;

    /**
     * @param facts of the manifest
     * @param keyId which key it is signed with
     */
    PdfReport(PdfFile file, UnitTables tables, Map<String, Object> facts, String keyId) throws IOException {
        this.tables = tables;
        this.asked = tables.asked();
        this.facts = facts;
        this.keyId = keyId;
        this.texts = Texts.in(asked.language());
        this.pages = new PdfPages(file);
        this.pen = new PdfPen(pages, key -> texts.of(key), asked.zone());
    }

    String title() {
        return texts.of("report.title") + ": " + asked.unit().name();
    }

    /** Fills the pages; gives what was printed on each, line by line. */
    List<List<String>> write() throws IOException, SQLException {
        head();
        new PdfFacts(tables, facts, keyId, texts, pen).write();
        pen.heading(texts.of("report.chart"));
        new PdfChart(
                        pages,
                        UnitHistory.chart(
                                tables.log(), asked.unit(), asked.period(), POINTS, asked.now(), asked.zone()),
                        texts.of("report.noReadings"))
                .draw();
        excursions();
        gaps();
        checks();
        corrections();
        days();
        String foot = texts.of("report.foot", asked.report(), pen.local(asked.now()), asked.by());
        return pages.end(foot, (page, of) -> texts.of("report.page", page, of));
    }

    private void head() throws IOException, SQLException {
        pages.line(9, PdfPages.QUIET, texts.of("report.title") + " · " + facts.get("site"));
        pages.line(20, PdfPages.INK, asked.unit().name());
        pages.line(10, PdfPages.INK, pen.local(asked.from()) + " – " + pen.local(asked.to()));
        pages.space(4);
        if (asked.now().isBefore(asked.to())) {
            pen.banner(texts.of("report.notOver"));
        }
        Optional<Instant> keptFrom = tables.keptFrom();
        if (keptFrom.isPresent()) {
            pen.banner(texts.of("report.keptFrom", pen.local(keptFrom.get())));
        }
        if (tables.summary().received() == 0) {
            pen.banner(texts.of("report.noData"));
        }
        if (tables.firstBroken().isPresent()) {
            pen.banner(texts.of(
                    "report.broken",
                    Moments.told(
                            Micros.in(asked.zone(), tables.firstBroken().get().at()))));
        }
        pages.rule();
        pages.space(4);
    }

    private void excursions() throws IOException, SQLException {
        List<Excursion> found = tables.summary().excursions();
        pen.heading(texts.of("report.excursions", found.size()));
        if (found.isEmpty()) {
            pages.line(SMALL, PdfPages.INK, texts.of("report.excursions.none"));
            return;
        }
        Map<String, org.wardkeeper.excursion.Excursion> known = tables.records().excursions(asked);
        Map<String, String> acknowledged =
                Records.acknowledged(known.values(), asked.zone(), tables.log().connection());
        PdfPen.Columns columns = new PdfPen.Columns(3, 6, 0, 60, 205, 360, 430, 499);
        pen.header(
                columns, "report.direction", "report.start", "report.end", "report.length", "report.min", "report.max");
        for (Excursion span : found) {
            tables.goOn();
            pen.row(
                    columns,
                    texts.of("report." + span.direction()),
                    Moments.told(span.start()),
                    span.end() == null ? texts.of("report.running") : Moments.told(span.end()),
                    PdfPen.duration(span.seconds()),
                    pen.celsius(span.minCel()),
                    pen.celsius(span.maxCel()));
            signed(known.get(Records.key(span.direction(), span.start().toInstant())), acknowledged);
        }
        pages.onNewPage(() -> {});
    }

    /** Who and what: below the excursion it belongs to. */
    private void signed(org.wardkeeper.excursion.Excursion known, Map<String, String> acknowledged) throws IOException {
        if (known == null) {
            return;
        }
        pen.note(texts.of(
                "report.inForce",
                known.limits().lowCel(),
                known.limits().highCel(),
                String.format(Locale.ROOT, "%.1f", known.degreeMinutes())));
        for (var firing : known.firings()) {
            pen.note(texts.of("report.fired", firing.rule(), pen.local(firing.at())));
        }
        String by = acknowledged.get(known.id().toString());
        if (by != null) {
            pen.note(texts.of("report.acknowledged", by));
        }
        if (known.closings().isEmpty()) {
            pen.note(texts.of(known.isRunning() ? "report.running" : "report.open"));
            return;
        }
        var closing = known.closings().get(known.closings().size() - 1);
        pen.note(texts.of("report.cause", closing.form().cause()));
        pen.note(texts.of("report.action", closing.form().action()));
        pen.note(texts.of(
                "report.disposition",
                closing.form().disposition(),
                closing.form().decidedBy()));
        said("report.lots", closing.form().lots());
        said("report.sensorLost", closing.form().sensorLost());
        said("report.result", closing.form().result());
        pen.note(texts.of("report.signed", closing.name(), pen.local(closing.at()), closing.meaning()));
        if (known.changedSinceClosed()) {
            pen.note(texts.of("report.changed"));
        }
    }

    private void said(String key, String text) throws IOException {
        if (text != null && !text.isBlank()) {
            pen.note(texts.of(key, text));
        }
    }

    /** Never bridged; of very many the rest stands in the table alone. */
    private void gaps() throws IOException {
        List<UnitTables.Gap> found = tables.gaps();
        pen.heading(texts.of("report.gaps", found.size()));
        if (found.isEmpty()) {
            pages.line(SMALL, PdfPages.INK, texts.of("report.gaps.none"));
            return;
        }
        float[] at = {0, 145, 360, 375};
        pen.header(new PdfPen.Columns(2, 3, 0, 145, 360), "report.start", "report.end", "report.length");
        for (UnitTables.Gap gap : found.subList(0, Math.min(MOST_GAPS, found.size()))) {
            tables.goOn();
            List<PdfPages.Cell> cells = new ArrayList<>();
            cells.add(new PdfPages.Cell(at[0], Moments.told(Micros.in(asked.zone(), gap.from())), false));
            cells.add(new PdfPages.Cell(at[1], Moments.told(Micros.in(asked.zone(), gap.to())), false));
            cells.add(new PdfPages.Cell(at[2], PdfPen.duration(Micros.seconds(gap.to() - gap.from())), true));
            if (gap.sensor() == null) {
                cells.add(new PdfPages.Cell(at[3], texts.of("report.gaps.noSensor"), false));
            }
            pages.row(SMALL, PdfPages.INK, cells);
        }
        pages.onNewPage(() -> {});
        if (found.size() > MOST_GAPS) {
            pages.line(SMALL, PdfPages.INK, texts.of("report.gaps.more", found.size() - MOST_GAPS));
        }
    }

    /** A missed check stays blank. */
    private void checks() throws IOException {
        pen.heading(texts.of("report.checks"));
        float[] at = {0, 65, 265, 325, 385, 395};
        PdfPen.Columns columns = new PdfPen.Columns(2, 5, at);
        pen.header(columns, "report.day", "report.checked", "report.min", "report.max", "report.now", "report.who");
        for (Object[] check : tables.records().checks(asked)) {
            tables.goOn();
            String by = check[6] == null ? "" : check[6] + ", " + check[7];
            List<String> who = pages.wrapped(by, SMALL, WHO_WIDTH);
            String when = check[2] == null ? "" : Moments.told((OffsetDateTime) check[2]);
            pen.row(columns, check[1].toString(), when, blank(check[3]), blank(check[4]), blank(check[5]), who.get(0));
            for (String more : who.subList(1, who.size())) {
                pages.row(SMALL, PdfPages.INK, List.of(new PdfPages.Cell(at[5], more, false)));
            }
        }
        pages.onNewPage(() -> {});
    }

    private String blank(Object celsius) {
        return celsius == null ? "" : pen.celsius((Double) celsius);
    }

    private void corrections() throws IOException, SQLException {
        List<Correction> made = tables.corrections();
        pen.heading(texts.of("report.corrections"));
        if (made.isEmpty()) {
            pages.line(SMALL, PdfPages.INK, texts.of("report.corrections.none"));
        }
        for (Correction correction : made) {
            pages.paragraph(
                    SMALL,
                    PdfPages.INK,
                    0,
                    texts.of(
                            "report.correction",
                            Moments.told(correction.measured(asked.zone())),
                            pen.celsius(correction.celsius()),
                            correction.correctedCel() == null
                                    ? texts.of("report.leftOut")
                                    : pen.celsius(correction.correctedCel()),
                            correction.madeBy(),
                            Moments.told(correction.madeAt(asked.zone()))));
            pages.paragraph(SMALL, PdfPages.QUIET, 0, correction.reason());
        }
    }

    private void days() throws IOException, SQLException {
        pen.heading(texts.of("report.days"));
        PdfPen.Columns columns = new PdfPen.Columns(1, 8, 0, 120, 185, 250, 315, 377, 438, 499);
        pen.header(
                columns,
                "report.day",
                "report.count",
                "report.min",
                "report.mean",
                "report.max",
                "report.above",
                "report.below",
                "report.unknown");
        for (Day day : UnitHistory.days(tables.log(), asked.unit(), asked.period(), asked.now(), asked.zone())) {
            tables.goOn();
            pen.row(
                    columns,
                    day.date().toString(),
                    Long.toString(day.received()),
                    pen.celsius(day.minCel()),
                    pen.celsius(day.meanCel()),
                    pen.celsius(day.maxCel()),
                    PdfPen.duration(day.secondsAbove()),
                    PdfPen.duration(day.secondsBelow()),
                    PdfPen.duration(day.secondsUnknown()));
        }
        pages.onNewPage(() -> {});
    }
}
