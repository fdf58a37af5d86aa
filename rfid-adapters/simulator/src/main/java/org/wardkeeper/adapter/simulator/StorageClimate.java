package org.wardkeeper.adapter.simulator;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.wardkeeper.adapter.simulator.Site.StorageUnit;

/**
 * The temperature in one storage unit, as a function of the instant: its compressor's cycle, a little warmer by day, a bump
 * for every time the door was opened, and in thirty days one incident. Nothing is remembered, so every instant may be
 * asked for again, and in any order.
 */
final class StorageClimate {

    private static final long MINUTE_MS = 60_000;
    private static final long HOUR_MS = 60 * MINUTE_MS;
    private static final int DAY_BEGINS = 7;
    private static final int DAY_ENDS = 20;
    private static final int MOST_OPENINGS_AN_HOUR = 2;
    private static final double AMBIENT_CELSIUS = 21;
    private static final double WARMS_IN_MS = 5.0 * HOUR_MS;
    private static final double COOLS_IN_MS = 40.0 * MINUTE_MS;

    private final StorageUnit unit;
    private final Incident incident;
    private final ZoneId timeZone;
    private final long seed;
    private final double setPoint;
    private final double scale;

    StorageClimate(StorageUnit unit, int ordinal, ZoneId timeZone) {
        this.unit = unit;
        this.incident = Incident.ofUnit(ordinal);
        this.timeZone = timeZone;
        this.seed = Chance.seed(unit.id());
        double half = (unit.highCelsius() - unit.lowCelsius()) / 2;
        double middle = unit.lowCelsius() + half;
        double own = 2 * Chance.of(seed, 0) - 1;
        this.scale = unit.kind() == StorageUnit.Kind.REFRIGERATOR ? half : 4;
        this.setPoint = switch (unit.kind()) {
            case REFRIGERATOR -> middle + (0.1 * own - 0.1) * half;
            case FREEZER -> -23 + 2 * own;
            case ULTRACOLD -> -78 + 2 * own;
        };
    }

    /** What the probe shows, rounded to a tenth of a degree as loggers do; meaningless while {@link #silent} or {@link #probeMissing}. */
    double celsius(long atMs) {
        double celsius = steady(atMs) + incidentWarmth(atMs);
        return Math.round(celsius * 10) / 10.0;
    }

    boolean silent(long atMs) {
        return incident == Incident.GAP && incident.happens(seed, atMs);
    }

    boolean probeMissing(long atMs) {
        return incident == Incident.PROBE_MISSING && incident.happens(seed, atMs);
    }

    boolean powered(long atMs) {
        return !(incident == Incident.POWER_CUT && incident.happens(seed, atMs));
    }

    private double steady(long atMs) {
        return setPoint
                + 0.14 * scale * compressor(atMs)
                + 0.06 * scale * (isDay(atMs) ? 1 : 0)
                + openedDoors(atMs)
                + 0.2 * (Chance.of(seed, atMs) - 0.5);
    }

    /** A saw between −1 and 1: cooling is quicker than warming. */
    private double compressor(long atMs) {
        double period = (28 + 18 * Chance.of(seed, 1)) * MINUTE_MS;
        double phase = (atMs + Chance.of(seed, 2) * period) / period;
        double part = phase - Math.floor(phase);
        return part < 0.65 ? -1 + 2 * part / 0.65 : 1 - 2 * (part - 0.65) / 0.35;
    }

    private boolean isDay(long atMs) {
        int hour = Instant.ofEpochMilli(atMs).atZone(timeZone).getHour();
        return hour >= DAY_BEGINS && hour < DAY_ENDS;
    }

    private double openedDoors(long atMs) {
        long hour = Math.floorDiv(atMs, HOUR_MS);
        double warmth = 0;
        for (DoorOpening opening : openingsIn(hour - 1)) {
            warmth += opening.warmth(atMs);
        }
        for (DoorOpening opening : openingsIn(hour)) {
            warmth += opening.warmth(atMs);
        }
        return warmth;
    }

    /** When somebody opened the door within one hour since the epoch, and how much it let in. */
    List<DoorOpening> openingsIn(long hour) {
        if (!isDay(hour * HOUR_MS)) {
            return List.of();
        }
        int count = (int) Chance.below(MOST_OPENINGS_AN_HOUR + 1, seed, 4 * hour + 3);
        return IntStream.range(0, count)
                .mapToObj(i -> DoorOpening.of(seed + i, hour, i, scale))
                .toList();
    }

    private double incidentWarmth(long atMs) {
        long since = incident.since(seed, atMs);
        return switch (incident) {
            case EXCURSION -> excursion(since);
            case POWER_CUT -> powerCut(since);
            case GAP, PROBE_MISSING, NONE -> 0;
        };
    }

    /** Up within 15 min, above the limit for the incident's length, down within 20 min. */
    private double excursion(long since) {
        double peak = unit.highCelsius() - setPoint + 0.5 * scale;
        double rise = 15.0 * MINUTE_MS;
        double fall = 20.0 * MINUTE_MS;
        if (since < rise) {
            return peak * since / rise;
        }
        double after = since - rise - incident.lengthMs();
        return after < 0 ? peak : peak * Math.max(0, 1 - after / fall);
    }

    private double powerCut(long since) {
        double full = AMBIENT_CELSIUS - setPoint;
        if (since < incident.lengthMs()) {
            return full * (1 - Math.exp(-since / WARMS_IN_MS));
        }
        double reached = full * (1 - Math.exp(-incident.lengthMs() / WARMS_IN_MS));
        return reached * Math.exp(-(since - incident.lengthMs()) / COOLS_IN_MS);
    }

    /** @param degrees what the opening let in */
    record DoorOpening(long openedMs, long closedMs, double degrees) {

        private static final double FADES_IN_MS = 8.0 * MINUTE_MS;

        /** @param half which half of the hour, so that openings never overlap */
        static DoorOpening of(long seed, long hour, int half, double scale) {
            long begin = hour * HOUR_MS + half * HOUR_MS / MOST_OPENINGS_AN_HOUR;
            long opened = begin + Chance.below(1700, seed, 4 * hour) * 1000;
            long closed = opened + (15 + Chance.below(45, seed, 4 * hour + 1)) * 1000;
            return new DoorOpening(opened, closed, scale * (0.04 + 0.06 * Chance.of(seed, 4 * hour + 2)));
        }

        double warmth(long atMs) {
            return atMs < closedMs ? 0 : degrees * Math.exp(-(atMs - closedMs) / FADES_IN_MS);
        }
    }
}
