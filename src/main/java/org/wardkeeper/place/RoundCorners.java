package org.wardkeeper.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedList;
import java.util.List;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.operation.buffer.BufferOp;
import org.locationtech.jts.operation.buffer.BufferParameters;

/**
 * The shortest line between two points of one zone that stays inside it: straight where that is possible, otherwise
 * around the corners of its outline and of what stands in it. Pure.
 */
final class RoundCorners {
    /** Nobody walks along the wall itself. */
    private static final double FROM_THE_WALL_M = 0.3;

    /** Doors lie on the outline, a rounding error to either side of it. */
    private static final double TOLERANCE_M = 0.05;

    /** A share of the hull's area; less is a bend. */
    private static final double STRAIGHT = 0.999;

    /** Beyond that an outline is a drawing's ornament: the straight line has to do. */
    private static final int MOST_CORNERS = 120;

    private static final BufferParameters CORNERS_STAY =
            new BufferParameters(1, BufferParameters.CAP_FLAT, BufferParameters.JOIN_MITRE, 5);

    private RoundCorners() {}

    /** The corners between the two points, in the order in which they are passed; empty where the line is straight. */
    static List<Point> between(Point from, Point to, Polygon zone) {
        if (zone.getArea() >= STRAIGHT * zone.convexHull().getArea()) {
            return List.of();
        }
        PreparedGeometry inside = PreparedGeometryFactory.prepare(zone.buffer(TOLERANCE_M));
        if (sees(inside, coordinate(from), coordinate(to))) {
            return List.of();
        }
        List<Coordinate> corners = corners(from, to, zone);
        return corners.size() > MOST_CORNERS ? List.of() : shortest(corners, inside);
    }

    /** The two ends first and second, then whatever can be gone around. */
    private static List<Coordinate> corners(Point from, Point to, Polygon zone) {
        var narrower = BufferOp.bufferOp(zone, -FROM_THE_WALL_M, CORNERS_STAY);
        var rings = narrower.isEmpty() ? zone : narrower;
        return Stream.concat(Stream.of(coordinate(from), coordinate(to)), Arrays.stream(rings.getCoordinates()))
                .distinct()
                .toList();
    }

    private static List<Point> shortest(List<Coordinate> points, PreparedGeometry inside) {
        double[] metres = new double[points.size()];
        int[] before = new int[points.size()];
        boolean[] done = new boolean[points.size()];
        Arrays.fill(metres, Double.POSITIVE_INFINITY);
        metres[0] = 0;
        for (int here = 0; here >= 0 && here != 1; here = nearest(metres, done)) {
            done[here] = true;
            for (int next = 1; next < points.size(); next++) {
                double candidate = metres[here] + points.get(here).distance(points.get(next));
                if (!done[next] && candidate < metres[next] && sees(inside, points.get(here), points.get(next))) {
                    metres[next] = candidate;
                    before[next] = here;
                }
            }
        }
        return Double.isInfinite(metres[1]) ? List.of() : passed(points, before);
    }

    private static int nearest(double[] metres, boolean[] done) {
        int best = -1;
        for (int i = 0; i < metres.length; i++) {
            if (!done[i] && !Double.isInfinite(metres[i]) && (best < 0 || metres[i] < metres[best])) {
                best = i;
            }
        }
        return best;
    }

    private static List<Point> passed(List<Coordinate> points, int[] before) {
        LinkedList<Point> way = new LinkedList<>();
        for (int corner = before[1]; corner != 0; corner = before[corner]) {
            way.addFirst(new Point(points.get(corner).x, points.get(corner).y));
        }
        return new ArrayList<>(way);
    }

    private static boolean sees(PreparedGeometry inside, Coordinate from, Coordinate to) {
        return inside.covers(inside.getGeometry().getFactory().createLineString(new Coordinate[] {from, to}));
    }

    private static Coordinate coordinate(Point point) {
        return new Coordinate(point.x(), point.y());
    }
}
