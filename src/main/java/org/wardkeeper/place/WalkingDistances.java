package org.wardkeeper.place;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** How far it is to walk from one zone's label, through openings, to any point of the hospital, and which way. */
public final class WalkingDistances {

    private final WalkingGraph graph;
    private final Zone start;
    private final WalkingGraph.Reached reached;

    WalkingDistances(WalkingGraph graph, Zone start, WalkingGraph.Reached reached) {
        this.graph = graph;
        this.start = start;
        this.reached = reached;
    }

    /** Metres to a point in a zone; empty where no opening leads there, or where there is no such zone. */
    public OptionalDouble metresTo(String zoneId, Point at) {
        double best = zoneId.equals(start.id()) ? start.label().distanceTo(at) : Double.POSITIVE_INFINITY;
        int doorstep = lastDoorstep(zoneId, at);
        if (doorstep != WalkingGraph.Reached.START) {
            best = Math.min(best, metresBy(doorstep, at));
        }
        return Double.isInfinite(best) ? OptionalDouble.empty() : OptionalDouble.of(best);
    }

    /**
     * The shortest way to the label of a zone, as a line that crosses no wall: from label to label, a point at every
     * opening, two of them where it leads to another level, and the corners that have to be gone around. Empty where no
     * opening leads there, or where there is no such zone.
     */
    public List<Waypoint> wayTo(String zoneId) {
        Optional<Zone> end = graph.zone(zoneId);
        if (end.isEmpty()) {
            return List.of();
        }
        if (zoneId.equals(start.id())) {
            return List.of(new Waypoint(start.label(), start.levelId()));
        }
        int last = lastDoorstep(zoneId, end.get().label());
        return last == WalkingGraph.Reached.START || Double.isInfinite(reached.metres[last])
                ? List.of()
                : line(chainTo(last), end.get());
    }

    private Deque<Integer> chainTo(int last) {
        Deque<Integer> chain = new ArrayDeque<>();
        for (int step = last; step != WalkingGraph.Reached.START; step = reached.before[step]) {
            chain.addFirst(step);
        }
        return chain;
    }

    private List<Waypoint> line(Deque<Integer> chain, Zone end) {
        List<Waypoint> way = new ArrayList<>();
        way.add(new Waypoint(start.label(), start.levelId()));
        for (int doorstep : chain) {
            goOn(way, graph.zoneOf(doorstep), graph.at(doorstep));
        }
        goOn(way, end, end.label());
        return way;
    }

    /** Both sides of a door are one point; of a lift's or a stair's they are two, on different levels. */
    private static void goOn(List<Waypoint> way, Zone within, Point to) {
        Waypoint here = way.get(way.size() - 1);
        Waypoint next = new Waypoint(to, within.levelId());
        if (here.equals(next)) {
            return;
        }
        if (here.level().equals(next.level())) {
            RoundCorners.between(here.at(), to, within.shape())
                    .forEach(corner -> way.add(new Waypoint(corner, within.levelId())));
        }
        way.add(next);
    }

    private int lastDoorstep(String zoneId, Point at) {
        int best = WalkingGraph.Reached.START;
        for (int doorstep : graph.doorstepsOf(zoneId)) {
            if (best == WalkingGraph.Reached.START || metresBy(doorstep, at) < metresBy(best, at)) {
                best = doorstep;
            }
        }
        return best;
    }

    private double metresBy(int doorstep, Point at) {
        return reached.metres[doorstep] + graph.at(doorstep).distanceTo(at);
    }
}
