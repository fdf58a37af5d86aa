package org.wardkeeper.adapter.simulator;

import java.util.ArrayList;
import java.util.List;
import org.wardkeeper.adapter.kit.SenmlRecord;
import org.wardkeeper.adapter.simulator.Site.Device;

/** A sensor on a wall: the room's temperature, humidity and carbon dioxide, slow waves with a little noise. */
record RoomSensor(Device device) {

    private static final double DAY_MS = 86_400_000.0;

    /** What it reports from one instant on and before another, on its own grid. */
    List<SenmlRecord> between(long fromMs, long toMs) {
        long interval = device.intervalSeconds() * 1000L;
        List<SenmlRecord> records = new ArrayList<>();
        for (long at = Math.floorDiv(fromMs + interval - 1, interval) * interval; at < toMs; at += interval) {
            double celsius = Math.round((21 + wave(at, 1) + 0.2 * noise(at, 1)) * 10) / 10.0;
            double humidity = Math.round((42 + 5 * wave(at, 2) + noise(at, 2)) * 2) / 2.0;
            double ppm = Math.round(620 + 180 * wave(at, 3) + 30 * noise(at, 3));
            records.add(SenmlRecord.reading(device.urn(), "temperature", "Cel", celsius, at));
            records.add(SenmlRecord.reading(device.urn(), "humidity", "%RH", humidity, at));
            records.add(SenmlRecord.reading(device.urn(), "co2", "ppm", ppm, at));
        }
        return records;
    }

    private double wave(long atMs, int which) {
        return Math.sin(2 * Math.PI * (atMs / DAY_MS + Chance.of(seed(), which)));
    }

    private double noise(long atMs, int which) {
        return 2 * Chance.of(seed() + which, atMs) - 1;
    }

    private long seed() {
        return Chance.seed(device.urn());
    }
}
