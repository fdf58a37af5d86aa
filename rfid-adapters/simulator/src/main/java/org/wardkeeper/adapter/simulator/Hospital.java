package org.wardkeeper.adapter.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.wardkeeper.adapter.kit.CoapSender;
import org.wardkeeper.adapter.kit.Pack;
import org.wardkeeper.adapter.kit.SenmlRecord;
import org.wardkeeper.adapter.simulator.Site.Device;
import org.wardkeeper.adapter.simulator.Site.StorageUnit;

/**
 * The whole hospital at work. It is told what time it is and does what has come due since; one thread drives it.
 */
final class Hospital {

    private static final long LEFT_OPEN_AFTER_MS = 20_500;

    private final Site site;
    private final double speed;
    private final Random random;
    private final List<Walker> walkers = new ArrayList<>();
    private final Airwaves airwaves;
    private final Faults faults;
    private final List<StorageReports> storage = new ArrayList<>();
    private final List<RoomSensor> rooms;
    private final List<Dispenser> dispensers = new ArrayList<>();
    private final Gateways gateways;
    private long walkedMs;
    private long reportedMs;

    Hospital(Site site, long seed, double speed, long startMs) {
        this.site = site;
        this.speed = speed;
        this.random = new Random(seed);
        Routes routes = new Routes(site);
        site.assets().forEach(asset -> walkers.add(new Walker(asset, site, routes, new Random(random.nextLong()))));
        this.airwaves = new Airwaves(site, new Radio(site), walkers, new Random(random.nextLong()), startMs);
        this.faults = new Faults(
                site.readers().isEmpty()
                        ? ""
                        : site.readers().get(site.readers().size() / 2).urn(),
                startMs);
        addStorage(startMs);
        this.rooms = roomSensors();
        site.devices("dispenser")
                .forEach(device -> dispensers.add(new Dispenser(device, new Random(random.nextLong()), startMs)));
        this.gateways = new Gateways(site.speakers());
        this.walkedMs = startMs;
        this.reportedMs = startMs;
    }

    private void addStorage(long startMs) {
        Optional<String> watched = site.storageUnits().stream()
                .filter(unit -> unit.kind() == StorageUnit.Kind.REFRIGERATOR)
                .reduce((one, other) -> other.intervalSeconds() <= one.intervalSeconds() ? other : one)
                .map(StorageUnit::id);
        LeftOpenDoor leftOpen = new LeftOpenDoor(startMs / 1000 * 1000 + LEFT_OPEN_AFTER_MS);
        for (StorageUnit unit : site.storageUnits()) {
            StorageClimate climate = new StorageClimate(unit, storage.size(), site.timeZone());
            boolean isWatched = watched.equals(Optional.of(unit.id()));
            storage.add(new StorageReports(unit, climate, isWatched ? Optional.of(leftOpen) : Optional.empty()));
        }
    }

    private List<RoomSensor> roomSensors() {
        Set<String> inStorage =
                site.storageUnits().stream().map(StorageUnit::device).collect(Collectors.toSet());
        return site.devices("sensor").stream()
                .filter(device -> !inStorage.contains(device.urn()))
                .map(RoomSensor::new)
                .toList();
    }

    /** Everything moves and the tags advertise; then the readers with the given remainder report what they heard. */
    void reportSightings(long nowMs, int turn, int turns, CoapSender sender) {
        double seconds = (nowMs - walkedMs) / 1000.0 * speed;
        walkedMs = nowMs;
        walkers.forEach(walker -> walker.walk(seconds));
        airwaves.advertise(nowMs);
        for (int i = turn; i < site.readers().size(); i += turns) {
            String reader = site.readers().get(i).urn();
            List<Pack> packs = airwaves.takeFrom(reader);
            if (!faults.isOff(reader, nowMs)) {
                packs.forEach(pack -> offer(pack, sender));
            }
        }
    }

    private void offer(Pack pack, CoapSender sender) {
        for (int copies = faults.copies(random); copies > 0; copies--) {
            sender.offer(pack);
        }
    }

    /** What every sensor shows at the start, however long ago its last instant was, so that nothing begins unknown. */
    List<Pack> firstReadings(long nowMs) {
        List<SenmlRecord> records = new ArrayList<>();
        storage.forEach(unit -> records.addAll(unit.between(unit.lastOnGrid(nowMs), nowMs + 1)));
        rooms.forEach(room -> records.addAll(room.between(nowMs - intervalMs(room.device()) + 1, nowMs + 1)));
        reportedMs = nowMs + 1;
        return gateways.packs(records, nowMs);
    }

    private static long intervalMs(Device device) {
        return device.intervalSeconds() * 1000L;
    }

    /** What sensors and dispensers have to say since they were last asked; some of it is said twice. */
    List<Pack> readings(long nowMs) {
        List<SenmlRecord> records = new ArrayList<>();
        storage.forEach(unit -> records.addAll(unit.between(reportedMs, nowMs + 1)));
        rooms.forEach(room -> records.addAll(room.between(reportedMs, nowMs + 1)));
        dispensers.forEach(dispenser -> records.addAll(dispenser.report(nowMs, speed)));
        reportedMs = nowMs + 1;
        List<Pack> packs = new ArrayList<>();
        for (Pack pack : gateways.packs(records, nowMs)) {
            packs.add(pack);
            if (faults.copies(random) == 2) {
                packs.add(pack);
            }
        }
        return packs;
    }

    /** The storage units, for their history. */
    List<StorageReports> storage() {
        return storage;
    }
}
