package org.wardkeeper.dossier;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.wardkeeper.coldlog.Excursion;
import org.wardkeeper.coldlog.LogRule;
import org.wardkeeper.coldlog.UnitHistory;
import org.wardkeeper.coldlog.UnitSummary;
import org.wardkeeper.correction.Correction;
import org.wardkeeper.correction.Corrections;
import org.wardkeeper.evidence.TableCheck;
import org.wardkeeper.quantity.Micros;
import org.wardkeeper.sheet.CsvLines;
import org.wardkeeper.sheet.LineSink;
import org.wardkeeper.sheet.LogCsv;
import org.wardkeeper.timeline.LogRow;
import org.wardkeeper.timeline.Sensor;
import org.wardkeeper.timeline.UnitLog;

/**
 * What is exported of one unit, as tables of lines: all of one snapshot, and every line remembered for the manifest. To be
 * closed. Confined to one thread.
 */
public final class UnitTables implements AutoCloseable {

    public static final String READINGS = "readings.csv";
    public static final String EXCURSIONS = "excursions.csv";
    public static final String CHECKS = "checks.csv";
    static final String PAGES = "pages.csv";
    static final String SUMMARY = "summary.csv";
    public static final String CORRECTIONS = "corrections.csv";

    private final Asked asked;
    private final Progress progress;
    private final Records records;
    private final UnitLog log;
    private final Map<String, TableCheck> checks = new LinkedHashMap<>();
    private final List<Gap> gaps = new ArrayList<>();
    private UnitSummary summary;
    private LogRow firstBroken;
    private int notClosed;

    private UnitTables(Asked asked, Progress progress, Records records, UnitLog log) {
        this.asked = asked;
        this.progress = progress;
        this.records = records;
        this.log = log;
    }

    public static UnitTables open(DataSource database, Asked asked, Progress progress, Records records)
            throws SQLException {
        return new UnitTables(
                asked, progress, records, UnitLog.open(database, asked.unit().id()));
    }

    /** @throws Progress.CalledOff where nobody waits for the rest */
    public void goOn() {
        progress.goOn();
    }

    public Asked asked() {
        return asked;
    }

    public UnitLog log() {
        return log;
    }

    /** From when on readings are kept; empty where that is before the period begins. */
    public Optional<Instant> keptFrom() throws SQLException {
        return log.keptFrom().filter(since -> since.isAfter(asked.from()));
    }

    /** The tables that were written, by name. */
    public Map<String, TableCheck> checks() {
        return checks;
    }

    public UnitSummary summary() throws SQLException {
        if (summary == null) {
            summary = UnitHistory.summary(log, asked.unit(), asked.period(), asked.now(), asked.zone());
        }
        return summary;
    }

    /** The first reading that is not what was stored once; known when the readings are written. */
    public Optional<LogRow> firstBroken() {
        return Optional.ofNullable(firstBroken);
    }

    /** A line a reading, missing value or gap. */
    public void readings(LineSink sink) throws SQLException {
        LogCsv csv = new LogCsv(asked.unit().id(), log.limits(), asked.zone(), checked(READINGS, sink));
        gaps.clear();
        LogRule.Lines lines = new LogRule.Lines() {
            @Override
            public void row(LogRow row) {
                csv.row(row);
            }

            @Override
            public void gap(Sensor sensor, long from, long to) {
                csv.gap(sensor, from, to);
                gaps.add(new Gap(sensor == null ? null : sensor.urn(), from, to));
            }
        };
        LogRule rule = new LogRule(asked.period(), log.intervals(), log.sensors(), Micros.of(asked.now()), lines);
        csv.header();
        log.backwards(asked.period().from(), rule::before);
        ChainedLog chained = new ChainedLog(log, (row, previous, hash) -> {
            csv.chained(previous, hash);
            rule.next(row);
        });
        chained.tell(asked.period());
        rule.end();
        firstBroken = chained.firstBroken().orElse(null);
    }

    /** A time without a line. @param sensor the one that was silent; null where none was assigned */
    public record Gap(String sensor, long from, long to) {}

    /** Known when the readings are written. */
    public List<Gap> gaps() {
        return gaps;
    }

    /** A line a span out of range: its figures, and what is on record about it. */
    public void excursions(LineSink sink) throws SQLException {
        CsvLines csv = new CsvLines(checked(EXCURSIONS, sink));
        csv.line(Records.EXCURSION_COLUMNS);
        Map<String, org.wardkeeper.excursion.Excursion> known = records.excursions(asked);
        notClosed = 0;
        Map<String, String> acknowledged = Records.acknowledged(known.values(), asked.zone(), log.connection());
        for (Excursion span : summary().excursions()) {
            var record = known.get(Records.key(span.direction(), span.start().toInstant()));
            Object[] figures = {
                asked.unit().id(),
                span.direction(),
                span.start(),
                span.end(),
                span.minCel(),
                span.maxCel(),
                span.seconds()
            };
            notClosed += record == null || record.closing().isEmpty() ? 1 : 0;
            String by = record == null ? null : acknowledged.get(record.id().toString());
            csv.line(Stream.concat(Arrays.stream(figures), Arrays.stream(Records.ofRecord(record, by, asked.zone())))
                    .toArray());
        }
    }

    /** How many of the excursions nobody has signed as they stand; known when they are written. */
    public int notClosed() {
        return notClosed;
    }

    /** A line a manual check; a workday without one is a line with blanks. */
    public void checks(LineSink sink) {
        CsvLines csv = new CsvLines(checked(CHECKS, sink));
        csv.line(Records.CHECK_COLUMNS);
        records.checks(asked).forEach(csv::line);
    }

    public Records records() {
        return records;
    }

    /** A line a correction of a reading of the period: what stands, what it should have been, who says so and why. */
    public void corrections(LineSink sink) throws SQLException {
        CsvLines csv = new CsvLines(checked(CORRECTIONS, sink));
        csv.line("unit", "sensor", "measured", "celsius", "corrected_cel", "made_at", "made_by", "reason", "hash");
        for (Correction made : corrections()) {
            csv.line(
                    asked.unit().id(),
                    made.sensor(),
                    made.measured(asked.zone()),
                    made.celsius(),
                    made.correctedCel(),
                    made.madeAt(asked.zone()),
                    made.madeBy(),
                    made.reason(),
                    made.hash());
        }
    }

    /** A line a fact of the manifest, for those who read sheets. */
    public void summary(Map<String, Object> facts, LineSink sink) {
        CsvLines csv = new CsvLines(checked(SUMMARY, sink));
        csv.line("fact", "value");
        facts.forEach((name, value) -> fact(name, value, csv));
    }

    /** A line a line of a page, and what is drawn on it behind. */
    public void pages(Consumer<CsvLines> told) {
        told.accept(new CsvLines(checked(PAGES, (buffer, start, length) -> {})));
    }

    private static void fact(String name, Object value, CsvLines csv) {
        if (value instanceof Map<?, ?> members) {
            members.forEach((member, of) -> fact(name + ' ' + member, of, csv));
        } else if (value instanceof List<?> items) {
            int place = 1;
            for (Object item : items) {
                fact(name + ' ' + place++, item, csv);
            }
        } else {
            csv.line(name, value);
        }
    }

    public List<Correction> corrections() throws SQLException {
        return Corrections.of(asked.unit().id(), asked.from(), asked.to(), log.connection());
    }

    /** Lines of a table on their way, remembered and counted. */
    private LineSink checked(String name, LineSink sink) {
        TableCheck check = new TableCheck();
        checks.put(name, check);
        return (buffer, start, length) -> {
            progress.line();
            check.line(buffer, start, length);
            sink.line(buffer, start, length);
        };
    }

    @Override
    public void close() throws SQLException {
        log.close();
    }
}
