package org.wardkeeper.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardkeeper.it.Await;

/** PostgreSQL hangs: readings are taken, pages answer, and those who look after the server are told, once. */
class DatabaseAwayIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final LocatorAssertions.IsVisibleOptions SHOWN =
            new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE.toMillis());
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");

    @TempDir
    private Path data;

    @Test
    void it_is_told_on_the_open_page_until_it_is_over_and_somebody_took_note() throws Exception {
        try (RunningServer server = RunningServer.start(data, Map.of()).untilReady();
                Browser browser = Browser.start()) {
            Page facilities = browser.loggedIn(server, "facilities", "/storage-units/");
            Page nurse = browser.loggedIn(server, "nurse", "/storage-units/");
            Locator told = facilities.locator("#notices");

            signal("STOP");
            try {
                assertThat(server.coap().temperature(DemoSite.sensorOf("lab-ultra-1"), -70.25))
                        .isEqualTo(ResponseCode.CHANGED);
                assertThat(told.getByText("The database does not answer. Readings are kept on disk since"))
                        .isVisible(SHOWN);
                assertThat(nurse.locator("#notices")).isEmpty();
                assertAccessible(facilities);
                pagesAnswerFromMemory(server);
                theHistoryIsRefusedAtOnce(server);
                assertThat(server.get(server.managementPort(), "/health/ready").body())
                        .contains("\"status\":\"UP\"", "\"database\":\"away\"");
            } finally {
                signal("CONT");
            }

            assertThat(told.getByText("The database did not answer from")).isVisible(SHOWN);
            told.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Acknowledge"))
                    .click();
            assertThat(told).isEmpty();
            Await.until(PATIENCE, () -> server.get("nurse", "/api/alarms?state=normal")
                    .body()
                    .contains("\"acknowledgedBy\":\"facilities\""));
        }
    }

    @Test
    void an_alarm_that_the_database_never_heard_of_outlives_a_killed_server_and_is_the_same() throws Exception {
        String alarm;
        try (RunningServer server = RunningServer.start(data, Map.of()).untilReady()) {
            signal("STOP");
            try {
                Await.until(PATIENCE, () -> openAlarms(server).contains("database-away"));
                alarm = id(openAlarms(server));
                server.kill();
            } finally {
                signal("CONT");
            }
        }
        try (RunningServer again = RunningServer.start(data, Map.of()).untilReady()) {
            Await.until(PATIENCE, () -> openAlarms(again).contains("rtn-unack"));
            assertThat(id(openAlarms(again))).isEqualTo(alarm);
        }
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
        assertThat(new AxeBuilder(page)
                        .analyze().getViolations().stream()
                                .filter(found -> List.of("serious", "critical").contains(found.getImpact()))
                                .map(found -> found.getId() + " " + found.getNodes())
                                .toList())
                .isEmpty();
    }

    private static String openAlarms(RunningServer server) throws IOException, InterruptedException {
        return server.get("facilities", "/api/alarms").body();
    }

    private static String id(String alarms) {
        Matcher matcher = ID.matcher(alarms);
        assertThat(matcher.find()).as(alarms).isTrue();
        return matcher.group(1);
    }

    /** To PostgreSQL and every process of it: stopped, it keeps its connections and answers nothing. */
    private void signal(String name) throws IOException {
        long postmaster = Long.parseLong(
                Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(0));
        ProcessHandle parent = ProcessHandle.of(postmaster).orElseThrow();
        List<String> pids = Stream.concat(Stream.of(parent), parent.descendants())
                .map(process -> Long.toString(process.pid()))
                .toList();
        Process kill = new ProcessBuilder(Stream.concat(Stream.of("kill", "-" + name), pids.stream())
                        .toList())
                .start();
        kill.onExit().join();
    }
}
