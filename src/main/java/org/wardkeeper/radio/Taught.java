package org.wardkeeper.radio;

import java.time.Instant;
import java.util.Objects;
import org.wardkeeper.place.Point;

/**
 * A sighting of a tag whose place was known: what a radio map is fitted to.
 *
 * @param reader the URN of the reader that heard the tag
 * @param antenna the reader's own name for the antenna
 * @param rssi level in dBm, -130 to 0: nothing that a tag sends arrives louder
 * @param at when it was heard
 * @param tag the tag, so that lessons with different tags can be told apart
 * @param zoneId the zone it was in
 * @param point where in the zone, in local metres; null where only the room is known
 */
public record Taught(String reader, String antenna, double rssi, Instant at, String tag, String zoneId, Point point) {

    private static final double FAINTEST_DBM = -130;

    public Taught {
        Objects.requireNonNull(reader);
        Objects.requireNonNull(antenna);
        Objects.requireNonNull(at);
        Objects.requireNonNull(tag);
        Objects.requireNonNull(zoneId);
        if (!(rssi >= FAINTEST_DBM && rssi <= 0)) {
            throw new IllegalArgumentException("A level of " + rssi + " dBm teaches nothing.");
        }
    }
}
