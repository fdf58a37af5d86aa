package org.wardkeeper.place;

import java.util.Objects;

/**
 * A point of a way, in local metres.
 *
 * @param level the id of the level that the way is on there
 */
public record Waypoint(Point at, String level) {

    public Waypoint {
        Objects.requireNonNull(at);
        Objects.requireNonNull(level);
    }
}
