package org.wardkeeper.place;

import java.util.Objects;

/**
 * A door or a gap through which one walks between two zones; between zones of two levels it is a lift or a stair.
 *
 * @param at its middle, in local metres
 */
public record Opening(String id, String zoneA, String zoneB, Point at) {

    public Opening {
        Objects.requireNonNull(id);
        Objects.requireNonNull(zoneA);
        Objects.requireNonNull(zoneB);
        Objects.requireNonNull(at);
        if (zoneA.equals(zoneB)) {
            throw new IllegalArgumentException("An opening joins two different zones.");
        }
    }
}
