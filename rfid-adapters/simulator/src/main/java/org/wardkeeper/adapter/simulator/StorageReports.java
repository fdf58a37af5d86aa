package org.wardkeeper.adapter.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.wardkeeper.adapter.kit.SenmlRecord;
import org.wardkeeper.adapter.simulator.Site.StorageUnit;
import org.wardkeeper.adapter.simulator.StorageClimate.DoorOpening;

/**
 * What one storage unit's sensor reports: its temperature at every instant of its own grid, the door when it moves, the
 * plug's power when it fails, and the battery once a day.
 */
final class StorageReports {

    private static final long HOUR_MS = 3_600_000;
    private static final long DAY_MS = 24 * HOUR_MS;
    private static final double RUNNING_WATTS = 85;
    private static final double BATTERY_LASTS_DAYS = 400;

    private final StorageUnit unit;
    private final StorageClimate climate;
    private final Optional<LeftOpenDoor> leftOpen;
    private final long seed;

    StorageReports(StorageUnit unit, StorageClimate climate, Optional<LeftOpenDoor> leftOpen) {
        this.unit = unit;
        this.climate = climate;
        this.leftOpen = leftOpen;
        this.seed = Chance.seed(unit.device());
    }

    StorageUnit unit() {
        return unit;
    }

    /** Everything reported from one instant on and before another, in the order of time. */
    List<SenmlRecord> between(long fromMs, long toMs) {
        List<SenmlRecord> records = new ArrayList<>();
        addTemperatures(fromMs, toMs, records);
        addDoors(fromMs, toMs, records);
        addPower(fromMs, toMs, records);
        addBattery(fromMs, toMs, records);
        records.removeIf(item -> climate.silent(item.atMillis().orElseThrow()));
        records.sort(Comparator.comparingLong(item -> item.atMillis().orElseThrow()));
        return records;
    }

    /** The latest instant of the grid that is not after the given one. */
    long lastOnGrid(long atMs) {
        long interval = unit.intervalSeconds() * 1000L;
        long offset = Chance.below(unit.intervalSeconds(), seed, 0) * 1000;
        return Math.floorDiv(atMs - offset, interval) * interval + offset;
    }

    private void addTemperatures(long fromMs, long toMs, List<SenmlRecord> records) {
        long interval = unit.intervalSeconds() * 1000L;
        for (long at = lastOnGrid(fromMs - 1) + interval; at < toMs; at += interval) {
            records.add(
                    climate.probeMissing(at)
                            ? SenmlRecord.missing(unit.device(), "temperature", "Cel", "probe-missing", at)
                            : SenmlRecord.reading(unit.device(), "temperature", "Cel", celsius(at), at));
        }
    }

    double celsius(long atMs) {
        double extra = leftOpen.map(door -> door.warmth(atMs)).orElse(0.0);
        return Math.round((climate.celsius(atMs) + extra) * 10) / 10.0;
    }

    private void addDoors(long fromMs, long toMs, List<SenmlRecord> records) {
        for (long hour = Math.floorDiv(fromMs, HOUR_MS) - 1; hour * HOUR_MS < toMs; hour++) {
            climate.openingsIn(hour).forEach(opening -> addDoor(opening, fromMs, toMs, records));
        }
        leftOpen.ifPresent(door -> addDoor(door.latest(toMs), fromMs, toMs, records));
    }

    private void addDoor(DoorOpening opening, long fromMs, long toMs, List<SenmlRecord> records) {
        if (opening.openedMs() >= fromMs && opening.openedMs() < toMs) {
            records.add(SenmlRecord.event(unit.device(), "door", true, opening.openedMs()));
        }
        if (opening.closedMs() >= fromMs && opening.closedMs() < toMs) {
            records.add(SenmlRecord.event(unit.device(), "door", false, opening.closedMs()));
        }
    }

    /** The plug tells its load once an hour, and that is how a cut shows. */
    private void addPower(long fromMs, long toMs, List<SenmlRecord> records) {
        long first = Math.floorDiv(fromMs + HOUR_MS - 1, HOUR_MS);
        for (long at = first * HOUR_MS; at < toMs; at += HOUR_MS) {
            double watts = climate.powered(at) ? RUNNING_WATTS + Chance.below(20, seed, at) : 0;
            records.add(SenmlRecord.reading(unit.device(), "power", "W", watts, at));
        }
    }

    private void addBattery(long fromMs, long toMs, List<SenmlRecord> records) {
        long first = Math.floorDiv(fromMs + DAY_MS - 1, DAY_MS);
        for (long day = first; day * DAY_MS < toMs; day++) {
            double used =
                    Math.floorMod(day + Chance.below((long) BATTERY_LASTS_DAYS, seed, 1), (long) BATTERY_LASTS_DAYS);
            double percent = Math.round(100 - 85 * used / BATTERY_LASTS_DAYS);
            records.add(SenmlRecord.reading(unit.device(), "battery", "%EL", percent, day * DAY_MS));
        }
    }
}
