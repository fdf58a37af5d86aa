package org.wardkeeper.adapter.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a site folder: {@code site.json}, a plan a level, and the tables. The server's import checks it; here a folder that
 * cannot be read is an exception with the file's name.
 */
final class SiteFolder {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CSVFormat CSV = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .get();

    private final Path folder;
    private final Map<String, Zone> zones = new LinkedHashMap<>();
    private final List<Site.Opening> openings = new ArrayList<>();
    private final List<Site.Reader> readers = new ArrayList<>();

    private SiteFolder(Path folder) {
        this.folder = folder;
    }

    static Site read(Path folder) throws IOException {
        return new SiteFolder(folder).site();
    }

    private Site site() throws IOException {
        if (!Files.exists(folder.resolve("site.json"))) {
            throw new IllegalArgumentException(folder + " is not a site folder: it has no site.json.");
        }
        JsonNode head = JSON.readTree(folder.resolve("site.json").toFile());
        for (JsonNode level : head.path("levels")) {
            readPlan(level.asText());
        }
        return new Site(
                head.path("name").asText(),
                ZoneId.of(head.path("timeZone").asText()),
                Map.copyOf(zones),
                List.copyOf(openings),
                List.copyOf(readers),
                rows(
                        "assets.csv",
                        row -> new Site.Asset(row.get("id"), row.get("kind"), row.get("tag"), row.get("home_zone"))),
                rows("devices.csv", SiteFolder::device),
                rows("storage-units.csv", SiteFolder::storageUnit),
                speakers());
    }

    private void readPlan(String level) throws IOException {
        JsonNode plan = JSON.readTree(folder.resolve(level + ".geojson").toFile());
        for (JsonNode feature : plan.path("features")) {
            String id = feature.path("id").asText();
            JsonNode properties = feature.path("properties");
            JsonNode coordinates = feature.path("geometry").path("coordinates");
            switch (feature.path("feature_type").asText()) {
                case "unit" -> zones.put(id, zone(id, level, properties, coordinates));
                case "opening" -> openings.add(opening(id, properties, coordinates));
                case "reader" -> readers.add(reader(id, level, properties, coordinates));
                default -> {
                    // The level's own outline says nothing that its zones don't.
                }
            }
        }
    }

    private static Zone zone(String id, String level, JsonNode properties, JsonNode coordinates) {
        List<Point> ring = new ArrayList<>();
        coordinates.path(0).forEach(position -> ring.add(point(position)));
        return new Zone(
                id,
                level,
                properties.path("category").asText(),
                properties.path("private").asBoolean(),
                ring.subList(0, ring.size() - 1));
    }

    private static Site.Opening opening(String id, JsonNode properties, JsonNode coordinates) {
        JsonNode units = properties.path("units");
        return new Site.Opening(id, units.path(0).asText(), units.path(1).asText(), middle(coordinates));
    }

    /** A door is drawn as a line in the wall, a lift or a stair as a point. */
    private static Point middle(JsonNode coordinates) {
        if (coordinates.path(0).isNumber()) {
            return point(coordinates);
        }
        Point from = point(coordinates.path(0));
        Point to = point(coordinates.path(1));
        return from.towards(to, from.distanceTo(to) / 2);
    }

    private static Site.Reader reader(String urn, String level, JsonNode properties, JsonNode coordinates) {
        Map<String, String> antennas = new TreeMap<>();
        properties
                .path("antennas")
                .fields()
                .forEachRemaining(
                        entry -> antennas.put(entry.getKey(), entry.getValue().asText()));
        return new Site.Reader(urn, level, properties.path("unit_id").asText(), point(coordinates), antennas);
    }

    private static Point point(JsonNode position) {
        return new Point(position.path(0).asDouble(), position.path(1).asDouble());
    }

    private static Site.Device device(CSVRecord row) {
        return new Site.Device(
                row.get("urn"), row.get("kind"), row.get("zone"), Integer.parseInt(row.get("interval_s")));
    }

    private static Site.StorageUnit storageUnit(CSVRecord row) {
        return new Site.StorageUnit(
                row.get("id"),
                row.get("zone"),
                Site.StorageUnit.Kind.valueOf(row.get("kind").toUpperCase(Locale.ROOT)),
                row.get("device"),
                Double.parseDouble(row.get("low_cel")),
                Double.parseDouble(row.get("high_cel")),
                Integer.parseInt(row.get("interval_s")));
    }

    private Map<String, String> speakers() throws IOException {
        if (!Files.exists(folder.resolve("speaks-for.csv"))) {
            return Map.of();
        }
        return rows("speaks-for.csv", row -> row).stream()
                .collect(Collectors.toUnmodifiableMap(
                        row -> row.get("device"), row -> row.get("gateway"), (first, second) -> first));
    }

    private <T> List<T> rows(String file, Function<CSVRecord, T> toRow) throws IOException {
        try (Reader text = Files.newBufferedReader(folder.resolve(file));
                var parsed = CSV.parse(text)) {
            return parsed.stream().map(toRow).toList();
        }
    }
}
