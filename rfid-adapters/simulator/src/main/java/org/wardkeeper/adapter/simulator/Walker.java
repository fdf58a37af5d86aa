package org.wardkeeper.adapter.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;
import org.wardkeeper.adapter.simulator.Site.Asset;
import org.wardkeeper.adapter.simulator.Site.Opening;

/**
 * One asset on its way through the hospital: it stands for a while, is pushed somewhere through doors and lifts, and stands
 * again. Between two doors it goes straight, so it leaves no zone except through an opening.
 */
final class Walker {

    private static final double FOR_A_LIFT_SECONDS = 15;
    private static final double GOES_HOME = 0.4;
    private static final double STAYS_ON_ITS_LEVEL = 0.85;

    private final Asset asset;
    private final Habit habit;
    private final Site site;
    private final Routes routes;
    private final RandomGenerator random;
    private final Deque<Waypoint> way = new ArrayDeque<>();

    private Zone zone;
    private Point at;
    private double standsForSeconds;

    /** Where to go next within the zone, which zone that leads into, and how long to wait there. */
    private record Waypoint(Point at, Zone into, double waitSeconds) {}

    Walker(Asset asset, Site site, Routes routes, RandomGenerator random) {
        this.asset = asset;
        this.habit = Habit.of(asset.kind());
        this.site = site;
        this.routes = routes;
        this.random = random;
        this.zone = site.zone(asset.homeZone());
        this.at = zone.somewhere(random);
        // Somewhere in the middle of its standing, as if the hospital had been open before.
        this.standsForSeconds = idleSeconds() * random.nextDouble();
    }

    void walk(double seconds) {
        double left = seconds;
        while (left > 0) {
            if (standsForSeconds > 0) {
                double stood = Math.min(left, standsForSeconds);
                standsForSeconds -= stood;
                left -= stood;
            } else if (way.isEmpty()) {
                setOut();
            } else {
                left -= stepTowards(way.peek(), left);
            }
        }
    }

    /** @return the seconds it took, at most those given */
    private double stepTowards(Waypoint next, double seconds) {
        double needed = at.distanceTo(next.at()) / habit.metresPerSecond();
        if (needed > seconds) {
            at = at.towards(next.at(), seconds * habit.metresPerSecond());
            return seconds;
        }
        way.remove();
        at = next.at();
        zone = next.into();
        standsForSeconds = way.isEmpty() ? idleSeconds() : next.waitSeconds();
        return needed;
    }

    private void setOut() {
        Zone goal = destination();
        List<Opening> openings = routes.between(zone.id(), at, goal.id());
        Zone here = zone;
        for (Opening opening : openings) {
            Zone behind = site.zone(opening.otherSideOf(here.id()));
            boolean rides = !behind.levelId().equals(here.levelId());
            way.add(new Waypoint(opening.at(), behind, rides ? FOR_A_LIFT_SECONDS : 0));
            here = behind;
        }
        way.add(new Waypoint(here.somewhere(random), here, 0));
    }

    private Zone destination() {
        if (!zone.id().equals(asset.homeZone()) && random.nextDouble() < GOES_HOME) {
            return site.zone(asset.homeZone());
        }
        boolean stays = random.nextDouble() < STAYS_ON_ITS_LEVEL;
        List<Zone> wanted = site.zones().values().stream()
                .filter(one -> habit.wantedIn().contains(one.category()) && !one.isPrivate())
                .filter(one -> !stays || one.levelId().equals(zone.levelId()))
                .sorted(java.util.Comparator.comparing(Zone::id))
                .toList();
        return wanted.isEmpty() ? zone : wanted.get(random.nextInt(wanted.size()));
    }

    /** Exponential, so that short stays are common and long ones happen. */
    private double idleSeconds() {
        return -Math.log(1 - random.nextDouble()) * habit.idleMinutes() * 60;
    }

    String tag() {
        return asset.tag();
    }

    Zone zone() {
        return zone;
    }

    Point at() {
        return at;
    }

    boolean moves() {
        return !way.isEmpty();
    }
}
