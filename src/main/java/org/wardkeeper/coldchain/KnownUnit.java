package org.wardkeeper.coldchain;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.wardkeeper.environment.Latest;

/**
 * A storage unit as it stands now.
 *
 * @param interval how often a reading is expected
 * @param limits the band in force
 * @param limitsSince since when it is; null where it always was
 * @param deviceId the sensor that speaks for the unit; empty while it has none
 * @param deviceSince since when it does; null where it always did
 */
public record KnownUnit(
        String id,
        String name,
        String zoneId,
        UnitKind kind,
        Duration interval,
        Limits limits,
        Instant limitsSince,
        OptionalInt deviceId,
        Instant deviceSince) {

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

    /** What its sensor told while it spoke for this unit: before that it was in another one, or in a drawer. */
    Optional<Latest> own(Optional<Latest> told) {
        return told.filter(latest -> deviceSince == null || !latest.at().isBefore(deviceSince));
    }
}
