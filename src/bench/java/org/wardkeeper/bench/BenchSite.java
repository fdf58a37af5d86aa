package org.wardkeeper.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A hospital made up for the bench: one level of 250 rooms with a reader each, tags that live there, and gateways with
 * nineteen sensors behind each.
 *
 * @param tags a multiple of the number of rooms, so that every room has as many
 * @param fridges each with a sensor of its own
 */
record BenchSite(int tags, int gateways, int fridges) {
    static final int READERS = 250;
    static final int SENSORS_A_GATEWAY = 19;
    static final String SENSOR_PREFIX = "urn:dev:ow:28";

    /** A thousand tags and a thousand streams of readings. */
    static final BenchSite USUAL = new BenchSite(1_000, 50);

    private static final int FRIDGES = 20;
    private static final int ROOMS_A_ROW = 25;
    private static final int ROOM_M = 6;

    BenchSite(int tags, int gateways) {
        this(tags, gateways, FRIDGES);
    }

    BenchSite {
        if (tags < READERS || tags % READERS != 0 || gateways < 2 || fridges > gateways * SENSORS_A_GATEWAY) {
            throw new IllegalArgumentException("no such site: " + tags + " tags, " + gateways + " gateways");
        }
    }

    int sensors() {
        return gateways * SENSORS_A_GATEWAY;
    }

    /** Everyone whose temperatures are taken. */
    List<String> readingDevices() {
        return Stream.concat(
                        IntStream.range(0, gateways).mapToObj(BenchSite::gateway),
                        IntStream.range(0, sensors()).mapToObj(BenchSite::sensor))
                .toList();
    }

    /** Writes the site folder. */
    Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("site.json"), "{\"name\":\"Bench\",\"timeZone\":\"Europe/Zurich\",\"levels\":[\"l1\"]}");
        Files.writeString(folder.resolve("l1.geojson"), plan());
        lines(folder.resolve("assets.csv"), "id,name,kind,tag,home_zone", tags, BenchSite::asset);
        var devices = new ArrayList<String>();
        IntStream.range(0, READERS)
                .mapToObj(i -> reader(i) + ",reader," + room(i) + ",10,R-" + i)
                .forEach(devices::add);
        IntStream.range(0, gateways)
                .mapToObj(i -> gateway(i) + ",gateway," + room(i % READERS) + ",60,G-" + i)
                .forEach(devices::add);
        IntStream.range(0, sensors())
                .mapToObj(i -> sensor(i) + ",sensor," + room(i % READERS) + ",60,S-" + i)
                .forEach(devices::add);
        lines(folder.resolve("devices.csv"), "urn,kind,zone,interval_s,serial", devices.size(), devices::get);
        lines(
                folder.resolve("speaks-for.csv"),
                "gateway,device",
                sensors(),
                i -> gateway(i / SENSORS_A_GATEWAY) + "," + sensor(i));
        lines(
                folder.resolve("storage-units.csv"),
                "id,name,zone,kind,device,low_cel,high_cel,interval_s",
                fridges,
                i -> "u-" + i + ",Fridge " + i + "," + room(i % READERS) + ",refrigerator," + sensor(i) + ",2,8,60");
        return folder;
    }

    static String sensor(int i) {
        return SENSOR_PREFIX + String.format(Locale.ROOT, "%012x0b", i);
    }

    static String gateway(int i) {
        return String.format(Locale.ROOT, "urn:dev:mac:00a0b2fffe%06x", i);
    }

    static String reader(int i) {
        return String.format(Locale.ROOT, "urn:dev:mac:0024befffe%06x", i);
    }

    /** Tag i lives in the room of reader i modulo their number. */
    static String tag(int i) {
        return String.format(Locale.ROOT, "3334257BF41482%010X", i);
    }

    private static String room(int i) {
        return "l1-" + i;
    }

    private static String asset(int i) {
        return "A-" + i + ",Wheelchair " + i + ",wheelchair," + tag(i) + "," + room(i % READERS);
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
        return "{\"type\":\"Polygon\",\"coordinates\":[[[%1$d,%2$d],[%3$d,%2$d],[%3$d,%4$d],[%1$d,%4$d],[%1$d,%2$d]]]}"
                .formatted(x1, y1, x2, y2);
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
