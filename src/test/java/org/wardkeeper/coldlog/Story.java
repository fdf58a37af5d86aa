package org.wardkeeper.coldlog;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.wardkeeper.coldchain.Limits;
import org.wardkeeper.coldchain.UnitKind;
import org.wardkeeper.quantity.Micros;
import org.wardkeeper.timeline.IntervalHistory;
import org.wardkeeper.timeline.LimitsHistory;
import org.wardkeeper.timeline.LogRow;
import org.wardkeeper.timeline.LogRows;
import org.wardkeeper.timeline.Period;
import org.wardkeeper.timeline.Sensor;
import org.wardkeeper.timeline.Timeline;

/** A unit's log told minute by minute, with a reading expected every minute. Minute 0 is {@link #BEGIN}. */
final class Story implements LogRows {

    static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");
    static final ZoneId ZONE = ZoneId.of("Europe/Vienna");
    static final long INTERVAL = 60 * Micros.SECOND;

    private final Sensor sensor = new Sensor("urn:dev:ow:1", 1, Sensor.ALWAYS, Sensor.FOREVER);
    private final NavigableMap<Long, LogRow> rows = new TreeMap<>();
    private final List<LimitsHistory.Since> limits = new ArrayList<>();
    private final List<IntervalHistory.Since> intervals = new ArrayList<>();
    private UnitKind kind = UnitKind.REFRIGERATOR;
    private List<Sensor> sensors = List.of(sensor);
    private double now = 1_000_000;

    private Story() {
        limits.add(new LimitsHistory.Since(Sensor.ALWAYS, new Limits(2, 8)));
        intervals.add(new IntervalHistory.Since(Sensor.ALWAYS, INTERVAL));
    }

    static Story ofAFridge() {
        return new Story();
    }

    static long at(double minute) {
        return Micros.of(BEGIN) + Math.round(minute * INTERVAL);
    }

    Story reading(double minute, double celsius) {
        rows.put(at(minute), LogRow.of(sensor, at(minute), celsius));
        return this;
    }

    /** One reading a minute, beginning with that minute. */
    Story readings(int minute, double... celsius) {
        for (int i = 0; i < celsius.length; i++) {
            reading(minute + i, celsius[i]);
        }
        return this;
    }

    Story missing(double minute) {
        rows.put(at(minute), new LogRow(sensor, at(minute), Double.NaN, 1, at(minute), LogRow.NOT_CLAIMED));
        return this;
    }

    Story limits(double minute, double low, double high) {
        limits.add(new LimitsHistory.Since(at(minute), new Limits(low, high)));
        return this;
    }

    /** From a minute on a reading is expected every so many minutes. */
    Story every(double minute, int minutes) {
        intervals.add(new IntervalHistory.Since(at(minute), minutes * INTERVAL));
        return this;
    }

    Story kind(UnitKind other) {
        kind = other;
        return this;
    }

    Story now(double minute) {
        now = minute;
        return this;
    }

    Story assigned(double fromMinute, double toMinute) {
        sensors = List.of(new Sensor("urn:dev:ow:1", 1, at(fromMinute), at(toMinute)));
        return this;
    }

    UnitSummary summary(double fromMinute, double toMinute) {
        Period period = new Period(at(fromMinute), at(toMinute));
        PeriodExcursions excursions = new PeriodExcursions(period, intervals(), limits(), at(now));
        SummaryRule summary = new SummaryRule(period, kind, intervals());
        play(period, excursions, summary);
        return summary.summary(sensors, excursions, ZONE);
    }

    Chart chart(double fromMinute, double toMinute, int points) {
        Period period = new Period(at(fromMinute), at(toMinute));
        PeriodExcursions excursions = new PeriodExcursions(period, intervals(), limits(), at(now));
        ChartRule chart = new ChartRule(period, intervals(), points, at(now));
        play(period, excursions, chart);
        return chart.chart(limits(), excursions, ZONE);
    }

    /** What a CSV of the period says, each line in words. */
    List<String> log(double fromMinute, double toMinute) {
        Period period = new Period(at(fromMinute), at(toMinute));
        List<String> lines = new ArrayList<>();
        LogRule rule = new LogRule(period, intervals(), sensors, at(now), new LogRule.Lines() {
            @Override
            public void row(LogRow row) {
                lines.add(minute(row.at()) + " " + (row.hasValue() ? row.celsius() : "missing"));
            }

            @Override
            public void gap(Sensor silent, long from, long to) {
                lines.add(minute(from) + " " + (silent == null ? "no sensor" : "gap") + " until " + minute(to));
            }
        });
        backwards(period.from(), rule::before);
        readings(period.from(), period.to(), rule::next);
        rule.end();
        return lines;
    }

    static String minute(long at) {
        double minute = (at - at(0)) / (double) INTERVAL;
        return minute == Math.rint(minute) ? Long.toString(Math.round(minute)) : Double.toString(minute);
    }

    private void play(Period period, PeriodExcursions excursions, Timeline.Listener listener) {
        try {
            Playback.play(this, period, excursions, listener);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public IntervalHistory intervals() {
        return new IntervalHistory(intervals);
    }

    @Override
    public LimitsHistory limits() {
        return new LimitsHistory(limits);
    }

    @Override
    public void readings(long from, long to, Consumer<LogRow> each) {
        rows.subMap(from, to).values().forEach(each);
    }

    @Override
    public void backwards(long before, Predicate<LogRow> goOn) {
        walk(rows.headMap(before, false).descendingMap().values(), goOn);
    }

    @Override
    public void forwards(long from, Predicate<LogRow> goOn) {
        walk(rows.tailMap(from).values(), goOn);
    }

    private static void walk(Collection<LogRow> rows, Predicate<LogRow> goOn) {
        for (LogRow row : rows) {
            if (!goOn.test(row)) {
                return;
            }
        }
    }
}
