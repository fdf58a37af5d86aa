package org.wardkeeper.radio;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.wardkeeper.place.Point;
import org.wardkeeper.place.SiteMap;
import org.wardkeeper.place.Zone;

/** How many walls stand between two points of a level: a wall is where one zone ends and another begins. */
final class Walls {
    private static final double CELL_M = 0.5;

    /** IMDF's category of a zone that is only a part of a larger room: there is no wall to the next one. */
    private static final String OPEN_AREA = "openarea";

    private static final int OUTSIDE = -1;
    private static final int OPEN = -2;
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private final Map<String, Plan> plans = new HashMap<>();

    Walls(SiteMap map) {
        map.levels().forEach(level -> plans.put(level.id(), new Plan(map.zonesOn(level.id()))));
    }

    int between(String levelId, Point from, Point to) {
        Plan plan = plans.get(levelId);
        int steps = (int) Math.ceil(from.distanceTo(to) / CELL_M);
        int walls = 0;
        int last = OUTSIDE;
        for (int step = 0; step <= steps; step++) {
            double share = steps == 0 ? 0 : (double) step / steps;
            int zone = plan.at(from.x() + share * (to.x() - from.x()), from.y() + share * (to.y() - from.y()));
            if (zone != OUTSIDE && last != OUTSIDE && zone != last) {
                walls++;
            }
            last = zone == OUTSIDE ? last : zone;
        }
        return walls;
    }

    /** Which zone each half metre of a level belongs to. */
    private static final class Plan {
        private final Envelope box = new Envelope();
        private final int columns;
        private final int[] zones;

        Plan(List<Zone> onLevel) {
            onLevel.forEach(zone -> box.expandToInclude(zone.shape().getEnvelopeInternal()));
            columns = box.isNull() ? 0 : (int) Math.ceil(box.getWidth() / CELL_M) + 1;
            int rows = box.isNull() ? 0 : (int) Math.ceil(box.getHeight() / CELL_M) + 1;
            zones = new int[columns * rows];
            Arrays.fill(zones, OUTSIDE);
            for (int number = 0; number < onLevel.size(); number++) {
                paint(onLevel.get(number), number);
            }
        }

        private void paint(Zone zone, int number) {
            int colour = zone.category().equals(OPEN_AREA) ? OPEN : number;
            PreparedGeometry shape = PreparedGeometryFactory.prepare(zone.shape());
            Envelope around = zone.shape().getEnvelopeInternal();
            for (double x = around.getMinX() + CELL_M / 2; x < around.getMaxX(); x += CELL_M) {
                for (double y = around.getMinY() + CELL_M / 2; y < around.getMaxY(); y += CELL_M) {
                    if (shape.covers(GEOMETRIES.createPoint(new Coordinate(x, y)))) {
                        zones[cell(x, y)] = colour;
                    }
                }
            }
        }

        int at(double x, double y) {
            return box.contains(x, y) ? zones[cell(x, y)] : OUTSIDE;
        }

        private int cell(double x, double y) {
            return (int) ((y - box.getMinY()) / CELL_M) * columns + (int) ((x - box.getMinX()) / CELL_M);
        }
    }
}
