package org.wardkeeper.adapter.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.wardkeeper.adapter.simulator.Site.Opening;

/**
 * The ways things on wheels take: through openings, up and down in lifts only, and through somebody's room only where
 * there is no other way. Private zones are not crossed.
 */
final class Routes {

    /** Metres that a detour is worth to keep out of a room that is not meant for passing. */
    private static final double RATHER_NOT = 30;

    private static final double METRES_PER_LEVEL = 25;

    private final Site site;
    private final Map<String, List<Opening>> doors = new HashMap<>();

    Routes(Site site) {
        this.site = site;
        for (Opening opening : site.openings()) {
            if (wheelsPass(opening)) {
                doors.computeIfAbsent(opening.zoneA(), zone -> new ArrayList<>())
                        .add(opening);
                doors.computeIfAbsent(opening.zoneB(), zone -> new ArrayList<>())
                        .add(opening);
            }
        }
    }

    private boolean wheelsPass(Opening opening) {
        return !site.zone(opening.zoneA()).category().equals("stairs")
                && !site.zone(opening.zoneB()).category().equals("stairs");
    }

    /** Dijkstra: the openings to pass, in order; empty where there is no way or none is needed. */
    List<Opening> between(String from, Point start, String to) {
        Map<String, Step> best = new HashMap<>();
        PriorityQueue<Step> queue = new PriorityQueue<>(Comparator.comparingDouble(Step::metres));
        queue.add(new Step(from, start, 0, null, null));
        while (!queue.isEmpty()) {
            Step step = queue.poll();
            if (best.putIfAbsent(step.zone, step) != null) {
                continue;
            }
            if (step.zone.equals(to)) {
                return step.openings();
            }
            if (step.before == null || mayBeCrossed(step.zone)) {
                doors.getOrDefault(step.zone, List.of()).forEach(door -> queue.add(step.through(door, this)));
            }
        }
        return List.of();
    }

    private boolean mayBeCrossed(String zone) {
        return !site.zone(zone).isPrivate();
    }

    private double reluctance(String zone) {
        return switch (site.zone(zone).category()) {
            case "walkway", "elevator", "lobby", "waitingroom" -> 0;
            default -> RATHER_NOT;
        };
    }

    private double climb(Opening door) {
        String one = site.zone(door.zoneA()).levelId();
        return one.equals(site.zone(door.zoneB()).levelId()) ? 0 : METRES_PER_LEVEL;
    }

    private record Step(String zone, Point at, double metres, Opening door, Step before) {

        Step through(Opening next, Routes routes) {
            String behind = next.otherSideOf(zone);
            double walked = at.distanceTo(next.at()) + routes.climb(next) + routes.reluctance(behind);
            return new Step(behind, next.at(), metres + walked, next, this);
        }

        List<Opening> openings() {
            List<Opening> openings = before == null ? new ArrayList<>() : before.openings();
            if (door != null) {
                openings.add(door);
            }
            return openings;
        }
    }
}
