package org.wardkeeper.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wardkeeper.ingest.CoapDoor;
import org.wardkeeper.site.SiteImports;

/** What follows from sightings, over REST: the visits of an asset, one after the other. */
@ExtendWith(ArquillianExtension.class)
class VisitsIT {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Inject
    private SiteImports imports;

    @Inject
    private CoapDoor door;

    @ArquillianResource
    private URL base;

    @Test
    void a_move_to_another_zone_ends_one_visit_and_begins_the_next() throws Exception {
        imports.importSite(TestSite.files());
        try (Wire wire = Wire.plain(door.plainPort().orElseThrow())) {
            long now = Instant.now().getEpochSecond();
            wire.post(Pack.of(Pack.heard(TestSite.READER_WEST, TestSite.MARKUP_TAG, -50, now - 60)));
            wire.post(Pack.of(Pack.heard(TestSite.READER_EAST, TestSite.MARKUP_TAG, -50, now)));
        }

        Await.until(SOON, () -> {
            JsonNode visits = visits(TestSite.MARKUP);
            assertThat(zone(visits, 0)).isEqualTo("east");
            assertThat(visits.at("/0/left").isNull()).isTrue();
            assertThat(zone(visits, 1)).isEqualTo("west");
            assertThat(visits.at("/1/left").isNull()).isFalse();
            return true;
        });
    }

    @Test
    void a_zone_that_an_asset_only_seemed_to_be_in_for_a_moment_was_not_visited() throws Exception {
        imports.importSite(TestSite.files());
        try (Wire wire = Wire.plain(door.plainPort().orElseThrow())) {
            long now = Instant.now().getEpochSecond();
            for (int second = 0; second < 10; second++) {
                boolean echo = second == 6;
                wire.post(Pack.of(Pack.heard(
                        echo ? TestSite.READER_EAST : TestSite.READER_WEST,
                        TestSite.PUMP_TAG,
                        echo ? -70 : -55,
                        now - 30 + second)));
            }
            for (int second = 0; second < 10; second++) {
                wire.post(Pack.of(Pack.heard(TestSite.READER_EAST, TestSite.PUMP_TAG, -50, now - 10 + second)));
            }
        }

        Await.until(SOON, () -> {
            JsonNode visits = visits(TestSite.PUMP);
            return visits.size() == 2
                    && zone(visits, 0).equals("east")
                    && zone(visits, 1).equals("west");
        });
    }

    @Test
    void a_visit_is_told_with_how_long_it_was_vouched_for_and_how_sure_it_was() throws Exception {
        imports.importSite(TestSite.files());
        long now = Instant.now().getEpochSecond();
        try (Wire wire = Wire.plain(door.plainPort().orElseThrow())) {
            for (int second = 0; second < 5; second++) {
                hears(wire, TestSite.READER_WEST, now - 7_200 + second);
            }
            for (int second = 0; second < 5; second++) {
                hears(wire, TestSite.READER_EAST, now - 10 + second);
            }
        }

        Await.until(SOON, () -> {
            JsonNode visits = visits(TestSite.COMMODE);
            assertThat(zone(visits, 0)).isEqualTo("east");
            assertThat(visits.at("/0/until").asText()).isEqualTo("now");
            assertThat(visits.at("/0/dwellSeconds").asLong()).isBetween(5L, 120L);
            assertThat(visits.at("/0/confidence").asDouble()).isBetween(0.5, 1.0);
            assertThat(zone(visits, 1)).isEqualTo("west");
            assertThat(visits.at("/1/left").isNull()).isFalse();
            assertThat(visits.at("/1/until").asText()).isEqualTo("last-seen");
            assertThat(visits.at("/1/dwellSeconds").asLong()).isBetween(0L, 5L);
            return true;
        });
    }

    private static void hears(Wire wire, String reader, long second) throws Exception {
        wire.post(Pack.of(Pack.heard(reader, TestSite.COMMODE_TAG, -50, second)));
    }

    private static String zone(JsonNode visits, int index) {
        return visits.path(index).at("/zone/id").asText();
    }

    private JsonNode visits(String asset) throws Exception {
        return Caller.as(base.getPort(), "admin")
                .json("/api/assets/" + asset + "/visits?limit=10")
                .path("items");
    }
}
