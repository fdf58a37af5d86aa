package org.wardkeeper.lapse;

import java.time.Instant;
import java.util.Optional;
import org.wardkeeper.quantity.Micros;
import org.wardkeeper.threshold.LapseRule;

/**
 * How a door or mains have stood without a break, as the rows so far tell it; never changes. Times are {@link Micros}.
 *
 * <p>A sensor tells of a door when it moves, so what it told holds as long as the sensor is heard at all, whatever it
 * tells. More than two intervals without any row of it are a gap: from then on nobody knows, until it tells of the door
 * again. As in an excursion, the last row counts for one interval at most.
 *
 * @param since when it became so
 * @param heard the newest row of the sensor
 */
record Stretch(Known known, long since, long heard) {

    static final Stretch UNTOLD = new Stretch(Known.UNTOLD, Long.MIN_VALUE, Long.MIN_VALUE);

    /** One row more, not before the one before it. */
    Stretch next(long at, Word word, long interval) {
        Stretch before = at(at, interval);
        return switch (word) {
            case NOTHING -> new Stretch(before.known, before.since, at);
            case YES -> before.becoming(Known.YES, at);
            case NO -> before.becoming(Known.NO, at);
            case LOST -> before.becoming(Known.UNKNOWN, at);
        };
    }

    /** At a moment not before the last row. */
    Stretch at(long now, long interval) {
        boolean told = known == Known.YES || known == Known.NO;
        return told && now - heard > 2 * interval ? new Stretch(Known.UNKNOWN, heard + interval, heard) : this;
    }

    /**
     * When a rule had enough of it: the moment at which its duration was full, not when somebody looked. Empty where it
     * has not.
     *
     * @param rulesSince since when the rule is in force: it counts nothing from before
     */
    Optional<Instant> full(LapseRule rule, long rulesSince, long now, long interval) {
        if (at(now, interval).known != Known.YES) {
            return Optional.empty();
        }
        long full = Math.max(since, rulesSince) + rule.delay().toSeconds() * Micros.SECOND;
        return full <= Math.min(now, heard + interval) ? Optional.of(Micros.instant(full)) : Optional.empty();
    }

    private Stretch becoming(Known next, long at) {
        return new Stretch(next, next == known ? since : at, at);
    }
}
