package org.wardkeeper.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wardkeeper.ingest.CoapDoor;
import org.wardkeeper.site.SiteImports;

/** What a door with an antenna on each side tells, from the reports to REST. */
@ExtendWith(ArquillianExtension.class)
class PassagesIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    private SiteImports imports;

    @Inject
    private CoapDoor door;

    @ArquillianResource
    private URL base;

    @Test
    void a_crib_that_is_pushed_through_a_door_has_passed_it_and_is_on_the_other_side() throws Exception {
        imports.importSite(TestSite.files());
        long began = Instant.now().toEpochMilli() - 20_000;
        try (Wire wire = Wire.plain(door.plainPort().orElseThrow())) {
            for (List<String> pack : walk(began)) {
                wire.post(Pack.of(pack.toArray(String[]::new)));
            }
        }

        Await.until(SOON, () -> {
            JsonNode passages = ask("/passages").path("items");
            assertThat(passages).hasSize(1);
            assertThat(passages.at("/0/door").asText()).isEqualTo(TestSite.READER_DOOR);
            assertThat(passages.at("/0/from/id").asText()).isEqualTo("west");
            assertThat(passages.at("/0/to/id").asText()).isEqualTo("hall");
            assertThat(Instant.parse(passages.at("/0/at").asText()))
                    .isBetween(Instant.ofEpochMilli(began + 2_000), Instant.ofEpochMilli(began + 4_000));
            assertThat(ask("").at("/zone/id").asText()).isEqualTo("hall");
            return true;
        });
        for (String zone : List.of("west", "hall")) {
            assertThat(Caller.as(base.getPort(), "facilities")
                            .json("/api/passages?zone=" + zone)
                            .path("items"))
                    .anyMatch(one -> one.at("/asset/id").asText().equals(TestSite.CRIB)
                            && one.at("/to/id").asText().equals("hall"));
        }
    }

    @Test
    void passages_of_what_is_not_there_are_refused_with_a_sentence() throws Exception {
        Caller nurse = Caller.as(base.getPort(), "nurse");
        assertThat(nurse.get("/api/passages?zone=nowhere").statusCode()).isEqualTo(400);
        assertThat(nurse.get("/api/passages").statusCode()).isEqualTo(400);
        assertThat(nurse.get("/api/assets/nothing/passages").statusCode()).isEqualTo(404);
    }

    /** Six metres in six seconds, read seven times a second by each antenna; a pack a second. */
    private static List<List<String>> walk(long began) {
        List<List<String>> packs = new ArrayList<>();
        for (int second = 0; second < 6; second++) {
            List<String> pack = new ArrayList<>();
            for (int read = 0; read < 7; read++) {
                long millis = second * 1_000L + read * 142;
                double x = millis / 1e3 - 3;
                pack.add(Pack.heard(TestSite.READER_DOOR, "1", TestSite.CRIB_TAG, level(x, -0.5), began + millis));
                pack.add(Pack.heard(TestSite.READER_DOOR, "2", TestSite.CRIB_TAG, level(x, 0.5), began + millis + 20));
            }
            packs.add(pack);
        }
        return packs;
    }

    private static double level(double x, double antenna) {
        double wall = x < 0 == antenna < 0 ? 0 : 5;
        return -45 - 20 * Math.log10(Math.hypot(x - antenna, 0.8)) - wall;
    }

    private JsonNode ask(String what) throws Exception {
        return Caller.as(base.getPort(), "nurse").json("/api/assets/" + TestSite.CRIB + what);
    }
}
