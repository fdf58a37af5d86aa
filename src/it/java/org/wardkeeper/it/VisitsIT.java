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
            wire.post(heard(TestSite.READER_WEST, now - 60));
            wire.post(heard(TestSite.READER_EAST, now));
        }

        Await.until(SOON, () -> {
            JsonArray visits = visits();
            assertThat(zone(visits, 0)).isEqualTo("east");
            assertThat(visits.getJsonObject(0).isNull("left")).isTrue();
            assertThat(zone(visits, 1)).isEqualTo("west");
            assertThat(visits.getJsonObject(1).isNull("left")).isFalse();
            return true;
        });
    }

    private static String heard(String reader, long time) {
        return "[{\"n\":\"" + reader + ":rssi/1/" + TestSite.MARKUP_TAG + "\",\"u\":\"dBm\",\"v\":-50,\"t\":" + time
                + "}]";
    }

    private static String zone(JsonArray visits, int index) {
        return visits.getJsonObject(index).getJsonObject("zone").getString("id");
    }

    private JsonArray visits() throws Exception {
        String login = Base64.getEncoder().encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8));
        URI uri = URI.create(
                "http://127.0.0.1:" + base.getPort() + "/api/assets/" + TestSite.MARKUP + "/visits?limit=10");
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
