package org.wardkeeper.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * The ground as a graph to walk on. Each opening has two doorsteps, one in each of its zones. Inside a zone one walks the
 * straight line between doorsteps; stepping through an opening is free on one level and costs
 * {@link #METRES_PER_LEVEL} a level between levels.
 *
 * <p>The straight line is a lower bound in bent zones (an L-shaped corridor), which is good enough to rank what is near.
 */
final class WalkingGraph {

    /**
     * What a change of level is worth in metres on the flat: about 20 s for a flight of stairs or for waiting and
     * riding in a lift, at a walking pace of 1.25 m/s. So a thing on this floor wins over one right above unless it is
     * some 25 m farther away, which is how people choose when they push something on wheels.
     */
    static final double METRES_PER_LEVEL = 25;

    private final Map<String, Zone> zones;
    private final List<Opening> openings;
    private final double[] crossing;
    private final Map<String, int[]> doorsteps;

    WalkingGraph(Map<String, Zone> zones, Map<String, Level> levels, List<Opening> openings) {
        this.zones = zones;
        this.openings = openings;
        this.crossing = openings.stream()
                .mapToDouble(opening -> METRES_PER_LEVEL
                        * Math.abs(ordinal(opening.zoneA(), levels) - ordinal(opening.zoneB(), levels)))
                .toArray();
        this.doorsteps = doorstepsByZone(openings);
    }

    private int ordinal(String zoneId, Map<String, Level> levels) {
        return levels.get(zones.get(zoneId).levelId()).ordinal();
    }

    /** Doorstep 2i is opening i on the side of its zone A, doorstep 2i + 1 on the side of zone B. */
    private static Map<String, int[]> doorstepsByZone(List<Opening> openings) {
        Map<String, List<Integer>> lists = new HashMap<>();
        for (int i = 0; i < openings.size(); i++) {
            lists.computeIfAbsent(openings.get(i).zoneA(), id -> new ArrayList<>())
                    .add(2 * i);
            lists.computeIfAbsent(openings.get(i).zoneB(), id -> new ArrayList<>())
                    .add(2 * i + 1);
        }
        Map<String, int[]> arrays = new HashMap<>();
        lists.forEach((zone, list) ->
                arrays.put(zone, list.stream().mapToInt(Integer::intValue).toArray()));
        return arrays;
    }

    /** Dijkstra from a zone's label to every doorstep. */
    WalkingDistances from(String zoneId) {
        Zone start = zones.get(zoneId);
        Reached reached = new Reached(2 * openings.size());
        PriorityQueue<Step> queue = new PriorityQueue<>(Comparator.comparingDouble(Step::metres));
        for (int doorstep : doorstepsOf(zoneId)) {
            offer(queue, reached, doorstep, Reached.START, start.label().distanceTo(at(doorstep)));
        }
        while (!queue.isEmpty()) {
            Step step = queue.poll();
            if (step.metres() <= reached.metres[step.doorstep()]) {
                walkOn(queue, reached, step);
            }
        }
        return new WalkingDistances(this, start, reached);
    }

    private void walkOn(PriorityQueue<Step> queue, Reached reached, Step step) {
        int here = step.doorstep();
        offer(queue, reached, here ^ 1, here, step.metres() + crossing[here / 2]);
        for (int next : doorstepsOf(zoneOf(here).id())) {
            offer(queue, reached, next, here, step.metres() + at(here).distanceTo(at(next)));
        }
    }

    private static void offer(PriorityQueue<Step> queue, Reached reached, int doorstep, int before, double candidate) {
        if (candidate < reached.metres[doorstep]) {
            reached.metres[doorstep] = candidate;
            reached.before[doorstep] = before;
            queue.add(new Step(doorstep, candidate));
        }
    }

    int[] doorstepsOf(String zoneId) {
        return doorsteps.getOrDefault(zoneId, new int[0]);
    }

    Point at(int doorstep) {
        return openings.get(doorstep / 2).at();
    }

    Zone zoneOf(int doorstep) {
        Opening opening = openings.get(doorstep / 2);
        return zones.get(doorstep % 2 == 0 ? opening.zoneA() : opening.zoneB());
    }

    Optional<Zone> zone(String id) {
        return Optional.ofNullable(zones.get(id));
    }

    /** What is known of every doorstep: how far it is, and which one comes before it on the way. */
    static final class Reached {
        /** Before it there is only the label. */
        static final int START = -1;

        final double[] metres;
        final int[] before;

        Reached(int doorsteps) {
            metres = new double[doorsteps];
            before = new int[doorsteps];
            Arrays.fill(metres, Double.POSITIVE_INFINITY);
            Arrays.fill(before, START);
        }
    }

    private record Step(int doorstep, double metres) {}
}
