package org.wardkeeper.coldchain;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * A storage unit as it stands now.
 *
 * @param interval how often a reading is expected
 * @param limits the band in force
 * @param limitsSince since when it is; null where it always was
 * @param deviceId the sensor that speaks for the unit; empty while it has none
 */
public record KnownUnit(
        String id,
        String name,
        String zoneId,
        UnitKind kind,
        Duration interval,
        Limits limits,
        Instant limitsSince,
        OptionalInt deviceId) {

    public KnownUnit {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        Objects.requireNonNull(zoneId);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(limits);
        Objects.requireNonNull(deviceId);
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("Readings are expected at an interval longer than nothing.");
        }
    }
}
