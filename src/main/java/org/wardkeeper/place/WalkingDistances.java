package org.wardkeeper.place;

import java.util.OptionalDouble;

/** How far it is to walk from one zone's label, through openings, to any point of the hospital. */
public final class WalkingDistances {

    private final WalkingGraph graph;
    private final Zone start;
    private final double[] metresToDoorstep;

    WalkingDistances(WalkingGraph graph, Zone start, double[] metresToDoorstep) {
        this.graph = graph;
        this.start = start;
        this.metresToDoorstep = metresToDoorstep;
    }

    /** Metres to a point in a zone; empty where no opening leads there, or where there is no such zone. */
    public OptionalDouble metresTo(String zoneId, Point at) {
        double best = zoneId.equals(start.id()) ? start.label().distanceTo(at) : Double.POSITIVE_INFINITY;
        for (int doorstep : graph.doorstepsOf(zoneId)) {
            best = Math.min(
                    best, metresToDoorstep[doorstep] + graph.at(doorstep).distanceTo(at));
        }
        return Double.isInfinite(best) ? OptionalDouble.empty() : OptionalDouble.of(best);
    }
}
