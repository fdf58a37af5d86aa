package org.wardkeeper.place;

/** A place on a level in the building's local metres; all levels of a building share one origin. */
public record Point(double x, double y) {

    public Point {
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            throw new IllegalArgumentException("A point needs two finite coordinates.");
        }
    }

    /** Straight line in metres. */
    public double distanceTo(Point other) {
        return Math.hypot(x - other.x, y - other.y);
    }
}
