package org.wardkeeper.timeline;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.wardkeeper.quantity.Micros;

/**
 * How often a unit's readings were expected when, in {@link Micros}. The first interval is in force from the beginning of
 * time. A change tells nothing of the past otherwise: what was a gap then was one by what was expected then.
 */
public final class IntervalHistory {

    /** An interval and the moment it came into force. */
    public record Since(long since, long interval) {
        public Since {
            if (interval <= 0) {
                throw new IllegalArgumentException("Readings are expected at an interval longer than nothing.");
            }
        }
    }

    private final List<Since> steps;

    /** @throws IllegalArgumentException if there are none at all */
    public IntervalHistory(List<Since> steps) {
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("A unit must have an interval.");
        }
        this.steps =
                steps.stream().sorted(Comparator.comparingLong(Since::since)).toList();
    }

    /** One that never changed. */
    public static IntervalHistory always(long interval) {
        return new IntervalHistory(List.of(new Since(Long.MIN_VALUE, interval)));
    }

    /** What was in force in a period, in order; the first entry begins with the period. */
    public List<Since> during(Period period) {
        return Stream.concat(
                        Stream.of(new Since(period.from(), at(period.from()))),
                        steps.stream().filter(step -> period.from() < step.since && step.since < period.to()))
                .toList();
    }

    public long at(long moment) {
        return steps.get(index(moment)).interval;
    }

    /** The longest that was in force in a span: nobody is missed for keeping to the slower of two. */
    public long longest(long from, long to) {
        long longest = 0;
        for (int i = index(from); i < steps.size() && (longest == 0 || steps.get(i).since <= to); i++) {
            longest = Math.max(longest, steps.get(i).interval);
        }
        return longest;
    }

    /** True if nothing is known between a row and its successor beyond one interval. */
    public boolean gapBetween(long at, long nextAt) {
        return nextAt - at > 2 * longest(at, nextAt);
    }

    /** How many readings a span of the period promised, in whole readings of each interval. */
    public long expected(long from, long to, Period period) {
        long expected = 0;
        for (int i = 0; i < steps.size(); i++) {
            long since = Math.max(from, i == 0 ? Long.MIN_VALUE : steps.get(i).since);
            long until = Math.min(to, i + 1 < steps.size() ? steps.get(i + 1).since : Long.MAX_VALUE);
            expected += period.overlap(since, until) / steps.get(i).interval;
        }
        return expected;
    }

    private int index(long moment) {
        int i = steps.size() - 1;
        while (i > 0 && steps.get(i).since > moment) {
            i--;
        }
        return i;
    }
}
