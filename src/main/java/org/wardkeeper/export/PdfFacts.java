package org.wardkeeper.export;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wardkeeper.coldlog.Mkt;
import org.wardkeeper.coldlog.UnitSummary;
import org.wardkeeper.dossier.Asked;
import org.wardkeeper.dossier.Manifest;
import org.wardkeeper.dossier.UnitTables;
import org.wardkeeper.language.Moments;
import org.wardkeeper.language.Texts;
import org.wardkeeper.paper.PdfPen;
import org.wardkeeper.quantity.Micros;
import org.wardkeeper.timeline.IntervalHistory;
import org.wardkeeper.timeline.LimitsHistory;

/** The facts at the head of a report: the unit, what its log comes to, its sensors, certificates and lots. */
final class PdfFacts {
    /** Three lines; the manifest has all of it. */
    private static final int LONGEST_QUERY = 280;

    private final UnitTables tables;
    private final Asked asked;
    private final Map<String, Object> facts;
    private final String keyId;
    private final Texts texts;
    private final PdfPen pen;

    /** @param keyId which key the manifest is signed with */
    PdfFacts(UnitTables tables, Map<String, Object> facts, String keyId, Texts texts, PdfPen pen) {
        this.tables = tables;
        this.asked = tables.asked();
        this.facts = facts;
        this.keyId = keyId;
        this.texts = texts;
        this.pen = pen;
    }

    void write() throws IOException, SQLException {
        UnitSummary figures = tables.summary();
        Map<?, ?> unit = (Map<?, ?>) facts.get("unit");
        Map<?, ?> place = (Map<?, ?>) unit.get("location");
        pen.fact(
                "report.unit",
                asked.unit().id() + " · "
                        + texts.of("report.kind." + asked.unit().kind().slug()));
        pen.fact("report.location", place.get("level") + " · " + place.get("zone"));
        pen.fact("report.zone", asked.zone().getId());
        for (IntervalHistory.Since step : tables.log().intervals().during(asked.period())) {
            pen.fact(
                    "report.interval",
                    texts.of(
                            "report.every",
                            step.interval() / Micros.SECOND,
                            Moments.told(Micros.in(asked.zone(), step.since()))));
        }
        for (LimitsHistory.Since step : tables.log().limits().during(asked.period())) {
            pen.fact(
                    "report.limits",
                    texts.of(
                            "report.band",
                            step.limits().lowCel(),
                            step.limits().highCel(),
                            Moments.told(Micros.in(asked.zone(), step.since()))));
        }
        rules();
        Double coverage = Manifest.coverage(figures);
        pen.fact(
                "report.readings",
                texts.of(
                        "report.received",
                        figures.expected(),
                        figures.received(),
                        figures.missing(),
                        coverage == null ? "–" : coverage));
        pen.fact(
                "report.range",
                texts.of(
                        "report.figures",
                        pen.celsius(figures.minCel()),
                        pen.celsius(figures.meanCel()),
                        pen.celsius(figures.maxCel())));
        if (!asked.unit().kind().frozen()) {
            pen.fact(
                    "report.mkt",
                    texts.of(
                            "report.mkt.value",
                            pen.celsius(figures.mktCel()),
                            Mkt.ACTIVATION_ENERGY,
                            Mkt.GAS_CONSTANT));
        }
        pen.fact(
                "report.time",
                texts.of(
                        "report.times",
                        PdfPen.duration(figures.secondsAbove()),
                        PdfPen.duration(figures.secondsBelow()),
                        PdfPen.duration(figures.secondsInside()),
                        PdfPen.duration(figures.secondsUnknown())));
        Map<?, ?> generated = (Map<?, ?>) facts.get("generated");
        pen.fact("report.software", String.valueOf(generated.get("software")));
        pen.fact("report.query", cut(asked.query(), LONGEST_QUERY));
        pen.fact(
                "report.hash",
                texts.of(
                        "report.hash.value",
                        UnitTables.READINGS,
                        HexFormat.of()
                                .formatHex(
                                        tables.checks().get(UnitTables.READINGS).sha256())));
        pen.fact("report.key", texts.of("report.key.value", keyId));
        sensors();
        certificates();
        lots();
    }

    private void rules() throws IOException {
        for (Object one : (List<?>) facts.get("rules")) {
            Map<?, ?> step = (Map<?, ?>) one;
            List<?> all = (List<?>) step.get("rules");
            String words = all.stream().map(rule -> rule((Map<?, ?>) rule)).collect(Collectors.joining("; "));
            pen.fact(
                    "report.rules",
                    texts.of(
                            "report.rules.from",
                            words.isEmpty() ? texts.of("report.rules.none") : words,
                            Moments.told(OffsetDateTime.parse((String) step.get("from")))));
        }
    }

    private String rule(Map<?, ?> rule) {
        Double at = (Double) rule.get("cel");
        return texts.of(
                "report.rule." + rule.get("is"),
                rule.get("name"),
                at == null ? texts.of("report.rule.limit") : pen.celsius(at),
                PdfPen.duration(BigDecimal.valueOf((Long) rule.get("seconds"))),
                texts.of("report.counts." + rule.get("counts")));
    }

    private void sensors() throws IOException {
        for (Object sensor : (List<?>) facts.get("sensors")) {
            Map<?, ?> said = (Map<?, ?>) sensor;
            Object serial = said.get("serial") == null ? "–" : said.get("serial");
            pen.fact("report.sensor", texts.of("report.sensor.value", said.get("urn"), serial, said.get("interval_s")));
            String more = Stream.of("model", "firmware", "buffer")
                    .map(said::get)
                    .map(text -> text == null || text.toString().isBlank() ? "–" : text.toString())
                    .collect(Collectors.joining(" · "));
            pen.fact("report.sensor.more", more);
            if (said.get("since") != null || said.get("until") != null) {
                pen.fact(
                        "report.sensor.time",
                        texts.of("report.sensor.from", told(said.get("since")), told(said.get("until"))));
            }
        }
    }

    private void certificates() throws IOException {
        List<?> all = (List<?>) facts.get("calibration");
        if (all.isEmpty()) {
            pen.fact("report.calibration", texts.of("report.calibration.none"));
        }
        for (Object one : all) {
            Map<?, ?> certificate = (Map<?, ?>) one;
            pen.fact(
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
                pen.banner(texts.of("report.calibration.expired", certificate.get("number"), certificate.get("due")));
            }
        }
    }

    private static String told(Object moment) {
        return moment == null ? "–" : Moments.told(OffsetDateTime.parse(moment.toString()));
    }

    private void lots() throws IOException {
        if (((List<?>) facts.get("lots")).isEmpty()) {
            pen.fact("report.lot", texts.of("report.lot.none"));
        }
        for (Object one : (List<?>) facts.get("lots")) {
            Map<?, ?> lot = (Map<?, ?>) one;
            pen.fact(
                    "report.lot",
                    texts.of(
                            "report.lot.value",
                            lot.get("product"),
                            lot.get("lot"),
                            told(lot.get("putIn")),
                            told(lot.get("takenOut"))));
        }
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
