package org.wardkeeper.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardkeeper.ingest.CoapDoor;
import org.wardkeeper.location.LiveLocations;
import org.wardkeeper.site.SiteImports;

/** A level as it was, and a day of one asset: a monitor was in the west for an hour, then came into the east. */
@ExtendWith(ArquillianExtension.class)
class ReplayIT {
    private static final Duration SOON = Duration.ofSeconds(10);

    /** Sightings of the past are only taken forward: all tests look at the same walk. */
    private static final long CAME = Instant.now().getEpochSecond() - 4_000;

    private static final long WENT = CAME + 3_600;

    @Inject
    private SiteImports imports;

    @Inject
    private CoapDoor door;

    @Inject
    private LiveLocations locations;

    @ArquillianResource
    private URL base;

    @BeforeEach
    void aWalk() throws Exception {
        imports.importSite(TestSite.files());
        try (Wire wire = Wire.plain(door.plainPort().orElseThrow())) {
            everybodyListens(wire);
            for (long second = CAME; second < WENT; second += 30) {
                hears(wire, TestSite.READER_WEST, second);
            }
            for (long second = WENT; second < WENT + 10; second++) {
                hears(wire, TestSite.READER_EAST, second);
            }
        }
        Await.until(SOON, () -> monitors("").size() == 2);
    }

    @Test
    void a_visit_that_began_before_the_span_is_part_of_it() throws Exception {
        List<JsonNode> visits = monitors("&from=" + at(CAME + 1_000) + "&to=" + at(CAME + 1_200));

        assertThat(visits).hasSize(1);
        assertThat(visits.get(0).at("/zone/id").asText()).isEqualTo("west");
        assertThat(visits.get(0).at("/asset/name").asText()).isEqualTo("Monitor IT 8");
        assertThat(Instant.parse(visits.get(0).path("entered").asText()).getEpochSecond())
                .isLessThan(CAME + 1_000);
        assertThat(visits.get(0).path("until").asText()).isEqualTo("left");
    }

    @Test
    void nothing_is_told_of_the_time_before_and_after_the_span() throws Exception {
        assertThat(monitors("&from=" + at(CAME - 900) + "&to=" + at(CAME - 600)))
                .isEmpty();
        assertThat(monitors("&from=" + at(WENT + 60) + "&to=" + at(WENT + 90)))
                .extracting(visit -> visit.at("/zone/id").asText())
                .containsExactly("east");
    }

    @Test
    void what_does_not_fit_on_one_page_comes_on_the_next_and_nothing_twice() throws Exception {
        List<String> seen = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = level("?limit=1&from=" + at(CAME - 900) + after);
            page.path("items").forEach(visit -> seen.add(visit.at("/asset/id").asText() + visit.path("entered")));
            after = page.path("after").isNull()
                    ? ""
                    : "&after=" + page.path("after").asText();
        } while (!after.isEmpty());

        assertThat(seen).doesNotHaveDuplicates();
        assertThat(seen.stream().filter(visit -> visit.startsWith(TestSite.MONITOR)))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t1/visits?from=2026-01-01T00:00:00Z&to=2026-01-09T00:00:00Z",
                "t1/visits?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z",
                "t1/visits?from=yesterday",
                "t1/visits?after=1"
            })
    void what_cannot_be_looked_at_is_refused_with_a_reason(String question) throws Exception {
        assertThat(Caller.as(base.getPort(), "nurse")
                        .get("/api/levels/" + question)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_level_or_an_asset_that_does_not_exist_has_no_past() throws Exception {
        Caller nurse = Caller.as(base.getPort(), "nurse");

        assertThat(nurse.get("/api/levels/t9/visits").statusCode()).isEqualTo(404);
        assertThat(nurse.get("/api/assets/IT-99/trail").statusCode()).isEqualTo(404);
        assertThat(nurse.get("/api/assets/IT-8/trail?day=soon").statusCode()).isEqualTo(400);
    }

    @Test
    void a_day_is_told_newest_first_with_the_way_through_the_doors() throws Exception {
        LocalDate day =
                Instant.ofEpochSecond(WENT).atZone(ZoneId.of("Europe/Zurich")).toLocalDate();
        JsonNode trail =
                Caller.as(base.getPort(), "nurse").json("/api/assets/" + TestSite.MONITOR + "/trail?day=" + day);

        assertThat(trail.path("day").asText()).isEqualTo(day.toString());
        assertThat(trail.path("cut").asBoolean()).isFalse();
        JsonNode newest = trail.at("/items/0");
        assertThat(newest.at("/visit/zone/id").asText()).isEqualTo("east");
        List<String> way = new ArrayList<>();
        newest.path("way")
                .forEach(point -> way.add(
                        point.at("/at/x").asInt() + " " + point.path("level").asText()));
        // from the middle of the west, through both doors of the hall, to the middle of the east
        assertThat(way).containsExactly("4 t1", "8 t1", "12 t1", "16 t1");
    }

    /** What the east hears may be in the hall, if nobody listens there. */
    private void everybodyListens(Wire wire) throws Exception {
        for (String reader : List.of(TestSite.READER_WEST, TestSite.READER_DOOR, TestSite.READER_EAST)) {
            wire.post(Pack.of(Pack.heard(
                    reader, "e28011606000020912345678", -80, Instant.now().getEpochSecond())));
        }
        locations.giveBack(locations.take());
    }

    private static void hears(Wire wire, String reader, long second) throws Exception {
        wire.post(Pack.of(Pack.heard(reader, TestSite.MONITOR_TAG, -50, second)));
    }

    private List<JsonNode> monitors(String more) throws Exception {
        List<JsonNode> found = new ArrayList<>();
        level("?limit=5000" + more).path("items").forEach(found::add);
        found.removeIf(visit -> !visit.at("/asset/id").asText().equals(TestSite.MONITOR));
        return found;
    }

    private JsonNode level(String query) throws Exception {
        return Caller.as(base.getPort(), "nurse").json("/api/levels/" + TestSite.LEVEL + "/visits" + query);
    }

    private static Instant at(long second) {
        return Instant.ofEpochSecond(second);
    }
}
