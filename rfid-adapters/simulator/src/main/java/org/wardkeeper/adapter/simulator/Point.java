package org.wardkeeper.adapter.simulator;

/** A place on a level, in the plan's local metres. */
record Point(double x, double y) {

    double distanceTo(Point other) {
        return Math.hypot(other.x - x, other.y - y);
    }

    /** The point {@code metres} along the straight line to the other. */
    Point towards(Point other, double metres) {
        double whole = distanceTo(other);
        double share = whole == 0 ? 0 : metres / whole;
        return new Point(x + (other.x - x) * share, y + (other.y - y) * share);
    }
}
