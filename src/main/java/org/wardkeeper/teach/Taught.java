package org.wardkeeper.teach;

import java.time.Instant;
import java.util.Objects;
import org.wardkeeper.place.Point;

/**
 * A sighting at a known place.
 *
 * @param rssi dBm
 * @param point null where only the zone is known
 */
record Taught(String reader, String antenna, double rssi, Instant at, String tag, String zoneId, Point point) {
    Taught {
        Objects.requireNonNull(reader);
        Objects.requireNonNull(antenna);
        Objects.requireNonNull(at);
        Objects.requireNonNull(tag);
        Objects.requireNonNull(zoneId);
    }
}
