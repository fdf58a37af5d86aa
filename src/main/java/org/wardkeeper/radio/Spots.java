package org.wardkeeper.radio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.wardkeeper.place.Opening;
import org.wardkeeper.place.Point;
import org.wardkeeper.place.SiteMap;
import org.wardkeeper.place.Zone;

/**
 * The zones of a map cut into spots about two metres wide, and which of them are one step apart: in a zone all that
 * touch, between zones those on both sides of an opening. A room is walked through and not jumped into, so a tag that
 * nears the door is known to near it.
 */
public final class Spots {

    /** As wide as levels can tell places apart, and no wider: readers hear a person's turn as two metres. */
    private static final double STEP_M = 1.9;

    /** A hall as large as a field has wider spots. */
    private static final int MOST_A_ZONE = 60;

    private static final double TOUCHING = 1.6;
    private static final double ACROSS_OPENING = 1.1;
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private final List<Zone> zones;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final int[] zoneOf;
    private final double[] x;
    private final double[] y;
    private final int[][] ofZone;
    private final double[] stepOf;
    private final int[][] neighbours;

    Spots(SiteMap map) {
        zones = map.zones();
        zones.forEach(zone -> numbers.put(zone.id(), numbers.size()));
        ofZone = new int[zones.size()][];
        stepOf = new double[zones.size()];
        List<Point> points = new ArrayList<>();
        for (int zone = 0; zone < zones.size(); zone++) {
            int first = points.size();
            points.addAll(cut(zone));
            ofZone[zone] = range(first, points.size());
        }
        x = points.stream().mapToDouble(Point::x).toArray();
        y = points.stream().mapToDouble(Point::y).toArray();
        zoneOf = new int[points.size()];
        for (int zone = 0; zone < ofZone.length; zone++) {
            for (int spot : ofZone[zone]) {
                zoneOf[spot] = zone;
            }
        }
        neighbours = neighbours(map.openings());
    }

    /** The middles of the zone's spots: those of a grid over it that lie in it, else its label. */
    private List<Point> cut(int number) {
        Zone zone = zones.get(number);
        double step = Math.max(STEP_M, Math.sqrt(zone.shape().getArea() / MOST_A_ZONE));
        Envelope box = zone.shape().getEnvelopeInternal();
        int columns = (int) Math.max(1, Math.rint(box.getWidth() / step));
        int rows = (int) Math.max(1, Math.rint(box.getHeight() / step));
        double width = box.getWidth() / columns;
        double height = box.getHeight() / rows;
        stepOf[number] = Math.max(step, Math.max(width, height));
        PreparedGeometry shape = PreparedGeometryFactory.prepare(zone.shape());
        List<Point> inside = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < rows; row++) {
                Coordinate middle =
                        new Coordinate(box.getMinX() + (column + 0.5) * width, box.getMinY() + (row + 0.5) * height);
                if (shape.covers(GEOMETRIES.createPoint(middle))) {
                    inside.add(new Point(middle.x, middle.y));
                }
            }
        }
        return inside.isEmpty() ? List.of(zone.label()) : inside;
    }

    private int[][] neighbours(List<Opening> openings) {
        List<Set<Integer>> found = new ArrayList<>();
        for (int spot = 0; spot < x.length; spot++) {
            found.add(new TreeSet<>());
        }
        for (int zone = 0; zone < ofZone.length; zone++) {
            joinNear(ofZone[zone], ofZone[zone], TOUCHING * stepOf[zone], found);
        }
        for (Opening opening : openings) {
            int a = numbers.get(opening.zoneA());
            int b = numbers.get(opening.zoneB());
            boolean sameLevel = zones.get(a).levelId().equals(zones.get(b).levelId());
            double reach = sameLevel ? ACROSS_OPENING * (stepOf[a] + stepOf[b]) : 0;
            joinNear(ofZone[a], ofZone[b], reach, found);
            joinNearest(ofZone[a], ofZone[b], found);
        }
        return found.stream()
                .map(set -> set.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    private void joinNear(int[] some, int[] others, double reach, List<Set<Integer>> found) {
        for (int one : some) {
            for (int other : others) {
                if (one != other && distance(one, other) < reach) {
                    join(one, other, found);
                }
            }
        }
    }

    private void joinNearest(int[] some, int[] others, List<Set<Integer>> found) {
        int from = some[0];
        int to = others[0];
        for (int one : some) {
            for (int other : others) {
                if (distance(one, other) < distance(from, to)) {
                    from = one;
                    to = other;
                }
            }
        }
        join(from, to, found);
    }

    private static void join(int one, int other, List<Set<Integer>> found) {
        found.get(one).add(other);
        found.get(other).add(one);
    }

    private double distance(int one, int other) {
        return Math.hypot(x[one] - x[other], y[one] - y[other]);
    }

    private static int[] range(int from, int to) {
        int[] numbers = new int[to - from];
        Arrays.setAll(numbers, i -> from + i);
        return numbers;
    }

    public int count() {
        return x.length;
    }

    /** The number of the zone that a spot is in. */
    public int zoneOf(int spot) {
        return zoneOf[spot];
    }

    public Zone zone(int number) {
        return zones.get(number);
    }

    /** The number of the zone with this id; -1 if there is none. */
    public int numberOf(String zoneId) {
        return zoneId == null ? -1 : numbers.getOrDefault(zoneId, -1);
    }

    /** Whether two zones are on one level. */
    public boolean sameLevel(int one, int other) {
        return zones.get(one).levelId().equals(zones.get(other).levelId());
    }

    public int zones() {
        return zones.size();
    }

    /** How wide a spot of this zone is, in metres. */
    public double stepOf(int zone) {
        return stepOf[zone];
    }

    public int[] ofZone(int number) {
        return ofZone[number];
    }

    /** Up to so many spots of a zone, those nearest to a place on its level. */
    public int[] nearest(int zone, Point place, int most) {
        return Arrays.stream(ofZone[zone])
                .boxed()
                .sorted(Comparator.comparingDouble(spot -> Math.hypot(x[spot] - place.x(), y[spot] - place.y())))
                .limit(most)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    public double x(int spot) {
        return x[spot];
    }

    public double y(int spot) {
        return y[spot];
    }

    /** The spots one step away; not to be changed. */
    public int[] neighbours(int spot) {
        return neighbours[spot];
    }
}
