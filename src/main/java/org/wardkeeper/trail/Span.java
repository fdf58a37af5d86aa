package org.wardkeeper.trail;

import java.time.Duration;
import java.time.Instant;
import org.wardkeeper.access.ProblemException;

/** [from, to): a piece of the past that can be looked at in one go. */
record Span(Instant from, Instant to) {

    static final Duration LONGEST = Duration.ofDays(7);
    private static final Duration USUAL = Duration.ofHours(8);

    /** @throws ProblemException 400 for a span that ends before it begins, or is too long to be looked at */
    Span {
        if (!from.isBefore(to)) {
            throw ProblemException.badRequest("from must be before to.");
        }
        if (Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw ProblemException.badRequest("A span may have up to 7 days.");
        }
    }

    /** What is not asked for: until now, the last 8 hours of it. */
    static Span asked(Instant from, Instant to, Instant now) {
        Instant end = to == null ? now : to;
        return new Span(from == null ? end.minus(USUAL) : from, end);
    }
}
