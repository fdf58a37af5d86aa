package org.wardkeeper.floorplan;

import java.time.OffsetDateTime;
import java.util.Objects;
import org.wardkeeper.place.ZoneRef;

/**
 * A soap or gel dispenser on the plan.
 *
 * @param seen when it last reported; null where it never did, as {@code ageSeconds}
 * @param usesToday since midnight at the site
 * @param batteryPercent null where it does not tell
 */
public record DispenserMark(
        String urn,
        String name,
        ZoneRef zone,
        double x,
        double y,
        OffsetDateTime seen,
        Long ageSeconds,
        long usesToday,
        Double batteryPercent) {

    boolean looksLike(DispenserMark other) {
        return usesToday == other.usesToday
                && Objects.equals(seen, other.seen)
                && Objects.equals(batteryPercent, other.batteryPercent);
    }
}
