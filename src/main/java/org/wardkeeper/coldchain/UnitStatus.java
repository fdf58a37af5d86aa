package org.wardkeeper.coldchain;

import java.time.OffsetDateTime;
import org.wardkeeper.place.ZoneRef;

/**
 * A unit as pages and programs see it.
 *
 * @param x where to draw it, local metres; like {@code y} null where its zone is not on the plan any more
 * @param celsius the newest value; null where there is none
 * @param missing why there is none; null where there is one
 * @param doorOpen null where its sensor does not tell, or is silent
 * @param device the sensor's URN; like its {@code serial} null while the unit has no sensor
 * @param limitsSince since when the limits are in force; null where they always were
 */
public record UnitStatus(
        String id,
        String name,
        String kind,
        ZoneRef zone,
        Double x,
        Double y,
        Double celsius,
        String missing,
        String state,
        OffsetDateTime seen,
        Long ageSeconds,
        double lowCel,
        double highCel,
        Boolean doorOpen,
        String device,
        String serial,
        long intervalSeconds,
        OffsetDateTime limitsSince) {}
