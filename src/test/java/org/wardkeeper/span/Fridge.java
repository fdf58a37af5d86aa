package org.wardkeeper.span;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.wardkeeper.coldchain.Limits;
import org.wardkeeper.coldchain.UnitState;
import org.wardkeeper.quantity.Micros;
import org.wardkeeper.threshold.RuleSet;
import org.wardkeeper.threshold.RulesHistory;
import org.wardkeeper.threshold.Semantics;
import org.wardkeeper.threshold.ThresholdRule;
import org.wardkeeper.threshold.Urgency;
import org.wardkeeper.timeline.IntervalHistory;
import org.wardkeeper.timeline.LimitsHistory;
import org.wardkeeper.timeline.LogRow;
import org.wardkeeper.timeline.Sensor;

/** A refrigerator told minute by minute, 2 to 8 °C, with a reading expected every minute. Minute 0 is {@link #begin}. */
public final class Fridge {

    public static final ZoneId ZONE = ZoneId.of("Europe/Vienna");
    public static final long INTERVAL = 60 * Micros.SECOND;
    public static final IntervalHistory INTERVALS = IntervalHistory.always(INTERVAL);
    public static final Sensor PROBE = new Sensor("urn:dev:ow:1", 1, Sensor.ALWAYS, Sensor.FOREVER);

    private final List<RulesHistory.Since> rules = new ArrayList<>();
    private final List<LimitsHistory.Since> limits = new ArrayList<>();
    private final TreeMap<Long, LogRow> rows = new TreeMap<>();
    private Instant begin = Instant.parse("2026-03-01T00:00:00Z");
    private double now = 1_000_000;

    private Fridge(RuleSet first) {
        rules.add(new RulesHistory.Since(Long.MIN_VALUE, first, "server"));
        limits.add(new LimitsHistory.Since(Sensor.ALWAYS, new Limits(2, 8)));
    }

    public static Fridge withRules(ThresholdRule... site) {
        return new Fridge(new RuleSet(false, List.of(site)));
    }

    public static Fridge underWho() {
        return new Fridge(new RuleSet(true, List.of()));
    }

    /** Above the limit for so many minutes. */
    public static ThresholdRule warm(Semantics semantics, int minutes) {
        return new ThresholdRule(
                "warm " + semantics.slug(),
                UnitState.TOO_WARM,
                OptionalDouble.empty(),
                false,
                semantics,
                Duration.ofMinutes(minutes),
                Urgency.HIGH);
    }

    public Fridge beginning(String moment) {
        begin = Instant.parse(moment);
        return this;
    }

    public Fridge reading(double minute, double celsius) {
        rows.put(at(minute), LogRow.of(PROBE, at(minute), celsius));
        return this;
    }

    /** One reading a minute, beginning with that minute. */
    public Fridge readings(int minute, double... celsius) {
        for (int i = 0; i < celsius.length; i++) {
            reading(minute + i, celsius[i]);
        }
        return this;
    }

    /** The same reading a minute for so many minutes. */
    public Fridge steady(int minute, int minutes, double celsius) {
        for (int i = 0; i < minutes; i++) {
            reading(minute + i, celsius);
        }
        return this;
    }

    public Fridge missing(double minute) {
        return reading(minute, Double.NaN);
    }

    public Fridge limits(double minute, double low, double high) {
        limits.add(new LimitsHistory.Since(at(minute), new Limits(low, high)));
        return this;
    }

    public Fridge rules(double minute, ThresholdRule... site) {
        rules.add(new RulesHistory.Since(at(minute), new RuleSet(false, List.of(site)), "somebody"));
        return this;
    }

    public Fridge now(double minute) {
        now = minute;
        return this;
    }

    public long at(double minute) {
        return Micros.of(begin) + Math.round(minute * INTERVAL);
    }

    public LimitsHistory limits() {
        return new LimitsHistory(limits);
    }

    public RulesHistory rules() {
        return new RulesHistory(rules);
    }

    public ExcursionRule rule() {
        return new ExcursionRule(INTERVALS, limits(), rules(), ZONE);
    }

    public List<LogRow> rows() {
        return List.copyOf(rows.values());
    }

    public List<Span> spans() {
        Spans spans = new Spans(rule());
        rows.values().forEach(spans::add);
        return spans.until(at(now));
    }

    /** Each excursion in words: "1 to 4 above, 8.1 to 9.5, in-range". */
    public List<String> told() {
        return spans().stream()
                .map(span -> minute(span.start()) + " to " + minute(span.end()) + " "
                        + span.state().direction() + ", " + span.minCel() + " to " + span.maxCel() + ", "
                        + span.ending().slug())
                .toList();
    }

    /** Each firing in words: "warm continuous at 30". */
    public List<String> fired() {
        return spans().stream()
                .flatMap(span -> span.firings().stream())
                .map(firing -> firing.rule() + " at " + minute(Micros.of(firing.at())))
                .toList();
    }

    private String minute(long moment) {
        double minute = (moment - at(0)) / (double) INTERVAL;
        return minute == Math.rint(minute) ? Long.toString(Math.round(minute)) : Double.toString(minute);
    }
}
