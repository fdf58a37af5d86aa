package org.wardkeeper.watch;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.wardkeeper.alarm.Priority;

/**
 * A rule that has fired for an excursion which runs now.
 *
 * @param warm above the band; below it otherwise
 * @param rule its name
 * @param at when it did
 * @param limitCel the limit of the band that is broken
 * @param worstCel the furthest the temperature has gone
 */
record FiredRule(
        UUID excursion,
        String unitId,
        boolean warm,
        Priority priority,
        String rule,
        Instant at,
        double limitCel,
        double worstCel) {
    FiredRule {
        Objects.requireNonNull(excursion);
        Objects.requireNonNull(unitId);
        Objects.requireNonNull(priority);
        Objects.requireNonNull(rule);
        Objects.requireNonNull(at);
    }
}
