package org.wardkeeper.alarm;

import java.time.Instant;
import java.util.Objects;

/**
 * Something that was wrong for a while and was over before anybody could know of it.
 *
 * @param since when the condition came to hold
 * @param returned when it ended
 */
public record PastCondition(Condition condition, Instant since, Instant returned) {
    public PastCondition {
        Objects.requireNonNull(condition);
        if (returned.isBefore(since)) {
            throw new IllegalArgumentException("a condition ends after it began");
        }
    }
}
