package org.wardkeeper.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.eclipse.microprofile.config.inject.ConfigProperty;
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

    @Inject
    @ConfigProperty(name = "WARDKEEPER_ADMIN_PASSWORD")
    private String password;

    @ArquillianResource
    private URL base;

    @Test
    void a_move_to_another_zone_ends_one_visit_and_begins_the_next() throws Exception {
        imports.importSite(TestSite.files());
        try (Wire wire = Wire.plain(door.plainPort().orElseThrow())) {
            long now = Instant.now().getEpochSecond();
            wire.post(heard(TestSite.READER_WEST, TestSite.MARKUP_TAG, -50, now - 60));
            wire.post(heard(TestSite.READER_EAST, TestSite.MARKUP_TAG, -50, now));
        }

        Await.until(SOON, () -> {
            JsonArray visits = visits(TestSite.MARKUP);
            assertThat(zone(visits, 0)).isEqualTo("east");
            assertThat(visits.getJsonObject(0).isNull("left")).isTrue();
            assertThat(zone(visits, 1)).isEqualTo("west");
            assertThat(visits.getJsonObject(1).isNull("left")).isFalse();
            return true;
        });
    }

    @Test
    void a_zone_that_an_asset_only_seemed_to_be_in_for_a_moment_was_not_visited() throws Exception {
        imports.importSite(TestSite.files());
        try (Wire wire = Wire.plain(door.plainPort().orElseThrow())) {
            long now = Instant.now().getEpochSecond();
            wire.post(heard(TestSite.READER_WEST, TestSite.PUMP_TAG, -70, now));
            Await.until(SOON, () -> visits(TestSite.PUMP).size() == 1);
            wire.post(heard(TestSite.READER_EAST, TestSite.PUMP_TAG, -50, now));
            wire.post(heard(TestSite.READER_EAST, TestSite.PUMP_TAG, -50, now + 20));
            wire.post(heard(TestSite.READER_WEST, TestSite.PUMP_TAG, -40, now + 21));
            wire.post(heard(TestSite.READER_EAST, TestSite.PUMP_TAG, -20, now + 22));
        }

        Await.until(SOON, () -> {
            JsonArray visits = visits(TestSite.PUMP);
            return visits.size() == 1 && zone(visits, 0).equals("east");
        });
    }

    private static String heard(String reader, String tag, int dBm, long time) {
        return "[{\"n\":\"" + reader + ":rssi/1/" + tag + "\",\"u\":\"dBm\",\"v\":" + dBm + ",\"t\":" + time + "}]";
    }

    private static String zone(JsonArray visits, int index) {
        return visits.getJsonObject(index).getJsonObject("zone").getString("id");
    }

    private JsonArray visits(String asset) throws Exception {
        String login = Base64.getEncoder().encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8));
        URI uri = URI.create("http://127.0.0.1:" + base.getPort() + "/api/assets/" + asset + "/visits?limit=10");
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri)
                                .header("Authorization", "Basic " + login)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject().getJsonArray("items");
        }
    }
}
