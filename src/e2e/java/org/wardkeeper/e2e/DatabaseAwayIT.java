package org.wardkeeper.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.junit.jupiter.api.Test;
import org.wardkeeper.it.Await;

/**
 * PostgreSQL hangs: readings are taken while there is room for them, pages answer, and those who look after the server are
 * told, once.
 */
@OnDoomedServer
class DatabaseAwayIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final LocatorAssertions.IsVisibleOptions SHOWN =
            new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE.toMillis());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int RECORDS_A_PACK = 1_300;

    @Test
    void it_is_told_on_the_open_page_until_it_is_over_and_somebody_took_note() throws Exception {
        RunningServer server = DoomedServer.given();
        try (Browser browser = Browser.start()) {
            Page facilities = browser.loggedIn(server, "facilities", "/storage-units/");
            Page nurse = browser.loggedIn(server, "nurse", "/storage-units/");
            Locator told = facilities.locator("#notices");

            signal("STOP", server);
            try {
                assertThat(server.coap().temperature(DemoSite.sensorOf("lab-ultra-1"), -70.25))
                        .isEqualTo(ResponseCode.CHANGED);
                assertThat(told.getByText("The database does not answer. Readings are kept on disk since"))
                        .isVisible(SHOWN);
                assertThat(nurse.locator("#notices")).isEmpty();
                assertAccessible(facilities);
                pagesAnswerFromMemory(server);
                theHistoryIsRefusedAtOnce(server);
                assertThat(ready(server).statusCode()).isEqualTo(200);
                assertThat(ready(server).body()).contains("\"status\":\"UP\"", "\"database\":\"away\"");
            } finally {
                signal("CONT", server);
            }

            Locator over = told.locator("p")
                    .filter(new Locator.FilterOptions().setHasText("The database did not answer from"));
            assertThat(over).isVisible(SHOWN);
            over.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Acknowledge"))
                    .click();
            facilities.keyboard().type("PostgreSQL was restarted.");
            facilities.keyboard().press("Enter");
            assertThat(over).hasCount(0);
            Await.until(PATIENCE, () -> server.get("nurse", "/api/alarms?state=normal")
                    .body()
                    .contains("\"acknowledgedBy\":\"facilities\""));
        }
    }

    @Test
    void without_room_on_disk_reports_are_refused_and_the_alarms_outlive_a_killed_server_that_could_not_store_them()
            throws Exception {
        RunningServer server = DoomedServer.given();
        String away;
        String full;
        signal("STOP", server);
        try {
            fillTheSpool(server);
            assertThat(ready(server).statusCode()).isEqualTo(503);
            assertThat(ready(server).body()).contains("\"status\":\"DOWN\"", "\"database\":\"away\"");
            Await.until(PATIENCE, () -> isRaised("database-away", server) && isRaised("spool-full", server));
            away = alarm("database-away", server).get("id").asText();
            full = alarm("spool-full", server).get("id").asText();
            server.kill();
        } finally {
            signal("CONT", server);
        }

        RunningServer again = DoomedServer.again();

        Await.until(PATIENCE, () -> isOver("database-away", again) && isOver("spool-full", again));
        assertThat(alarm("database-away", again).get("id").asText()).isEqualTo(away);
        assertThat(alarm("spool-full", again).get("id").asText()).isEqualTo(full);
        assertThat(ready(again).statusCode()).isEqualTo(200);
        assertThat(ready(again).body()).contains("\"status\":\"UP\"", "\"spooledPacks\":\"0\"");
    }

    /** A pack of each device, until one is refused: the disk has room for some twenty-five. */
    private static void fillTheSpool(RunningServer server) {
        for (String device : DemoSite.devices("dispenser")) {
            ResponseCode answer = server.coap().post(batteryOf(device));
            if (answer == ResponseCode.SERVICE_UNAVAILABLE) {
                return;
            }
            assertThat(answer).as(device).isEqualTo(ResponseCode.CHANGED);
        }
        throw new AssertionError("the spool takes more than it may");
    }

    private static String batteryOf(String device) {
        String name = "\"bn\":\"" + device + ":\",\"bt\":" + Instant.now().getEpochSecond() + ",";
        return IntStream.range(0, RECORDS_A_PACK)
                .mapToObj(
                        i -> "{" + (i == 0 ? name : "") + "\"n\":\"battery\",\"u\":\"%EL\",\"v\":50,\"t\":-" + i + "}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** What is live in memory is answered while PostgreSQL says nothing: whoever asked it would be told 503. */
    private static void pagesAnswerFromMemory(RunningServer server) throws Exception {
        for (String path : List.of(
                "/api/storage-units",
                "/api/levels",
                "/api/levels/l4/plan",
                "/api/levels/l4/live",
                "/api/assets?q=whel")) {
            assertThat(server.get("nurse", path).statusCode()).as(path).isEqualTo(200);
        }
    }

    private static void theHistoryIsRefusedAtOnce(RunningServer server) throws Exception {
        for (String path : List.of("/api/levels/l4/visits", "/api/assets/WC-101/visits", "/api/assets/WC-101/trail")) {
            assertThat(server.get("nurse", path).statusCode()).as(path).isEqualTo(503);
        }
    }

    private static void assertAccessible(Page page) {
        assertThat(Barriers.serious(page)).isEmpty();
    }

    private static HttpResponse<String> ready(RunningServer server) throws IOException, InterruptedException {
        return server.get(server.managementPort(), "/health/ready");
    }

    private static boolean isRaised(String kind, RunningServer server) throws IOException, InterruptedException {
        return alarm(kind, server).path("state").asText().equals("unack");
    }

    private static boolean isOver(String kind, RunningServer server) throws IOException, InterruptedException {
        return alarm(kind, server).path("state").asText().equals("rtn-unack");
    }

    /** The open alarm of this kind; a missing node where there is none. */
    private static JsonNode alarm(String kind, RunningServer server) throws IOException, InterruptedException {
        for (JsonNode item :
                JSON.readTree(server.get("facilities", "/api/alarms").body()).path("items")) {
            if (item.path("kind").asText().equals(kind)) {
                return item;
            }
        }
        return JSON.missingNode();
    }

    /** To PostgreSQL and every process of it: stopped, it keeps its connections and answers nothing. */
    private static void signal(String name, RunningServer server) throws IOException {
        long postmaster =
                Long.parseLong(Files.readAllLines(postmasterFile(server)).get(0));
        ProcessHandle parent = ProcessHandle.of(postmaster).orElseThrow();
        List<String> pids = Stream.concat(Stream.of(parent), parent.descendants())
                .map(process -> Long.toString(process.pid()))
                .toList();
        Process kill = new ProcessBuilder(Stream.concat(Stream.of("kill", "-" + name), pids.stream())
                        .toList())
                .start();
        kill.onExit().join();
    }

    private static Path postmasterFile(RunningServer server) {
        return server.data().resolve("postgres/postmaster.pid");
    }
}
