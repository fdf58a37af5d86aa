package org.wardkeeper.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
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

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String ADMIN = "admin:" + System.getProperty("wardkeeper.it.password");

    @ArquillianResource
    private URL server;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectNode site = MAPPER.createObjectNode();

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
        assertThat(get("api/levels").path("items").findValuesAsText("id")).contains("l3", "l4", "l5");
        assertThat(get("api/devices?limit=1").path("total").asInt()).isGreaterThanOrEqualTo(136);
        assertThat(get("api/assets/WC-101").path("tag").asText()).startsWith("urn:epc:id:grai:");
        assertThat(get("api/storage-units").path("items")).hasSizeGreaterThanOrEqualTo(25);
    }

    @Test
    void a_large_hospital_is_more_than_other_bodies_may_be_and_is_imported_all_the_same() throws Exception {
        int largerThanOtherBodies = 2 << 20;
        HttpResponse<String> answer = post("api/site-import", site + " ".repeat(largerThanOtherBodies));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void of_a_file_with_a_broken_row_nothing_is_stored_and_the_answer_says_why() throws Exception {
        String assets = site.at("/files/assets.csv").asText();
        site.withObject("/files").put("assets.csv", assets.replace("Wheelchair 101,", "Wheelchair one,") + "broken\n");

        HttpResponse<String> answer = importSite();

        assertThat(answer.statusCode()).isEqualTo(422);
        JsonNode report = MAPPER.readTree(answer.body());
        assertThat(report.path("complete").asBoolean()).isFalse();
        assertThat(report.findValues("reason").toString()).contains("The row has 1 cells, the first line 5.");
        assertThat(get("api/assets/WC-101").path("name").asText()).isEqualTo("Wheelchair 101");
    }

    @Test
    void the_report_comes_as_text_to_whoever_asks_for_text() throws Exception {
        HttpResponse<String> answer = send(request("api/site-import", ADMIN)
                .header("Accept", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString(site.toString())));

        assertThat(answer.body()).startsWith("site.json: ").endsWith("All files were stored.\n");
    }

    @Test
    void nobody_imports_or_registers_without_logging_in() throws Exception {
        for (String path : List.of("api/site-import", "api/devices", "api/devices/urn:dev:mac:1/keys")) {
            HttpResponse<String> answer = send(HttpRequest.newBuilder(address(path))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{}")));
            assertThat(answer.statusCode()).isEqualTo(401);
        }
    }

    @Test
    void a_body_that_is_no_site_is_a_bad_request() throws Exception {
        assertThat(post("api/site-import", "{\"files\":7}").statusCode()).isEqualTo(400);
        assertThat(post("api/site-import", "nonsense").statusCode()).isEqualTo(400);
    }

    @Test
    void a_registered_device_gets_a_key_and_later_a_second_one_beside_it() throws Exception {
        String urn = "urn:dev:mac:" + UUID.randomUUID();
        String body = "{\"urn\":\"%s\",\"kind\":\"sensor\",\"zone\":\"l4-4.07\",\"intervalSeconds\":60}".formatted(urn);

        HttpResponse<String> registered = post("api/devices", body);
        HttpResponse<String> again = post("api/devices", body);
        HttpResponse<String> rotated = post("api/devices/" + urn + "/keys", "");

        assertThat(registered.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(rotated.statusCode()).isEqualTo(201);
        assertThat(keyLine(registered)).startsWith(urn + ",");
        assertThat(keyLine(rotated)).startsWith(urn + "#2,");
        assertThat(Files.readAllLines(Path.of(System.getProperty("wardkeeper.it.data"), "keys.csv")))
                .contains(keyLine(registered), keyLine(rotated));
    }

    @Test
    void a_device_of_an_unknown_kind_or_in_an_unknown_zone_is_not_registered() throws Exception {
        assertThat(post("api/devices", "{\"urn\":\"urn:dev:mac:9\",\"kind\":\"toaster\",\"intervalSeconds\":60}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(post(
                                "api/devices",
                                "{\"urn\":\"urn:dev:mac:9\",\"kind\":\"sensor\",\"zone\":\"moon\",\"intervalSeconds\":60}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(post("api/devices/urn:dev:mac:9/keys", "").statusCode()).isEqualTo(404);
    }

    @Test
    void a_hold_is_stored_and_released() throws Exception {
        assertThat(post("api/assets/WC-102/hold", "").statusCode()).isEqualTo(200);
        assertThat(get("api/assets/WC-102").path("heldBy").asText()).isEqualTo("admin");

        send(request("api/assets/WC-102/hold", ADMIN).DELETE());
        assertThat(get("api/assets/WC-102").path("held").asBoolean()).isFalse();
    }

    private HttpResponse<String> importSite() throws IOException, InterruptedException {
        return post("api/site-import", site.toString());
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(request(path, ADMIN).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request(path, ADMIN).GET());
        assertThat(answer.statusCode()).isEqualTo(200);
        return MAPPER.readTree(answer.body());
    }

    private HttpRequest.Builder request(String path, String user) {
        String credentials = Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(address(path))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/json");
    }

    /** Passwords are taken over loopback only; the container names its network address. */
    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getPort() + "/" + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static String keyLine(HttpResponse<String> answer) throws IOException {
        JsonNode key = MAPPER.readTree(answer.body());
        return key.path("identity").asText() + "," + key.path("keyHex").asText();
    }
}
