package org.wardkeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardkeeper.e2e.RunningServer.givenServer;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardkeeper.it.Await;

/** The launcher as a process: what it opens, what it refuses in one line, what it leaves and finds again. */
@OnGivenServer
@OnDoomedServer
class LauncherIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Of servers that do not come up: one database for all of them. */
    @TempDir
    static Path refused;

    @Test
    void health_and_metrics_answer_on_the_management_port_only() throws Exception {
        RunningServer server = givenServer();

        assertThat(server.get(server.managementPort(), "/health").statusCode()).isEqualTo(200);
        assertThat(server.get(server.managementPort(), "/metrics").statusCode()).isEqualTo(200);
        for (String path : new String[] {"/health", "/health/live", "/metrics", "/openapi"}) {
            assertThat(server.get(server.httpPort(), path).statusCode())
                    .as(path)
                    .isIn(303, 401, 404);
        }
    }

    @Test
    void what_was_reported_shows_in_the_metrics_of_the_management_port() throws Exception {
        RunningServer server = givenServer();
        double taken = metric(server, "wardkeeper_reports_total{code=\"2.04\"");
        double unknown =
                metric(server, "wardkeeper_rejections_total{mp_scope=\"application\",reason=\"unknown-device\"");
        double readings = metric(server, "wardkeeper_records_total{kind=\"reading\"");
        double groups = metric(server, "wardkeeper_group_commit_seconds_count");

        assertThat(server.coap().temperature(DemoSite.sensorOf("lab-freezer-1"), -20.5))
                .isEqualTo(ResponseCode.CHANGED);
        assertThat(server.coap().temperature("urn:dev:ops:32473-nobody", 5.5)).isEqualTo(ResponseCode.UNAUTHORIZED);

        assertThat(metric(server, "wardkeeper_reports_total{code=\"2.04\"")).isGreaterThan(taken);
        assertThat(metric(server, "wardkeeper_rejections_total{mp_scope=\"application\",reason=\"unknown-device\""))
                .isGreaterThan(unknown);
        assertThat(metric(server, "wardkeeper_records_total{kind=\"reading\"")).isGreaterThan(readings);
        assertThat(metric(server, "wardkeeper_group_commit_seconds_count")).isGreaterThan(groups);
        assertThat(metric(server, "wardkeeper_durable_answer_seconds_bucket{le=\"+Inf\""))
                .isPositive();
        assertThat(metric(server, "wardkeeper_database_answers")).isEqualTo(1);
        assertThat(metric(server, "wardkeeper_alarm_active{kind=\"database-away\""))
                .isZero();
    }

    @Test
    void health_tells_whether_a_report_would_be_taken_and_where_it_would_go() throws Exception {
        RunningServer server = givenServer();

        assertThat(server.get(server.managementPort(), "/health/ready").body())
                .contains("takes-reports", "\"door\":\"open\"", "\"database\":\"answers\"", "spoolLimitBytes");
    }

    /** The value of the one series that begins so: one line of that name, not one more for each of the platform's scopes. */
    private static double metric(RunningServer server, String series) throws Exception {
        List<String> lines = server.get(server.managementPort(), "/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(series))
                .toList();
        assertThat(lines).as(series).hasSize(1);
        return Double.parseDouble(lines.get(0).substring(lines.get(0).lastIndexOf(' ')));
    }

    @Test
    void the_pages_are_not_on_the_management_port() throws Exception {
        RunningServer server = givenServer();

        assertThat(server.get(server.managementPort(), "/login").statusCode()).isEqualTo(404);
    }

    @Test
    void no_answer_names_the_software_and_every_answer_is_guarded() throws Exception {
        HttpResponse<String> login = givenServer().get(givenServer().httpPort(), "/login");

        assertThat(login.statusCode()).isEqualTo(200);
        assertThat(login.headers().firstValue("Server")).isEmpty();
        assertThat(login.headers().firstValue("X-Powered-By")).isEmpty();
        assertThat(login.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(login.headers().firstValue("Content-Security-Policy")).isPresent();
    }

    @Test
    void what_tells_others_how_to_reach_the_server_is_for_the_owner_alone() throws IOException {
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(givenServer().data().resolve("server.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_site_is_imported_through_the_running_server() throws Exception {
        Ended ended = Ended.of(
                Map.of("WARDKEEPER_DATA", givenServer().data().toString()),
                "import",
                RunningServer.ROOT.resolve("floorplans/demo").toString());

        assertThat(ended.exitCode()).as(ended.errors()).isZero();
    }

    @Test
    void a_port_in_use_is_one_line_and_exit_code_1() throws Exception {
        try (DatagramSocket taken = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            assertEndsWithOneLine(
                    Map.of("WARDKEEPER_COAPS_PORT", Integer.toString(taken.getLocalPort())),
                    "UDP port " + taken.getLocalPort(),
                    "WARDKEEPER_COAPS_PORT");
        }
    }

    @Test
    void a_trust_file_without_a_certificate_is_one_line_and_exit_code_1() throws Exception {
        Path bad = Files.writeString(refused.resolve("bad.pem"), "-----BEGIN CERTIFICATE-----\nMIIB");

        assertEndsWithOneLine(
                Map.of(
                        "WARDKEEPER_COAPS_PORT", "0",
                        "WARDKEEPER_COAPS_TRUST", bad.toString(),
                        "WARDKEEPER_COAPS_CERTIFICATE", bad.toString()),
                "WARDKEEPER_COAPS_TRUST: the file " + bad + " has a damaged section.");
    }

    @Test
    void a_data_folder_in_use_is_one_line_and_exit_code_1() throws Exception {
        Ended ended = Ended.of(Map.of("WARDKEEPER_DATA", givenServer().data().toString()), "run");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.errors().lines()).singleElement().asString().contains("is in use by process");
    }

    @Test
    void readings_last_places_and_visits_are_there_after_the_launcher_was_killed_and_started_again() throws Exception {
        RunningServer first = DoomedServer.given();
        assertThat(first.coap().temperature(DemoSite.sensorOf("ph-fridge-1"), 5.25))
                .isEqualTo(ResponseCode.CHANGED);
        first.coap().sighting(DemoSite.readerIn("l4-4.03"), DemoSite.tagOf("WC-102"), -50);
        Await.until(
                PATIENCE,
                () -> first.get("nurse", "/api/assets/WC-102/visits").body().contains("l4-4.03"));

        RunningServer second = DoomedServer.again();

        Await.until(PATIENCE, () -> second.get("nurse", "/api/storage-units/ph-fridge-1")
                .body()
                .contains("5.25"));
        assertThat(second.get("nurse", "/api/assets/WC-102").body()).contains("\"id\":\"l4-4.03\"");
        assertThat(second.get("nurse", "/api/assets/WC-102/visits").body()).contains("l4-4.03");
    }

    @Test
    void a_killed_database_is_started_again_however_long_it_cannot_and_nothing_acknowledged_is_lost() throws Exception {
        String sensor = DemoSite.sensorOf("ph-fridge-2");
        RunningServer server = DoomedServer.given();
        Path data = server.data();
        Path rules = data.resolve("postgres/pg_hba.conf");
        Path rulesAway = data.resolve("postgres/pg_hba.away");
        assertThat(server.coap().temperature(sensor, 4.25)).isEqualTo(ResponseCode.CHANGED);
        long first = postmasterOf(data);

        Files.move(rules, rulesAway);
        ProcessHandle.of(first).orElseThrow().destroyForcibly();
        Await.until(PATIENCE, () -> log(data).contains("the database does not start, next try in 2 s"));
        Files.move(rulesAway, rules);

        Await.until(PATIENCE, () -> log(data).contains("the database runs again"));
        assertThat(postmasterOf(data)).isNotEqualTo(first);
        Await.until(PATIENCE, () -> server.coap().temperature(sensor, 5.25) == ResponseCode.CHANGED);
        Await.until(PATIENCE, () -> server.get("compliance", "/api/storage-units/ph-fridge-2/log?format=csv")
                .body()
                .contains("4.25"));
    }

    @Test
    void a_server_that_is_told_to_stop_stops_its_database_and_leaves_no_word_of_itself() throws Exception {
        RunningServer server = DoomedServer.given();
        server.close();

        assertThat(server.isAlive()).isFalse();
        assertThat(server.data().resolve("server.json")).doesNotExist();
        assertThat(server.data().resolve("postgres/postmaster.pid")).doesNotExist();
    }

    private static void assertEndsWithOneLine(Map<String, String> wrong, String... words) throws Exception {
        Map<String, String> settings = new HashMap<>(wrong);
        settings.put("WARDKEEPER_DATA", refused.resolve("data").toString());
        settings.put("WARDKEEPER_HTTP_PORT", "0");
        settings.put("WARDKEEPER_MANAGEMENT_PORT", "0");

        Ended ended = Ended.of(settings, "run");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.errors().lines()).singleElement().asString().contains(words);
    }

    private static long postmasterOf(Path data) throws IOException {
        return Long.parseLong(Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                .get(0)
                .strip());
    }

    private static String log(Path data) throws IOException {
        return Files.readString(data.resolve("logs/server.0.log"));
    }
}
