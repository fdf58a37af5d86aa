package org.wardkeeper.adapter.simulator;

import java.util.List;
import java.util.random.RandomGenerator;
import org.wardkeeper.adapter.kit.SenmlRecord;
import org.wardkeeper.adapter.simulator.Site.Device;

/**
 * A soap or gel dispenser that people pass: it counts its uses and reports them a little later, all at once, and its battery
 * now and then.
 */
final class Dispenser {

    private static final double USES_AN_HOUR = 8;
    private static final long COLLECTS_MS = 20_000;

    private final Device device;
    private final RandomGenerator random;
    private final double batteryPercent;
    private long lastMs;
    private long batteryDueMs;
    private long firstUseMs;
    private int uses;

    Dispenser(Device device, RandomGenerator random, long startMs) {
        this.device = device;
        this.random = random;
        this.batteryPercent = 35 + random.nextInt(66);
        this.lastMs = startMs;
        this.batteryDueMs = startMs;
        // What was counted before anybody listened.
        this.uses = 1 + random.nextInt(9);
        this.firstUseMs = startMs - COLLECTS_MS;
    }

    /** People come by until the given instant; answers what is reported then. */
    List<SenmlRecord> report(long nowMs, double speed) {
        double expected = USES_AN_HOUR * speed * (nowMs - lastMs) / 3_600_000.0;
        lastMs = nowMs;
        if (random.nextDouble() < expected) {
            firstUseMs = uses == 0 ? nowMs : firstUseMs;
            uses++;
        }
        if (nowMs >= batteryDueMs) {
            batteryDueMs = nowMs + device.intervalSeconds() * 1000L;
            return List.of(SenmlRecord.reading(device.urn(), "battery", "%EL", batteryPercent, nowMs));
        }
        if (uses > 0 && nowMs - firstUseMs >= COLLECTS_MS) {
            int counted = uses;
            uses = 0;
            return List.of(SenmlRecord.reading(device.urn(), "dispense", "count", counted, nowMs));
        }
        return List.of();
    }
}
