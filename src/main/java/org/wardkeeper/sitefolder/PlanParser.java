package org.wardkeeper.sitefolder;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.Puntal;
import org.wardkeeper.device.DeviceUrn;
import org.wardkeeper.place.GeoJson;
import org.wardkeeper.place.Names;
import org.wardkeeper.place.Point;
import org.wardkeeper.sitefolder.PlanRow.LevelRow;
import org.wardkeeper.sitefolder.PlanRow.OpeningRow;
import org.wardkeeper.sitefolder.PlanRow.ReaderRow;
import org.wardkeeper.sitefolder.PlanRow.ZoneRow;

/** Reads one level's GeoJSON feature by feature, so that each problem can be told with the line its feature begins on. */
final class PlanParser {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** More would be no floor of a hospital, and would keep the check busy for minutes. */
    private static final int MOST_FEATURES = 5_000;

    private final String levelId;
    private final int ordinal;
    private final UnaryOperator<String> readerName;
    private final Parsed<PlanRow> parsed;

    private PlanParser(String file, String levelId, int ordinal, UnaryOperator<String> readerName) {
        this.levelId = levelId;
        this.ordinal = ordinal;
        this.readerName = readerName;
        this.parsed = new Parsed<>(file);
    }

    /**
     * Reads a plan and checks all that can be told from it alone.
     *
     * @param ordinal the level's place in the site's order; used where the plan does not say its own
     */
    static Parsed<PlanRow> parse(String levelId, int ordinal, String content) {
        return parse(SiteHeader.planFile(levelId), levelId, ordinal, content, DeviceUrn::checked);
    }

    /** @param readerName checks the name of a reader; one that is not ours need not be a URN */
    static Parsed<PlanRow> parse(
            String file, String levelId, int ordinal, String content, UnaryOperator<String> readerName) {
        PlanParser plan = new PlanParser(file, levelId, ordinal, readerName);
        plan.read(content);
        return PlanCheck.check(levelId, plan.parsed.unique("id", PlanRow::id));
    }

    private void read(String content) {
        try (JsonParser json = new JsonFactory(MAPPER).createParser(content)) {
            boolean found = json.nextToken() == JsonToken.START_OBJECT && toFeatures(json);
            while (found && json.nextToken() == JsonToken.START_OBJECT) {
                int line = json.currentTokenLocation().getLineNr();
                feature(line, json.readValueAsTree());
                if (parsed.rows().size() > MOST_FEATURES) {
                    parsed.refuse(line, "A level may have up to " + MOST_FEATURES + " features.");
                    return;
                }
            }
            if (!found) {
                parsed.refuse(0, "The file is not a GeoJSON FeatureCollection: it has no list of features.");
            } else if (json.currentToken() != JsonToken.END_ARRAY) {
                parsed.refuse(json.currentTokenLocation().getLineNr(), "Each of the features must be an object.");
            } else {
                toEnd(json);
            }
        } catch (JsonProcessingException e) {
            parsed.refuse(SiteHeader.lineOf(e), "The file is not JSON: " + Names.shown(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean toFeatures(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals("features")) {
                return value == JsonToken.START_ARRAY;
            }
            json.skipChildren();
        }
        return false;
    }

    /** A file that was cut off is found out only at its end. */
    private static void toEnd(JsonParser json) throws IOException {
        while (json.nextToken() != null) {
            json.skipChildren();
        }
    }

    private void feature(int line, JsonNode feature) {
        try {
            String type = feature.path("feature_type").asText();
            PlanRow row =
                    switch (type) {
                        case "level" -> level(feature);
                        case "unit" -> zone(feature);
                        case "opening" -> opening(feature);
                        case "reader" -> reader(feature);
                        default -> null;
                    };
            if (row == null) {
                parsed.warn(line, "The feature type '" + Names.shown(type) + "' is not used.");
            } else {
                checkLevel(feature);
                parsed.accept(line, row);
            }
        } catch (IllegalArgumentException e) {
            String id = Names.shown(feature.path("id").asText("feature without id"));
            parsed.refuse(line, id, e.getMessage());
        }
    }

    private void checkLevel(JsonNode feature) {
        String stated = feature.path("properties").path("level_id").asText(levelId);
        if (!stated.equals(levelId)) {
            throw new IllegalArgumentException("Its level_id '" + Names.shown(stated) + "' is not this file's level.");
        }
    }

    private LevelRow level(JsonNode feature) {
        JsonNode stated = feature.path("properties").path("ordinal");
        return new LevelRow(
                id(feature), name(feature, id(feature)), stated.isInt() ? stated.asInt() : ordinal, outline(feature));
    }

    private ZoneRow zone(JsonNode feature) {
        JsonNode properties = feature.path("properties");
        return new ZoneRow(
                id(feature),
                levelId,
                name(feature, id(feature)),
                Names.checkedName(properties.path("category").asText("unspecified")),
                properties.path("private").asBoolean(false),
                outline(feature));
    }

    private OpeningRow opening(JsonNode feature) {
        JsonNode units = feature.path("properties").path("units");
        if (units.size() != 2 || !units.path(0).isTextual() || !units.path(1).isTextual()) {
            throw new IllegalArgumentException("An opening must name the two units it joins in 'units'.");
        }
        String zoneA = units.get(0).asText();
        String zoneB = units.get(1).asText();
        if (zoneA.equals(zoneB)) {
            throw new IllegalArgumentException("An opening must join two different units.");
        }
        Geometry shape = feature.hasNonNull("geometry") ? GeoJson.geometry(feature.get("geometry")) : null;
        if (shape instanceof Polygon) {
            throw new IllegalArgumentException("An opening must be a line or a point.");
        }
        return new OpeningRow(id(feature), levelId, zoneA, zoneB, shape);
    }

    private ReaderRow reader(JsonNode feature) {
        Geometry place = GeoJson.geometry(feature.path("geometry"));
        if (!(place instanceof Puntal)) {
            throw new IllegalArgumentException("A reader must be a point.");
        }
        Map<String, String> antennas = new TreeMap<>();
        feature.path("properties")
                .path("antennas")
                .fields()
                .forEachRemaining(antenna -> antennas.put(
                        Names.checkedId(antenna.getKey()), antenna.getValue().asText()));
        String unit = feature.path("properties").path("unit_id").asText(null);
        Point at = new Point(place.getCoordinate().x, place.getCoordinate().y);
        return new ReaderRow(readerName.apply(feature.path("id").asText()), levelId, unit, at, Map.copyOf(antennas));
    }

    private static String id(JsonNode feature) {
        return Names.checkedId(feature.path("id").asText());
    }

    /** IMDF's names are labels by language, {@code {"en": "Ward 4"}}; a plain text is one too. */
    private static String name(JsonNode feature, String otherwise) {
        JsonNode name = feature.path("properties").path("name");
        JsonNode text = name.isObject() && !name.isEmpty() ? name.elements().next() : name;
        return Names.checkedName(text.isTextual() ? text.asText() : otherwise);
    }

    private static Polygon outline(JsonNode feature) {
        if (GeoJson.geometry(feature.path("geometry")) instanceof Polygon polygon) {
            return polygon;
        }
        throw new IllegalArgumentException("Its geometry must be a Polygon.");
    }
}
