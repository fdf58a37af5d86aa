package org.wardkeeper.floorplan;

import java.time.OffsetDateTime;
import org.wardkeeper.place.ZoneRef;

/**
 * An asset on the plan.
 *
 * @param held somebody is on the way to it
 * @param free available, not held and seen lately enough for its kind
 * @param x local metres, as {@code y} and {@code radius}
 * @param radius how far from the point it may well be
 * @param confidence how sure the zone is now, 0 to 1
 */
public record Marker(
        String id,
        String name,
        String kind,
        String status,
        boolean held,
        boolean free,
        ZoneRef zone,
        double x,
        double y,
        double radius,
        OffsetDateTime seen,
        long ageSeconds,
        double confidence) {

    private static final double SAME_SPOT_M = 0.5;

    /** What a page cannot work out from the time alone has not changed. */
    boolean looksLike(Marker other) {
        return zone.equals(other.zone)
                && status.equals(other.status)
                && name.equals(other.name)
                && held == other.held
                && free == other.free
                && Math.hypot(x - other.x, y - other.y) < SAME_SPOT_M;
    }
}
