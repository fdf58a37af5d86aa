package org.wardkeeper.adapter.simulator;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A room, corridor, lift or store of the plan.
 *
 * @param category as in IMDF: {@code room}, {@code walkway}, {@code elevator}, {@code stairs}, {@code storage} …
 * @param outline its corners in order, the first not repeated at the end
 */
record Zone(String id, String levelId, String category, boolean isPrivate, List<Point> outline) {

    private static final double FROM_THE_WALL = 0.7;
    private static final int TRIES = 40;

    Zone {
        outline = List.copyOf(outline);
        if (outline.size() < 3) {
            throw new IllegalArgumentException("Zone " + id + " has no area.");
        }
    }

    /** Whether the point lies inside; on the wall itself it may be either. */
    boolean contains(Point point) {
        boolean inside = false;
        for (int i = 0, j = outline.size() - 1; i < outline.size(); j = i++) {
            Point a = outline.get(i);
            Point b = outline.get(j);
            boolean straddles = (a.y() > point.y()) != (b.y() > point.y());
            if (straddles && point.x() < (b.x() - a.x()) * (point.y() - a.y()) / (b.y() - a.y()) + a.x()) {
                inside = !inside;
            }
        }
        return inside;
    }

    Point centre() {
        return new Point((minX() + maxX()) / 2, (minY() + maxY()) / 2);
    }

    /** Any place inside where a thing can stand. */
    Point somewhere(RandomGenerator random) {
        for (int i = 0; i < TRIES; i++) {
            Point wish = new Point(
                    minX() + random.nextDouble() * (maxX() - minX()), minY() + random.nextDouble() * (maxY() - minY()));
            Point place = inside(wish, FROM_THE_WALL);
            if (contains(place)) {
                return place;
            }
        }
        return centre();
    }

    /** The place inside that is nearest to the wish and keeps a distance from the walls, where the zone is wide enough. */
    Point inside(Point wish, double fromTheWall) {
        Point place =
                new Point(held(wish.x(), minX(), maxX(), fromTheWall), held(wish.y(), minY(), maxY(), fromTheWall));
        return contains(place) ? place : centre();
    }

    private static double held(double wish, double low, double high, double margin) {
        double kept = Math.min(margin, (high - low) / 2);
        return Math.max(low + kept, Math.min(high - kept, wish));
    }

    private double minX() {
        return outline.stream().mapToDouble(Point::x).min().orElseThrow();
    }

    private double maxX() {
        return outline.stream().mapToDouble(Point::x).max().orElseThrow();
    }

    private double minY() {
        return outline.stream().mapToDouble(Point::y).min().orElseThrow();
    }

    private double maxY() {
        return outline.stream().mapToDouble(Point::y).max().orElseThrow();
    }
}
