package org.wardkeeper.timeline;

import java.time.Instant;
import org.wardkeeper.quantity.Micros;

/** What is asked for: from {@code from}, up to and without {@code to}, in {@link Micros}. */
public record Period(long from, long to) {

    public Period {
        if (from >= to) {
            throw new IllegalArgumentException("A period must end later than it begins.");
        }
    }

    public static Period of(Instant from, Instant to) {
        return new Period(Micros.of(from), Micros.of(to));
    }

    public long length() {
        return to - from;
    }

    public boolean contains(long at) {
        return from <= at && at < to;
    }

    /** How much of a span lies inside; never less than nothing. */
    public long overlap(long start, long end) {
        return Math.max(0, Math.min(end, to) - Math.max(start, from));
    }

    /**
     * How long a reading counts inside: as long as it holds; but what comes after the period is not this period's
     * knowledge, so the last reading before its end counts for one interval at most.
     */
    public long held(LogRow row, long until, LogRow next, IntervalHistory intervals) {
        boolean last = next == null || next.at() >= to;
        return overlap(row.at(), last ? Math.min(until, row.at() + intervals.at(row.at())) : until);
    }
}
