package org.wardkeeper.dossier;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wardkeeper.custody.Certificate;
import org.wardkeeper.custody.Certificates;
import org.wardkeeper.custody.ManualCheck;
import org.wardkeeper.custody.ManualChecks;
import org.wardkeeper.custody.StoredLots;
import org.wardkeeper.excursion.Closing;
import org.wardkeeper.excursion.ClosingForm;
import org.wardkeeper.excursion.Excursion;
import org.wardkeeper.excursion.ExcursionRecords;
import org.wardkeeper.language.Moments;
import org.wardkeeper.quantity.Micros;
import org.wardkeeper.sheet.LocalStamps;
import org.wardkeeper.threshold.LapseRule;
import org.wardkeeper.threshold.Rules;
import org.wardkeeper.threshold.Semantics;
import org.wardkeeper.threshold.ThresholdRule;
import org.wardkeeper.timeline.Period;

/** What is on record about a unit beside its readings: what people signed, measured, noted and acknowledged. */
public record Records(
        ExcursionRecords excursions, Certificates certificates, ManualChecks checks, StoredLots lots, Rules rules) {

    private static final String ACKNOWLEDGED =
            """
            select occasion, acknowledged_at, acknowledged_by, note from alarm
            where occasion = any(?) and acknowledged_at is not null order by acknowledged_at
            """;

    static final Object[] EXCURSION_COLUMNS = {
        "unit",
        "direction",
        "start",
        "end",
        "min_cel",
        "max_cel",
        "seconds_in_period",
        "degree_minutes",
        "low_cel",
        "high_cel",
        "rules_in_force",
        "rules_fired",
        "acknowledged",
        "cause",
        "action",
        "disposition",
        "decided_by",
        "lots",
        "sensor_lost",
        "result",
        "signed_at",
        "signed_name",
        "meaning",
        "state"
    };

    static final Object[] CHECK_COLUMNS = {
        "unit", "day", "checked_at", "min_cel", "max_cel", "now_cel", "name", "initials", "note", "entered_by"
    };

    /** Records of a unit's excursions by when they began and on which side. */
    public Map<String, Excursion> excursions(Asked asked) {
        Map<String, Excursion> known = new HashMap<>();
        for (Excursion excursion : excursions.between(asked.unit().id(), asked.from(), asked.to())) {
            known.put(key(excursion.direction().direction(), excursion.start()), excursion);
        }
        return known;
    }

    public static String key(String direction, Instant start) {
        return direction + ' ' + start;
    }

    /** Who has taken note of the alarms that an excursion raised, in words; by the excursion's id. */
    public static Map<String, String> acknowledged(Iterable<Excursion> excursions, ZoneId zone, Connection connection)
            throws SQLException {
        List<String> ids = new ArrayList<>();
        excursions.forEach(excursion -> ids.add(excursion.id().toString()));
        Map<String, String> found = new HashMap<>();
        try (var select = connection.prepareStatement(ACKNOWLEDGED)) {
            select.setArray(1, connection.createArrayOf("text", ids.toArray()));
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    String note = row.getString(4).isBlank() ? "" : ": " + row.getString(4);
                    String at =
                            Moments.told(row.getObject(2, OffsetDateTime.class).toInstant(), zone);
                    found.merge(row.getString(1), row.getString(3) + ", " + at + note, (a, b) -> a + "; " + b);
                }
            }
        }
        return found;
    }

    /** What follows a span's own figures in its line. */
    static Object[] ofRecord(Excursion known, String acknowledged, ZoneId zone) {
        if (known == null) {
            return new Object[] {
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "not on record"
            };
        }
        Optional<Closing> signed = known.closings().isEmpty() ? Optional.empty() : Optional.of(last(known.closings()));
        ClosingForm form = signed.map(Closing::form).orElse(null);
        String state = known.closing().isPresent()
                ? "closed"
                : known.changedSinceClosed() ? "changed since it was closed" : known.isRunning() ? "running" : "open";
        return new Object[] {
            known.degreeMinutes(),
            known.limits().lowCel(),
            known.limits().highCel(),
            words(known.rules().stream().map(Records::rule).toList()),
            words(known.firings().stream()
                    .map(firing -> firing.rule() + " at " + LocalStamps.text(local(firing.at(), zone)))
                    .toList()),
            acknowledged,
            form == null ? null : form.cause(),
            form == null ? null : form.action(),
            form == null ? null : form.disposition(),
            form == null ? null : form.decidedBy(),
            form == null ? null : form.lots(),
            form == null ? null : form.sensorLost(),
            form == null ? null : form.result(),
            signed.map(closing -> local(closing.at(), zone)).orElse(null),
            signed.map(Closing::name).orElse(null),
            signed.map(Closing::meaning).orElse(null),
            state
        };
    }

    private static String rule(ThresholdRule rule) {
        String limit = rule.atCel().isPresent() ? rule.atCel().getAsDouble() + " °C" : "the limit";
        return rule.name() + " (" + (rule.inclusive() ? "at or " : "")
                + rule.side().direction() + ' ' + limit + " for " + rule.delay().toMinutes() + " min, "
                + rule.semantics().name().toLowerCase(java.util.Locale.ROOT) + ')';
    }

    /** The rules that were in force in the period, as they changed. */
    List<Map<String, Object>> rules(Asked asked) throws SQLException {
        Period period = asked.period();
        return rules.of(asked.unit()).during(period.from(), period.to()).stream()
                .map(step -> {
                    Map<String, Object> told = new LinkedHashMap<>();
                    told.put("from", LocalStamps.text(Micros.in(asked.zone(), step.since())));
                    told.put(
                            "rules",
                            Stream.concat(
                                            step.rules().all().stream().map(Records::told),
                                            step.rules().lapses().stream().map(Records::told))
                                    .toList());
                    return told;
                })
                .toList();
    }

    private static Map<String, Object> told(ThresholdRule rule) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("name", rule.name());
        told.put("is", (rule.inclusive() ? "at-or-" : "") + rule.side().direction());
        told.put("cel", rule.atCel().isPresent() ? rule.atCel().getAsDouble() : null);
        told.put("seconds", rule.delay().toSeconds());
        told.put("counts", rule.semantics().slug());
        return told;
    }

    private static Map<String, Object> told(LapseRule rule) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("name", rule.name());
        told.put("is", rule.lapse().slug());
        told.put("cel", null);
        told.put("seconds", rule.delay().toSeconds());
        told.put("counts", Semantics.CONTINUOUS.slug());
        return told;
    }

    private static String words(List<String> many) {
        return many.isEmpty() ? null : String.join("; ", many);
    }

    /** A line a check; a workday without one is a line with blanks. In the order of {@link #CHECK_COLUMNS}. */
    public List<Object[]> checks(Asked asked) {
        List<ManualCheck> all = checks.between(asked.unit().id(), asked.from(), asked.to());
        Map<LocalDate, List<ManualCheck>> days =
                all.stream().collect(Collectors.groupingBy(check -> check.day(asked.zone())));
        List<Object[]> lines = new ArrayList<>();
        Instant end = asked.to().isBefore(asked.now()) ? asked.to() : asked.now();
        LocalDate last = LocalDate.ofInstant(end.minusNanos(1), asked.zone());
        for (LocalDate day = LocalDate.ofInstant(asked.from(), asked.zone());
                !day.isAfter(last);
                day = day.plusDays(1)) {
            boolean workday = day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
            if (workday && !days.containsKey(day)) {
                lines.add(new Object[] {asked.unit().id(), day, null, null, null, null, null, null, null, null});
            }
            for (ManualCheck check : days.getOrDefault(day, List.of())) {
                lines.add(line(check, day, asked));
            }
        }
        return lines;
    }

    private static Object[] line(ManualCheck check, LocalDate day, Asked asked) {
        return new Object[] {
            asked.unit().id(),
            day,
            local(check.at(), asked.zone()),
            check.minCel(),
            check.maxCel(),
            check.nowCel(),
            check.name(),
            check.initials(),
            check.note(),
            check.enteredBy()
        };
    }

    /** The certificates of the sensors that spoke for the unit; {@code expired} is how it stands at the export. */
    List<Map<String, Object>> certificates(Asked asked) {
        LocalDate today = LocalDate.ofInstant(asked.now(), asked.zone());
        return certificates.between(asked.unit().id(), asked.from(), asked.to()).stream()
                .map(certificate -> told(certificate, today))
                .toList();
    }

    private static Map<String, Object> told(Certificate certificate, LocalDate today) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("sensor", certificate.device());
        told.put("number", certificate.number());
        told.put("laboratory", certificate.laboratory());
        told.put("date", certificate.calibrated().toString());
        told.put("due", certificate.due().toString());
        told.put("expired", certificate.isExpired(today));
        told.put("uncertaintyCel", certificate.uncertaintyCel());
        told.put("offsetCel", certificate.offsetCel());
        told.put("pdfSha256", certificate.pdfSha256().orElse(null));
        return told;
    }

    /** The lots that were in the unit. */
    public List<Map<String, Object>> lots(Asked asked) {
        return lots.between(asked.unit().id(), asked.from(), asked.to()).stream()
                .map(lot -> {
                    Map<String, Object> told = new LinkedHashMap<>();
                    told.put("product", lot.product());
                    told.put("lot", lot.lot());
                    told.put("expires", lot.expires().map(LocalDate::toString).orElse(null));
                    told.put("amount", lot.amount());
                    told.put("putIn", LocalStamps.text(local(lot.putInAt(), asked.zone())));
                    told.put(
                            "takenOut",
                            lot.takenOutAt()
                                    .map(at -> LocalStamps.text(local(at, asked.zone())))
                                    .orElse(null));
                    return told;
                })
                .toList();
    }

    private static <T> T last(List<T> many) {
        return many.get(many.size() - 1);
    }

    private static OffsetDateTime local(Instant moment, ZoneId zone) {
        return moment.atZone(zone).toOffsetDateTime();
    }
}
