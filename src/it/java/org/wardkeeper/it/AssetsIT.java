package org.wardkeeper.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.net.URL;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wardkeeper.audit.AuditTrail;
import org.wardkeeper.ingest.CoapDoor;
import org.wardkeeper.site.SiteImports;

/** Finding an asset, taking it and giving it back, in the running server. */
@ExtendWith(ArquillianExtension.class)
class AssetsIT {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String ASSET = "/api/assets/" + TestSite.HOIST;

    @Inject
    private SiteImports imports;

    @Inject
    private CoapDoor door;

    @Inject
    private AuditTrail audit;

    @ArquillianResource
    private URL base;

    @BeforeEach
    void site() throws Exception {
        imports.importSite(TestSite.files());
        as("admin").send("DELETE", ASSET + "/hold", null);
        as("admin").send("PATCH", ASSET, "{\"status\":\"available\"}");
    }

    @Test
    void a_word_with_a_slip_finds_the_wheelchairs() throws Exception {
        assertThat(find("whelchair it")).contains("\"id\":\"IT-1\"").doesNotContain("\"id\":\"IT-3\"");
        assertThat(find("it-1")).contains("\"id\":\"IT-1\"");
    }

    @Test
    void signs_are_taken_literally_and_nothing_goes_wrong() throws Exception {
        for (String question : new String[] {"' OR 1=1--", "%", "_", "\\", "*", "<img"}) {
            HttpResponse<String> answer = as("nurse").get("/api/assets?q=" + escaped(question));
            assertThat(answer.statusCode()).as(question).isEqualTo(200);
        }
        assertThat(find("%")).contains("\"total\":0");
        assertThat(as("nurse").get("/api/assets?q=" + "x".repeat(201)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void what_was_seen_is_free_and_tells_how_far_it_is_until_somebody_takes_it() throws Exception {
        try (Wire wire = Wire.plain(door.plainPort().orElseThrow())) {
            String taken = wire.post(Pack.of(Pack.heard(
                    TestSite.READER_EAST, TestSite.HOIST_TAG, -40, Instant.now().getEpochSecond())));
            assertThat(taken).isEqualTo("2.04");
        }
        assertThat(nearWest())
                .contains("\"free\":true", "\"id\":\"east\"", "\"distanceMetres\":", "\"ageSeconds\":")
                .doesNotContain("\"distanceMetres\":null");

        assertThat(as("nurse").send("POST", ASSET + "/hold", null).body())
                .contains("\"held\":true", "\"heldBy\":\"nurse\"", "\"free\":false");
        assertThat(as("facilities").send("POST", ASSET + "/hold", null).statusCode())
                .isEqualTo(409);
        assertThat(as("compliance").send("DELETE", ASSET + "/hold", null).statusCode())
                .isEqualTo(409);
        assertThat(as("nurse").send("DELETE", ASSET + "/hold", null).body()).contains("\"held\":false");
        Await.until(SOON, () -> as("nurse").get(ASSET + "/visits").body().contains("\"zone\":{\"id\":\"east\""));
    }

    @Test
    void a_retired_asset_cannot_be_taken() throws Exception {
        as("facilities").send("PATCH", ASSET, "{\"status\":\"retired\"}");
        assertThat(as("nurse").send("POST", ASSET + "/hold", null).statusCode()).isEqualTo(409);
    }

    @Test
    void a_new_name_is_found_at_once_and_stands_in_the_audit_trail() throws Exception {
        as("facilities").send("PATCH", ASSET, "{\"name\":\"Zebra\"}");
        assertThat(find("zebra")).contains("\"id\":\"IT-3\"");
        assertThat(audit.latest(Long.MAX_VALUE, 10))
                .extracting(stored -> stored.entry().detail())
                .contains("name Zebra");
        assertThat(audit.firstBroken()).isEmpty();
    }

    @Test
    void an_edit_that_makes_no_sense_is_refused_with_a_sentence() throws Exception {
        for (String edit : new String[] {
            "{\"status\":\"lost\"}",
            "{\"name\":\"\"}",
            "{\"name\":\"a\\nb\"}",
            "{\"kind\":\"Two Words\"}",
            "{\"homeZone\":\"nowhere\"}",
            "{\"tag\":\"!\"}",
            "{\"colour\":\"red\"}",
            "{\"name\":7}"
        }) {
            assertThat(as("facilities").send("PATCH", ASSET, edit).statusCode())
                    .as(edit)
                    .isEqualTo(400);
        }
        String taken = "{\"tag\":\"c8:f3:a1:b2:04:02\"}";
        assertThat(as("facilities").send("PATCH", ASSET, taken).statusCode()).isEqualTo(409);
    }

    @Test
    void kinds_are_counted() throws Exception {
        assertThat(as("nurse").get("/api/asset-kinds").body()).contains("\"kind\":\"wheelchair\"");
    }

    private String nearWest() throws Exception {
        return as("nurse").get("/api/assets?q=it-3&near=west").body();
    }

    private String find(String question) throws Exception {
        return as("nurse").get("/api/assets?q=" + escaped(question)).body();
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Caller as(String login) {
        return Caller.as(base.getPort(), login);
    }
}
