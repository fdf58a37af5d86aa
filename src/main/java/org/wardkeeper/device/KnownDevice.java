package org.wardkeeper.device;

import java.time.Duration;
import java.util.Objects;

/**
 * A registered device.
 *
 * @param id the database's short number for it
 * @param zoneId where it stands; null for what is carried about
 * @param interval how often it reports
 * @param serial the maker's serial number; empty where unknown
 */
public record KnownDevice(int id, String urn, DeviceKind kind, String zoneId, Duration interval, String serial) {

    public KnownDevice {
        Objects.requireNonNull(urn);
        Objects.requireNonNull(kind);
        serial = serial == null ? "" : serial;
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("A device reports at an interval longer than nothing.");
        }
    }
}
