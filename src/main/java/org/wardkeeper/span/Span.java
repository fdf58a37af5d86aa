package org.wardkeeper.span;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.wardkeeper.coldchain.UnitState;
import org.wardkeeper.quantity.Micros;
import org.wardkeeper.threshold.ThresholdRule;
import org.wardkeeper.timeline.LogRow;

/**
 * A span out of range as far as the rows tell it. Times are microseconds since 1970.
 *
 * @param state too warm or too cold
 * @param end where the last of its readings ceases to hold
 * @param degreeMicros how far out times how long, in °C and microseconds
 * @param firings at most one a rule, in the order in which they fired
 */
public record Span(
        UnitState state,
        long start,
        long end,
        double minCel,
        double maxCel,
        double degreeMicros,
        Ending ending,
        List<Firing> firings) {

    private static final double MICROS_A_MINUTE = 60e6;

    static Span opened(UnitState state, long at) {
        return new Span(
                state, at, at, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0, Ending.RUNNING, List.of());
    }

    /** True if a row that stands so lengthens it. */
    public boolean goesOnWith(LogRow row, UnitState rowState) {
        return state == rowState && end == row.at();
    }

    /** @param beyond how far out the row is, in °C */
    Span lengthened(LogRow row, double beyond, long until, Ending next) {
        return new Span(
                state,
                start,
                until,
                Math.min(minCel, row.celsius()),
                Math.max(maxCel, row.celsius()),
                degreeMicros + beyond * (until - row.at()),
                next,
                firings);
    }

    /** A rule's duration was full; told once, the first time. */
    Span fired(ThresholdRule rule, long at) {
        for (Firing firing : firings) {
            if (firing.rule().equals(rule.name())) {
                return this;
            }
        }
        List<Firing> more = new ArrayList<>(firings);
        more.add(new Firing(rule.name(), rule.urgency(), Micros.instant(at)));
        return new Span(state, start, end, minCel, maxCel, degreeMicros, ending, List.copyOf(more));
    }

    Span ending(Ending other) {
        return new Span(state, start, end, minCel, maxCel, degreeMicros, other, firings);
    }

    public Instant startInstant() {
        return Micros.instant(start);
    }

    public Instant endInstant() {
        return Micros.instant(end);
    }

    /** How far out times how long, in °C · min. */
    public double degreeMinutes() {
        return degreeMicros / MICROS_A_MINUTE;
    }
}
