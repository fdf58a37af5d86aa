package org.wardkeeper.span;

import java.time.ZoneId;
import org.wardkeeper.quantity.Micros;
import org.wardkeeper.threshold.ThresholdRule;

/**
 * What one rule has counted so far. Times are microseconds since 1970.
 *
 * @param from what the sum belongs to: the beginning of an unbroken stretch, of a local day or of a run
 * @param until up to where was counted
 * @param sum how much
 * @param fired the moment, within what was counted last, at which the duration was full; {@link #NEVER} where it is not
 */
record Count(long from, long until, long sum, long fired) {

    static final long NEVER = Long.MIN_VALUE;
    static final Count NOTHING = new Count(NEVER, NEVER, 0, NEVER);

    /**
     * The rule was met from {@code a} up to {@code b}.
     *
     * @param runSince when the run began
     * @param zone whose midnights part days, whether these have 23, 24 or 25 hours
     */
    Count and(ThresholdRule rule, long a, long b, long runSince, ZoneId zone) {
        long delay = rule.delay().toSeconds() * Micros.SECOND;
        return switch (rule.semantics()) {
            case CONTINUOUS -> plus(until == a ? from : a, a, b, delay);
            case DAY -> days(a, b, delay, zone);
            case RUN -> plus(runSince, a, b, delay);
        };
    }

    private Count days(long a, long b, long delay, ZoneId zone) {
        long midnight = Days.next(a, zone);
        Count first = plus(Days.startOf(a, zone), a, Math.min(b, midnight), delay);
        if (b <= midnight) {
            return first;
        }
        Count rest = first.days(midnight, b, delay, zone);
        return first.fired == NEVER ? rest : new Count(rest.from, rest.until, rest.sum, first.fired);
    }

    private Count plus(long of, long a, long b, long delay) {
        long before = from == of ? sum : 0;
        long after = before + (b - a);
        long full = after < delay ? NEVER : a + Math.max(0, delay - before);
        return new Count(of, b, after, full);
    }
}
