package org.wardkeeper.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A hospital made up for the bench, and what its devices say: one level of sixty rooms with a reader each, a thousand
 * tags, and a thousand streams of temperatures from fifty gateways and the nineteen sensors behind each.
 */
final class BenchSite {
    private static final int GATEWAYS = 50;
    private static final int SENSORS_A_GATEWAY = 19;
    private static final int SENSORS = GATEWAYS * SENSORS_A_GATEWAY;
    private static final int READERS = 60;
    private static final int TAGS = 1_000;
    private static final int ROOMS_A_ROW = 10;
    private static final int ROOM_M = 6;
    private static final int SIGHTING_TEMPLATES = 4_096;
    private static final String SENSOR_PREFIX = "urn:dev:ow:28";

    private BenchSite() {}

    static void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("site.json"), "{\"name\":\"Bench\",\"timeZone\":\"Europe/Zurich\",\"levels\":[\"l1\"]}");
        Files.writeString(folder.resolve("l1.geojson"), plan());
        lines(folder.resolve("assets.csv"), "id,name,kind,tag,home_zone", TAGS, BenchSite::asset);
        var devices = new ArrayList<String>();
        IntStream.range(0, READERS).mapToObj(BenchSite::readerRow).forEach(devices::add);
        IntStream.range(0, GATEWAYS)
                .mapToObj(i -> gateway(i) + ",gateway," + room(i) + ",60,G-" + i)
                .forEach(devices::add);
        IntStream.range(0, SENSORS)
                .mapToObj(i -> sensor(i) + ",sensor," + room(i % READERS) + ",60,S-" + i)
                .forEach(devices::add);
        lines(folder.resolve("devices.csv"), "urn,kind,zone,interval_s,serial", devices.size(), devices::get);
        lines(
                folder.resolve("speaks-for.csv"),
                "gateway,device",
                SENSORS,
                i -> gateway(i / SENSORS_A_GATEWAY) + "," + sensor(i));
        lines(
                folder.resolve("storage-units.csv"),
                "id,name,zone,kind,device,low_cel,high_cel,interval_s",
                20,
                i -> "u-" + i + ",Fridge " + i + "," + room(i) + ",refrigerator," + sensor(i) + ",2,8,60");
    }

    /** Packs of sightings: a reader names tags that live in its own room and the two beside it. */
    static Workload sightings(int tagsAPack) {
        var random = RandomGenerator.of("L64X128MixRandom");
        var packs = new ArrayList<Datagram>();
        for (int i = 0; i < SIGHTING_TEMPLATES; i++) {
            int reader = i % READERS;
            var heard = new ArrayList<Datagram.Entry>();
            for (int t = 0; t < tagsAPack; t++) {
                int away = random.nextInt(3) - 1;
                int tag = Math.floorMod(reader + away, READERS) + READERS * random.nextInt(TAGS / READERS);
                double dBm = -45 - 15 * Math.abs(away) - random.nextInt(12);
                heard.add(new Datagram.Entry(t == 0 ? reader(reader) + ":" : null, "rssi/1/" + tag(tag), dBm));
            }
            packs.add(Datagram.of("dBm", heard));
        }
        return new Workload(
                "sightings in packs of " + tagsAPack, false, tagsAPack, packs, n -> System.currentTimeMillis());
    }

    /** Packs of twenty readings: a gateway's own, then those of its nineteen sensors. */
    static Workload readingsOfGateways(long fromEpochMillis) {
        var packs = new ArrayList<Datagram>();
        for (int gateway = 0; gateway < GATEWAYS; gateway++) {
            var readings = new ArrayList<Datagram.Entry>();
            readings.add(new Datagram.Entry(gateway(gateway) + ":", "temperature", celsius(gateway)));
            for (int i = 0; i < SENSORS_A_GATEWAY; i++) {
                int sensor = gateway * SENSORS_A_GATEWAY + i;
                String name = sensor(sensor).substring(SENSOR_PREFIX.length()) + ":temperature";
                readings.add(new Datagram.Entry(i == 0 ? SENSOR_PREFIX : null, name, celsius(sensor)));
            }
            packs.add(Datagram.of("Cel", readings));
        }
        return new Workload("readings in packs of 20", true, SENSORS_A_GATEWAY + 1, packs, n -> fromEpochMillis + n);
    }

    /** Packs of one reading: each sensor speaks for itself. */
    static Workload readingsOfSensors(long fromEpochMillis) {
        List<Datagram> packs = IntStream.range(0, SENSORS)
                .mapToObj(i ->
                        Datagram.of("Cel", List.of(new Datagram.Entry(sensor(i) + ":", "temperature", celsius(i)))))
                .toList();
        return new Workload("readings in packs of 1", true, 1, packs, n -> fromEpochMillis + n);
    }

    static double celsius(int stream) {
        return 2 + stream % 60 / 10.0;
    }

    private static String sensor(int i) {
        return SENSOR_PREFIX + String.format(Locale.ROOT, "%012x0b", i);
    }

    private static String gateway(int i) {
        return String.format(Locale.ROOT, "urn:dev:mac:00a0b2fffe%06x", i);
    }

    private static String reader(int i) {
        return String.format(Locale.ROOT, "urn:dev:mac:0024befffe%06x", i);
    }

    private static String tag(int i) {
        return String.format(Locale.ROOT, "3334257BF41482%010X", i);
    }

    private static String room(int i) {
        return "l1-" + i;
    }

    private static String asset(int i) {
        return "A-" + i + ",Wheelchair " + i + ",wheelchair," + tag(i) + "," + room(i % READERS);
    }

    private static String readerRow(int i) {
        return reader(i) + ",reader," + room(i) + ",10,R-" + i;
    }

    private static String plan() {
        var features = new ArrayList<String>();
        int width = ROOMS_A_ROW * ROOM_M;
        int depth = READERS / ROOMS_A_ROW * ROOM_M;
        features.add(feature("l1", "level", rectangle(0, 0, width, depth), "\"name\":\"Level 1\",\"ordinal\":1"));
        for (int i = 0; i < READERS; i++) {
            int x = i % ROOMS_A_ROW * ROOM_M;
            int y = i / ROOMS_A_ROW * ROOM_M;
            features.add(feature(
                    room(i),
                    "unit",
                    rectangle(x, y, x + ROOM_M, y + ROOM_M),
                    "\"name\":\"" + i + "\",\"level_id\":\"l1\",\"category\":\"room\""));
            features.add(feature(
                    reader(i),
                    "reader",
                    "{\"type\":\"Point\",\"coordinates\":[" + (x + ROOM_M / 2) + "," + (y + ROOM_M / 2) + "]}",
                    "\"level_id\":\"l1\",\"unit_id\":\"" + room(i) + "\",\"antennas\":{\"1\":\"" + room(i) + "\"}"));
        }
        return "{\"type\":\"FeatureCollection\",\"features\":[\n" + String.join(",\n", features) + "\n]}\n";
    }

    private static String feature(String id, String type, String geometry, String properties) {
        return "{\"type\":\"Feature\",\"id\":\"" + id + "\",\"feature_type\":\"" + type + "\",\"geometry\":" + geometry
                + ",\"properties\":{" + properties + "}}";
    }

    private static String rectangle(int x1, int y1, int x2, int y2) {
        return String.format(
                Locale.ROOT,
                "{\"type\":\"Polygon\",\"coordinates\":[[[%d,%d],[%d,%d],[%d,%d],[%d,%d],[%d,%d]]]}",
                x1,
                y1,
                x2,
                y1,
                x2,
                y2,
                x1,
                y2,
                x1,
                y1);
    }

    private interface Line {
        String of(int index);
    }

    private static void lines(Path file, String header, int count, Line line) throws IOException {
        var lines = new ArrayList<String>(count + 1);
        lines.add(header);
        IntStream.range(0, count).mapToObj(line::of).forEach(lines::add);
        Files.write(file, lines);
    }
}
