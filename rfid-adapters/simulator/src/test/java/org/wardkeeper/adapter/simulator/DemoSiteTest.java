package org.wardkeeper.adapter.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** The demo hospital as drawn: enough of everything, and nothing that hangs in the air. */
class DemoSiteTest {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double TOUCHES = 0.01;

    /** RFC 9039 §3: MAC and EUI-64, 1-Wire, and an organization's product and serial number. */
    private static final Pattern DEVICE_URN =
            Pattern.compile("urn:dev:(mac:[0-9a-f]{16}|ow:[0-9a-f]{16}|ops:[0-9]+-[A-Za-z0-9]+-[A-Za-z0-9]+)");

    private static final Pattern TAG = Pattern.compile("3[03][0-9A-F]{22}|([0-9a-f]{2}:){5}[0-9a-f]{2}");

    private static final Map<String, JsonNode> FEATURES = new HashMap<>();
    private static final Map<String, String> LEVEL_OF = new HashMap<>();
    private static final Set<String> LEVELS = new HashSet<>();

    @BeforeAll
    static void readTheDrawings() throws IOException {
        for (JsonNode level :
                JSON.readTree(Demo.FOLDER.resolve("site.json").toFile()).path("levels")) {
            LEVELS.add(level.asText());
            JsonNode plan = JSON.readTree(
                    Demo.FOLDER.resolve(level.asText() + ".geojson").toFile());
            for (JsonNode feature : plan.path("features")) {
                String id = feature.path("id").asText();
                assertThat(FEATURES.put(id, feature)).as("a second " + id).isNull();
                LEVEL_OF.put(id, level.asText());
            }
        }
    }

    @Test
    void there_is_enough_of_everything() {
        assertThat(LEVELS).hasSize(3);
        assertThat(ofType("unit")).hasSizeGreaterThanOrEqualTo(80);
        assertThat(ofType("reader")).hasSize(60);
        assertThat(Demo.SITE.assets()).hasSize(400);
        assertThat(Demo.SITE.storageUnits()).hasSize(25);
        assertThat(Demo.SITE.devices("reader")).hasSize(60);
        assertThat(Demo.SITE.devices("dispenser")).hasSize(40);
        assertThat(Demo.SITE.devices("gateway")).isNotEmpty();
        assertThat(Demo.SITE.devices("sensor")).hasSizeGreaterThanOrEqualTo(25);
        assertThat(ofType("unit"))
                .filteredOn(unit -> unit.path("properties").path("private").asBoolean())
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void outlines_are_closed_and_sound() {
        for (JsonNode unit : ofType("unit")) {
            JsonNode ring = unit.path("geometry").path("coordinates").path(0);
            assertThat(ring.get(ring.size() - 1)).as(name(unit)).isEqualTo(ring.get(0));
            assertThat(shape(unit).isValid()).as(name(unit)).isTrue();
            assertThat(shape(unit).getArea()).as(name(unit)).isGreaterThan(5);
        }
    }

    @Test
    void zones_of_a_level_share_walls_and_nothing_else() {
        for (JsonNode one : ofType("unit")) {
            for (JsonNode other : ofType("unit")) {
                if (one != other && LEVEL_OF.get(name(one)).equals(LEVEL_OF.get(name(other)))) {
                    assertThat(shape(one).intersection(shape(other)).getArea())
                            .as(name(one) + " and " + name(other))
                            .isCloseTo(0, within(1e-9));
                }
            }
        }
    }

    @Test
    void zones_fill_their_level_and_stay_in_it() {
        for (String level : LEVELS) {
            Geometry outline = shape(FEATURES.get(level));
            double filled = 0;
            for (JsonNode unit : ofType("unit")) {
                if (LEVEL_OF.get(name(unit)).equals(level)) {
                    assertThat(outline.covers(shape(unit))).as(name(unit)).isTrue();
                    filled += shape(unit).getArea();
                }
            }
            assertThat(filled).as(level).isCloseTo(outline.getArea(), within(1e-6));
        }
    }

    @Test
    void an_opening_lies_on_the_wall_that_both_its_zones_share() {
        for (JsonNode opening : ofType("opening")) {
            Geometry door = shape(opening);
            for (JsonNode unit : unitsOf(opening)) {
                assertThat(LEVELS).contains(LEVEL_OF.get(name(unit)));
                boolean sameLevel = LEVEL_OF.get(name(unit)).equals(LEVEL_OF.get(name(opening)));
                Geometry wall =
                        door.getDimension() == 0 ? shape(unit) : shape(unit).getBoundary();
                if (sameLevel) {
                    assertThat(wall.buffer(TOUCHES).covers(door))
                            .as(name(opening) + " at " + name(unit))
                            .isTrue();
                }
            }
        }
    }

    @Test
    void only_lifts_and_stairs_join_levels() {
        for (JsonNode opening : ofType("opening")) {
            List<JsonNode> units = unitsOf(opening);
            if (!LEVEL_OF.get(name(units.get(0))).equals(LEVEL_OF.get(name(units.get(1))))) {
                assertThat(units)
                        .extracting(
                                unit -> unit.path("properties").path("category").asText())
                        .as(name(opening))
                        .isSubsetOf("elevator", "stairs");
                assertThat(shape(units.get(0)).equalsTopo(shape(units.get(1)))).isTrue();
            }
        }
    }

    @Test
    void every_zone_can_be_reached_through_doors() {
        Map<String, Set<String>> neighbours = new HashMap<>();
        for (JsonNode opening : ofType("opening")) {
            List<JsonNode> units = unitsOf(opening);
            join(neighbours, name(units.get(0)), name(units.get(1)));
            join(neighbours, name(units.get(1)), name(units.get(0)));
        }
        Set<String> reached = new HashSet<>(Set.of("l3-ambulance-hall"));
        Deque<String> ahead = new ArrayDeque<>(reached);
        while (!ahead.isEmpty()) {
            for (String next : neighbours.getOrDefault(ahead.pop(), Set.of())) {
                if (reached.add(next)) {
                    ahead.push(next);
                }
            }
        }
        assertThat(reached).containsExactlyInAnyOrderElementsOf(names(ofType("unit")));
    }

    @Test
    void a_reader_hangs_in_the_zone_it_names_and_its_antennas_look_into_zones_of_its_level() {
        Map<String, String> registered =
                Demo.SITE.devices("reader").stream().collect(Collectors.toMap(Site.Device::urn, Site.Device::zoneId));
        for (JsonNode reader : ofType("reader")) {
            String zone = reader.path("properties").path("unit_id").asText();
            assertThat(shape(FEATURES.get(zone)).covers(shape(reader)))
                    .as(name(reader))
                    .isTrue();
            assertThat(registered).containsEntry(name(reader), zone);
            for (JsonNode antenna : reader.path("properties").path("antennas")) {
                assertThat(LEVEL_OF).containsEntry(antenna.asText(), LEVEL_OF.get(name(reader)));
            }
        }
    }

    @Test
    void every_row_of_the_tables_refers_to_something_that_exists() {
        Set<String> zones = names(ofType("unit"));
        Set<String> devices = set(Demo.SITE.devices(), Site.Device::urn);

        assertThat(zones).containsAll(set(Demo.SITE.assets(), Site.Asset::homeZone));
        assertThat(zones).containsAll(set(Demo.SITE.devices(), Site.Device::zoneId));
        assertThat(zones).containsAll(set(Demo.SITE.storageUnits(), Site.StorageUnit::zoneId));
        assertThat(devices).containsAll(set(Demo.SITE.storageUnits(), Site.StorageUnit::device));
        assertThat(devices).containsAll(Demo.SITE.speakers().keySet());
        assertThat(set(Demo.SITE.devices("gateway"), Site.Device::urn))
                .containsAll(Demo.SITE.speakers().values());
    }

    @Test
    void ids_tags_and_urns_are_unique_and_well_formed() {
        assertThat(Demo.SITE.assets()).extracting(Site.Asset::id).doesNotHaveDuplicates();
        assertThat(Demo.SITE.assets())
                .extracting(Site.Asset::tag)
                .doesNotHaveDuplicates()
                .allMatch(tag -> TAG.matcher(tag).matches());
        assertThat(Demo.SITE.devices())
                .extracting(Site.Device::urn)
                .doesNotHaveDuplicates()
                .allMatch(urn -> DEVICE_URN.matcher(urn).matches());
        assertThat(Demo.SITE.storageUnits())
                .extracting(Site.StorageUnit::device)
                .doesNotHaveDuplicates();
    }

    private static List<JsonNode> ofType(String type) {
        return FEATURES.values().stream()
                .filter(feature -> feature.path("feature_type").asText().equals(type))
                .toList();
    }

    private static List<JsonNode> unitsOf(JsonNode opening) {
        List<JsonNode> units = new ArrayList<>();
        opening.path("properties").path("units").forEach(id -> {
            assertThat(FEATURES).as(name(opening)).containsKey(id.asText());
            units.add(FEATURES.get(id.asText()));
        });
        assertThat(units).as(name(opening)).hasSize(2);
        return units;
    }

    private static String name(JsonNode feature) {
        return feature.path("id").asText();
    }

    private static Set<String> names(Collection<JsonNode> features) {
        return set(features, DemoSiteTest::name);
    }

    private static <T> Set<String> set(Collection<T> all, Function<T, String> toName) {
        return all.stream().map(toName).collect(Collectors.toSet());
    }

    private static void join(Map<String, Set<String>> neighbours, String one, String other) {
        neighbours.computeIfAbsent(one, id -> new HashSet<>()).add(other);
    }

    private static Geometry shape(JsonNode feature) {
        JsonNode coordinates = feature.path("geometry").path("coordinates");
        return switch (feature.path("geometry").path("type").asText()) {
            case "Point" -> GEOMETRIES.createPoint(coordinate(coordinates));
            case "LineString" -> GEOMETRIES.createLineString(coordinates(coordinates));
            default -> GEOMETRIES.createPolygon(coordinates(coordinates.path(0)));
        };
    }

    private static Coordinate[] coordinates(JsonNode positions) {
        return Stream.iterate(0, i -> i < positions.size(), i -> i + 1)
                .map(i -> coordinate(positions.get(i)))
                .toArray(Coordinate[]::new);
    }

    private static Coordinate coordinate(JsonNode position) {
        return new Coordinate(position.get(0).asDouble(), position.get(1).asDouble());
    }
}
