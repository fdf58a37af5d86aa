package org.wardkeeper.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/** What a test needs to know of the demo hospital, read from its site folder. */
public final class DemoSite {
    private DemoSite() {}

    /** The reader that hangs in a zone. */
    public static String readerIn(String zone) {
        return rows("devices.csv").stream()
                .filter(row -> row.get(1).equals("reader") && row.get(2).equals(zone))
                .map(row -> row.get(0))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no reader in " + zone));
    }

    /** The readers that hang on a level. */
    public static List<String> readersOn(String level) {
        return rows("devices.csv").stream()
                .filter(row -> row.get(1).equals("reader") && row.get(2).startsWith(level + '-'))
                .map(row -> row.get(0))
                .toList();
    }

    public static String tagOf(String asset) {
        return row("assets.csv", asset).get(3);
    }

    public static String sensorOf(String storageUnit) {
        return row("storage-units.csv", storageUnit).get(4);
    }

    public static String nameOf(String storageUnit) {
        return row("storage-units.csv", storageUnit).get(1);
    }

    /** All devices of a kind, in the order of the site's list. */
    public static List<String> devices(String kind) {
        return rows("devices.csv").stream()
                .filter(row -> row.get(1).equals(kind))
                .map(row -> row.get(0))
                .toList();
    }

    private static List<String> row(String file, String id) {
        return rows(file).stream()
                .filter(row -> row.get(0).equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + id + " in " + file));
    }

    private static List<List<String>> rows(String file) {
        try {
            return Files.readAllLines(
                            RunningServer.ROOT.resolve("floorplans/demo").resolve(file))
                    .stream()
                    .map(line -> List.of(line.split(",", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
