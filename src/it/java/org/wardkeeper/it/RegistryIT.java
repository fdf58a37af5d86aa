package org.wardkeeper.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URL;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The site, the devices and the assets as administrators change them through the running server. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class RegistryIT {

    @ArquillianResource
    private URL server;

    private final ObjectNode site = JsonNodeFactory.instance.objectNode();

    @BeforeEach
    void theDemoHospital() throws Exception {
        Path folder = Path.of(System.getProperty("wardkeeper.root"), "floorplans", "demo");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                site.withObject("/files").put(file.getFileName().toString(), Files.readString(file));
            }
        }
        HttpResponse<String> imported = importSite();
        assertThat(imported.statusCode()).as(imported.body()).isEqualTo(200);
    }

    @Test
    void an_imported_site_is_known_at_once() throws Exception {
        // Other tests of the run import levels of their own into the same server.
        assertThat(admin().json("/api/levels").path("items").findValuesAsText("id"))
                .contains("l3", "l4", "l5");
        assertThat(admin().json("/api/devices?limit=1").path("total").asInt()).isGreaterThanOrEqualTo(136);
        assertThat(admin().json("/api/assets/WC-101").path("tag").asText()).startsWith("urn:epc:id:grai:");
        assertThat(admin().json("/api/storage-units").path("items")).hasSizeGreaterThanOrEqualTo(25);
    }

    @Test
    void a_large_hospital_is_more_than_other_bodies_may_be_and_is_imported_all_the_same() throws Exception {
        int largerThanOtherBodies = 2 << 20;
        HttpResponse<String> answer =
                admin().send("POST", "/api/site-import", site + " ".repeat(largerThanOtherBodies));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void of_a_file_with_a_broken_row_nothing_is_stored_and_the_answer_says_why() throws Exception {
        String assets = site.at("/files/assets.csv").asText();
        site.withObject("/files").put("assets.csv", assets.replace("Wheelchair 101,", "Wheelchair one,") + "broken\n");

        HttpResponse<String> answer = importSite();

        assertThat(answer.statusCode()).isEqualTo(422);
        JsonNode report = Caller.json(answer);
        assertThat(report.path("complete").asBoolean()).isFalse();
        assertThat(report.findValues("reason").toString()).contains("The row has 1 cells, the first line 5.");
        assertThat(admin().json("/api/assets/WC-101").path("name").asText()).isEqualTo("Wheelchair 101");
    }

    @Test
    void the_report_comes_as_text_to_whoever_asks_for_text() throws Exception {
        HttpResponse<String> answer = admin().send(admin().request("/api/site-import")
                .header("Content-Type", "application/json")
                .header("Accept", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString(site.toString())));

        assertThat(answer.body()).startsWith("site.json: ").endsWith("All files were stored.\n");
    }

    @Test
    void nobody_imports_or_registers_without_logging_in() throws Exception {
        for (String path : List.of("/api/site-import", "/api/devices", "/api/devices/urn:dev:mac:1/keys")) {
            HttpResponse<String> answer = Caller.nobody(server.getPort()).send("POST", path, "{}");
            assertThat(answer.statusCode()).isEqualTo(401);
        }
    }

    @Test
    void a_body_that_is_no_site_is_a_bad_request() throws Exception {
        assertThat(admin().send("POST", "/api/site-import", "{\"files\":7}").statusCode())
                .isEqualTo(400);
        assertThat(admin().send("POST", "/api/site-import", "nonsense").statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_registered_device_gets_a_key_and_later_a_second_one_beside_it() throws Exception {
        String urn = "urn:dev:mac:" + UUID.randomUUID();
        String body = "{\"urn\":\"%s\",\"kind\":\"sensor\",\"zone\":\"l4-4.07\",\"intervalSeconds\":60}".formatted(urn);

        HttpResponse<String> registered = admin().send("POST", "/api/devices", body);
        HttpResponse<String> again = admin().send("POST", "/api/devices", body);
        HttpResponse<String> rotated = admin().send("POST", "/api/devices/" + urn + "/keys", "");

        assertThat(registered.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(rotated.statusCode()).isEqualTo(201);
        assertThat(keyLine(registered)).startsWith(urn + ",");
        assertThat(keyLine(rotated)).startsWith(urn + "#2,");
        assertThat(Files.readAllLines(Path.of(System.getProperty("wardkeeper.it.data"), "keys.csv")))
                .contains(keyLine(registered), keyLine(rotated));
    }

    @Test
    void keys_are_listed_without_their_secrets_and_end_one_by_one_or_all_at_once() throws Exception {
        String urn = "urn:dev:mac:" + UUID.randomUUID();
        String body = "{\"urn\":\"%s\",\"kind\":\"sensor\",\"intervalSeconds\":60}".formatted(urn);
        String keys = "/api/devices/" + urn + "/keys";
        admin().send("POST", "/api/devices", body);
        admin().send("POST", keys, "");

        assertThat(admin().json(keys).findValuesAsText("identity")).containsExactly(urn, urn + "#2");
        assertThat(admin().get(keys).body()).doesNotContain("key_hex", "keyHex");
        assertThat(admin().send("DELETE", keys + "/" + urn, null).statusCode()).isEqualTo(204);
        assertThat(admin().send("DELETE", keys + "/" + urn, null).statusCode()).isEqualTo(404);
        assertThat(admin().json(keys).findValuesAsText("identity")).containsExactly(urn + "#2");
        assertThat(admin().send("DELETE", keys + "/" + urn + "%232", null).statusCode())
                .isEqualTo(204);

        admin().send("POST", keys, "");
        assertThat(admin().send("DELETE", keys, null).statusCode()).isEqualTo(204);
        assertThat(admin().json(keys).path("items")).isEmpty();
        assertThat(admin().json(keys).path("barred").asBoolean()).isTrue();
        assertThat(admin().json("/api/audit?limit=5").toString()).contains("device.bar", "device.key.end");
        admin().send("POST", keys, "");
        assertThat(admin().json(keys).path("barred").asBoolean()).isFalse();
    }

    @Test
    void keys_are_the_administrators_affair_alone() throws Exception {
        String keys = "/api/devices/urn:dev:mac:1/keys";
        for (String method : List.of("GET", "DELETE")) {
            assertThat(Caller.nobody(server.getPort()).send(method, keys, null).statusCode())
                    .isEqualTo(401);
            assertThat(Caller.as(server.getPort(), "nurse")
                            .send(method, keys, null)
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void a_device_of_an_unknown_kind_or_in_an_unknown_zone_is_not_registered() throws Exception {
        assertThat(admin().send(
                                "POST",
                                "/api/devices",
                                "{\"urn\":\"urn:dev:mac:9\",\"kind\":\"toaster\",\"intervalSeconds\":60}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(admin().send(
                                "POST",
                                "/api/devices",
                                "{\"urn\":\"urn:dev:mac:9\",\"kind\":\"sensor\",\"zone\":\"moon\",\"intervalSeconds\":60}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(admin().send("POST", "/api/devices/urn:dev:mac:9/keys", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_hold_is_stored_and_released() throws Exception {
        assertThat(admin().send("POST", "/api/assets/WC-102/hold", "").statusCode())
                .isEqualTo(200);
        assertThat(admin().json("/api/assets/WC-102").path("heldBy").asText()).isEqualTo("admin");

        admin().send("DELETE", "/api/assets/WC-102/hold", null);
        assertThat(admin().json("/api/assets/WC-102").path("held").asBoolean()).isFalse();
    }

    private HttpResponse<String> importSite() throws IOException, InterruptedException {
        return admin().send("POST", "/api/site-import", site.toString());
    }

    private Caller admin() {
        return Caller.as(server.getPort(), "admin");
    }

    private static String keyLine(HttpResponse<String> answer) {
        JsonNode key = Caller.json(answer);
        return key.path("identity").asText() + "," + key.path("keyHex").asText();
    }
}
