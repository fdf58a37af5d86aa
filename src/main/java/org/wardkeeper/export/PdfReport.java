package org.wardkeeper.export;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wardkeeper.coldlog.Day;
import org.wardkeeper.coldlog.Excursion;
import org.wardkeeper.coldlog.Mkt;
import org.wardkeeper.coldlog.UnitHistory;
import org.wardkeeper.coldlog.UnitSummary;
import org.wardkeeper.timeline.LimitsHistory;
import org.wardkeeper.timeline.Micros;

/** What people read of an export: facts, chart, excursions, corrections and a line a day. */
final class PdfReport {

    private static final int POINTS = 730;
    private static final float SMALL = 8.5f;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx");

    private final UnitTables tables;
    private final Asked asked;
    private final Map<String, Object> facts;
    private final Texts texts;
    private final PdfPages pages;

    /** @param facts of the manifest */
    PdfReport(PdfFile file, UnitTables tables, Map<String, Object> facts) throws IOException {
        this.tables = tables;
        this.asked = tables.asked();
        this.facts = facts;
        this.texts = Texts.in(asked.language());
        this.pages = new PdfPages(file);
    }

    String title() {
        return texts.of("report.title") + ": " + asked.unit().name();
    }

    /** Fills the pages; gives what was printed on each, line by line. */
    List<List<String>> write() throws IOException, SQLException {
        head();
        facts();
        sensors();
        certificates();
        lots();
        heading(texts.of("report.chart"));
        new PdfChart(
                        pages,
                        UnitHistory.chart(
                                tables.log(), asked.unit(), asked.period(), POINTS, asked.now(), asked.zone()),
                        texts.of("report.noReadings"))
                .draw();
        excursions();
        checks();
        corrections();
        days();
        String foot = texts.of("report.foot", asked.report(), local(asked.now()), asked.by());
        return pages.end(foot, (page, of) -> texts.of("report.page", page, of));
    }

    private void head() throws IOException, SQLException {
        pages.line(9, PdfPages.QUIET, texts.of("report.title") + " · " + facts.get("site"));
        pages.line(20, PdfPages.INK, asked.unit().name());
        pages.line(10, PdfPages.INK, local(asked.from()) + " – " + local(asked.to()));
        pages.space(4);
        if (tables.summary().received() == 0) {
            banner(texts.of("report.noData"));
        }
        if (tables.firstBroken().isPresent()) {
            banner(texts.of(
                    "report.broken",
                    Micros.in(asked.zone(), tables.firstBroken().get().at()).format(TIME)));
        }
        pages.rule();
        pages.space(4);
    }

    private void banner(String text) throws IOException {
        pages.line(11, new java.awt.Color(0xab1f18), "▲ " + text);
    }

    private void facts() throws IOException, SQLException {
        UnitSummary figures = tables.summary();
        Map<?, ?> unit = (Map<?, ?>) facts.get("unit");
        Map<?, ?> place = (Map<?, ?>) unit.get("location");
        fact(
                "report.unit",
                asked.unit().id() + " · "
                        + texts.of("report.kind." + asked.unit().kind().slug()));
        fact("report.location", place.get("level") + " · " + place.get("zone"));
        fact("report.zone", asked.zone().getId());
        fact(
                "report.interval",
                texts.of("report.seconds", asked.unit().interval().toSeconds()));
        for (LimitsHistory.Since step : tables.log().limits().during(asked.period())) {
            fact(
                    "report.limits",
                    texts.of(
                            "report.band",
                            step.limits().lowCel(),
                            step.limits().highCel(),
                            Micros.in(asked.zone(), step.since()).format(TIME)));
        }
        Double coverage = Manifest.coverage(figures);
        fact(
                "report.readings",
                texts.of(
                        "report.received",
                        figures.expected(),
                        figures.received(),
                        figures.missing(),
                        coverage == null ? "–" : coverage));
        fact(
                "report.range",
                texts.of(
                        "report.figures",
                        celsius(figures.minCel()),
                        celsius(figures.meanCel()),
                        celsius(figures.maxCel())));
        if (!asked.unit().kind().frozen()) {
            fact(
                    "report.mkt",
                    texts.of("report.mkt.value", celsius(figures.mktCel()), Mkt.ACTIVATION_ENERGY, Mkt.GAS_CONSTANT));
        }
        fact(
                "report.time",
                texts.of(
                        "report.times",
                        duration(figures.secondsAbove()),
                        duration(figures.secondsBelow()),
                        duration(figures.secondsInside()),
                        duration(figures.secondsUnknown())));
        Map<?, ?> generated = (Map<?, ?>) facts.get("generated");
        fact("report.software", String.valueOf(generated.get("software")));
        fact("report.query", cut(asked.query(), 95));
    }

    private void fact(String name, String value) throws IOException {
        String title = texts.of(name);
        for (String piece : pages.wrapped(value, SMALL, PdfPages.WIDTH - 120)) {
            pages.row(
                    SMALL,
                    PdfPages.INK,
                    List.of(new PdfPages.Cell(0, title, false), new PdfPages.Cell(120, piece, false)));
            title = "";
        }
    }

    private void sensors() throws IOException {
        for (Object sensor : (List<?>) facts.get("sensors")) {
            Map<?, ?> said = (Map<?, ?>) sensor;
            Object serial = said.get("serial") == null ? "–" : said.get("serial");
            fact("report.sensor", texts.of("report.sensor.value", said.get("urn"), serial, said.get("interval_s")));
            String more = Stream.of("model", "firmware", "buffer")
                    .map(said::get)
                    .filter(text -> text != null && !text.toString().isBlank())
                    .map(Object::toString)
                    .collect(Collectors.joining(" · "));
            if (!more.isEmpty()) {
                fact("report.sensor.more", more);
            }
        }
    }

    private void certificates() throws IOException {
        List<?> all = (List<?>) facts.get("calibration");
        if (all.isEmpty()) {
            fact("report.calibration", texts.of("report.calibration.none"));
        }
        for (Object one : all) {
            Map<?, ?> certificate = (Map<?, ?>) one;
            fact(
                    "report.calibration",
                    texts.of(
                            "report.calibration.value",
                            certificate.get("number"),
                            certificate.get("laboratory"),
                            certificate.get("date"),
                            certificate.get("due"),
                            certificate.get("uncertaintyCel"),
                            certificate.get("offsetCel")));
            if (Boolean.TRUE.equals(certificate.get("expired"))) {
                banner(texts.of("report.calibration.expired", certificate.get("number"), certificate.get("due")));
            }
        }
    }

    private void lots() throws IOException {
        for (Object one : (List<?>) facts.get("lots")) {
            Map<?, ?> lot = (Map<?, ?>) one;
            Object out = lot.get("takenOut") == null ? "–" : lot.get("takenOut");
            fact("report.lot", texts.of("report.lot.value", lot.get("product"), lot.get("lot"), lot.get("putIn"), out));
        }
    }

    private void excursions() throws IOException, SQLException {
        List<Excursion> found = tables.summary().excursions();
        heading(texts.of("report.excursions", found.size()));
        if (found.isEmpty()) {
            pages.line(SMALL, PdfPages.INK, texts.of("report.excursions.none"));
            return;
        }
        Map<String, org.wardkeeper.excursion.Excursion> known = tables.records().excursions(asked);
        Map<String, String> acknowledged =
                Records.acknowledged(known.values(), asked.zone(), tables.log().connection());
        float[] at = {0, 60, 205, 360, 430, 499};
        header(at, 3, "report.direction", "report.start", "report.end", "report.length", "report.min", "report.max");
        for (Excursion span : found) {
            row(
                    at,
                    3,
                    texts.of("report." + span.direction()),
                    span.start().format(TIME),
                    span.end() == null ? texts.of("report.running") : span.end().format(TIME),
                    duration(span.seconds()),
                    celsius(span.minCel()),
                    celsius(span.maxCel()));
            signed(known.get(Records.key(span.direction(), span.start().toInstant())), acknowledged);
        }
        pages.onNewPage(() -> {});
    }

    /** Who and what: below the excursion it belongs to. */
    private void signed(org.wardkeeper.excursion.Excursion known, Map<String, String> acknowledged) throws IOException {
        if (known == null) {
            return;
        }
        for (var firing : known.firings()) {
            note(texts.of("report.fired", firing.rule(), local(firing.at())));
        }
        String by = acknowledged.get(known.id().toString());
        if (by != null) {
            note(texts.of("report.acknowledged", by));
        }
        if (known.closings().isEmpty()) {
            note(texts.of(known.isRunning() ? "report.running" : "report.open"));
            return;
        }
        var closing = known.closings().get(known.closings().size() - 1);
        note(texts.of("report.cause", closing.form().cause()));
        note(texts.of("report.action", closing.form().action()));
        note(texts.of(
                "report.disposition",
                closing.form().disposition(),
                closing.form().decidedBy()));
        note(texts.of("report.signed", closing.name(), local(closing.at()), closing.meaning()));
        if (known.changedSinceClosed()) {
            note(texts.of("report.changed"));
        }
    }

    private void note(String text) throws IOException {
        pages.paragraph(SMALL, PdfPages.QUIET, 60, text);
    }

    /** A missed check stays blank. */
    private void checks() throws IOException {
        heading(texts.of("report.checks"));
        float[] at = {0, 65, 265, 325, 385, 395};
        header(
                new float[] {0, 65, 265, 325, 385, 412},
                2,
                "report.day",
                "report.checked",
                "report.min",
                "report.max",
                "report.now",
                "report.who");
        for (Object[] check : tables.records().checks(asked)) {
            String when = check[2] == null ? "" : ((OffsetDateTime) check[2]).format(TIME);
            pages.row(
                    SMALL,
                    PdfPages.INK,
                    List.of(
                            new PdfPages.Cell(at[0], check[1].toString(), false),
                            new PdfPages.Cell(at[1], when, false),
                            new PdfPages.Cell(at[2], blank(check[3]), true),
                            new PdfPages.Cell(at[3], blank(check[4]), true),
                            new PdfPages.Cell(at[4], blank(check[5]), true),
                            new PdfPages.Cell(at[5], check[6] == null ? "" : check[6] + ", " + check[7], false)));
        }
        pages.onNewPage(() -> {});
    }

    private String blank(Object celsius) {
        return celsius == null ? "" : celsius((Double) celsius);
    }

    private void corrections() throws IOException, SQLException {
        List<Correction> made = tables.corrections();
        if (made.isEmpty()) {
            return;
        }
        heading(texts.of("report.corrections"));
        for (Correction correction : made) {
            pages.line(
                    SMALL,
                    PdfPages.INK,
                    texts.of(
                            "report.correction",
                            correction.measured(asked.zone()).format(TIME),
                            celsius(correction.celsius()),
                            correction.correctedCel() == null
                                    ? texts.of("report.leftOut")
                                    : celsius(correction.correctedCel()),
                            correction.madeBy(),
                            correction.madeAt(asked.zone()).format(TIME)));
            pages.line(SMALL, PdfPages.QUIET, correction.reason());
        }
    }

    private void days() throws IOException, SQLException {
        heading(texts.of("report.days"));
        float[] at = {0, 120, 185, 250, 315, 377, 438, 499};
        header(
                at,
                1,
                "report.day",
                "report.count",
                "report.min",
                "report.mean",
                "report.max",
                "report.above",
                "report.below",
                "report.unknown");
        for (Day day : UnitHistory.days(tables.log(), asked.unit(), asked.period(), asked.now(), asked.zone())) {
            row(
                    at,
                    1,
                    day.date().toString(),
                    Long.toString(day.received()),
                    celsius(day.minCel()),
                    celsius(day.meanCel()),
                    celsius(day.maxCel()),
                    duration(day.secondsAbove()),
                    duration(day.secondsBelow()),
                    duration(day.secondsUnknown()));
        }
        pages.onNewPage(() -> {});
    }

    private void heading(String text) throws IOException {
        pages.together(80);
        pages.space(10);
        pages.line(12, PdfPages.INK, text);
    }

    /** A table's head, on every page that it goes on to. */
    private void header(float[] at, int firstNumber, String... names) throws IOException {
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

    private void row(float[] at, int firstNumber, String... words) throws IOException {
        pages.row(SMALL, PdfPages.INK, cells(at, firstNumber, words));
    }

    private static List<PdfPages.Cell> cells(float[] at, int firstNumber, String... words) {
        List<PdfPages.Cell> cells = new ArrayList<>();
        for (int i = 0; i < words.length; i++) {
            cells.add(new PdfPages.Cell(at[i], words[i], i >= firstNumber));
        }
        return cells;
    }

    private String celsius(Double value) {
        return value == null ? "–" : String.format(Locale.ROOT, "%.2f °C", value);
    }

    /** Whole seconds as hours, minutes and seconds. */
    private static String duration(BigDecimal seconds) {
        long whole = seconds.longValue();
        return whole == 0 ? "0" : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }

    private String local(Instant moment) {
        OffsetDateTime there = moment.atZone(asked.zone()).toOffsetDateTime();
        return there.format(TIME);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
