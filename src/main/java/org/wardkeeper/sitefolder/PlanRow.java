package org.wardkeeper.sitefolder;

import java.util.Map;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.wardkeeper.place.Point;

/** A feature of a level's plan that we keep; the feature types are IMDF's, and {@code reader}. */
public sealed interface PlanRow {

    /** Unique over the whole site. */
    String id();

    /** The level whose file it stands in. */
    String levelId();

    record LevelRow(String id, String name, int ordinal, Polygon shape) implements PlanRow {
        @Override
        public String levelId() {
            return id;
        }
    }

    /** A zone; IMDF's unit. */
    record ZoneRow(String id, String levelId, String name, String category, boolean isPrivate, Polygon shape)
            implements PlanRow {}

    /**
     * An opening.
     *
     * @param shape null where the plan gives none
     */
    record OpeningRow(String id, String levelId, String zoneA, String zoneB, Geometry shape) implements PlanRow {}

    /**
     * A reader where it hangs.
     *
     * @param zone null where it hangs outside all zones
     * @param antennas antenna to the zone on its side
     */
    record ReaderRow(String id, String levelId, String zone, Point at, Map<String, String> antennas)
            implements PlanRow {}
}
