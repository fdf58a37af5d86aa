package org.wardkeeper.radio;

import org.wardkeeper.place.Point;
import org.wardkeeper.place.SiteMap;
import org.wardkeeper.place.Zone;
import org.wardkeeper.radio.Ears.Ear;

/**
 * The level to be expected where nobody has taught anything: 20 dB a decade of distance, 3 dB a wall, 18 dB a floor.
 * Only differences mean something: how loud a tag is nobody knows.
 */
final class PathLoss {
    /** Beyond this a reader hears a tag by luck. */
    static final double REACH_M = 40;

    static final double FAINT_DBM = -100;
    private static final double AT_A_METRE_DBM = -59;
    private static final double A_DECADE_DB = 20;
    private static final double A_WALL_DB = 3;
    private static final double A_FLOOR_DB = 18;

    /** What an antenna at a door hears from its back. */
    private static final double BACK_DB = 8;

    /** Readers hang at the ceiling, tags are at the height of a hand. */
    private static final double HEIGHT_M = 1.2;

    private final SiteMap map;
    private final Walls walls;

    PathLoss(SiteMap map) {
        this.map = map;
        this.walls = new Walls(map);
    }

    /** The level of a usual tag, in dBm. */
    double expected(Ear ear, Zone zone, Point spot) {
        Point reader = ear.reader().at();
        double metres = Math.hypot(reader.distanceTo(spot), HEIGHT_M);
        if (metres > REACH_M) {
            return FAINT_DBM;
        }
        double level = AT_A_METRE_DBM - A_DECADE_DB * Math.log10(Math.max(1, metres));
        if (ear.sided() && !zone.id().equals(ear.zoneId())) {
            level -= BACK_DB;
        }
        int floors = Math.abs(ordinal(ear.reader().levelId()) - ordinal(zone.levelId()));
        level -= floors > 0 ? A_FLOOR_DB * floors : A_WALL_DB * walls.between(zone.levelId(), reader, spot);
        return Math.max(FAINT_DBM, level);
    }

    private int ordinal(String level) {
        return map.level(level).orElseThrow().ordinal();
    }
}
