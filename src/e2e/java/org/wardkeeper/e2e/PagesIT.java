package org.wardkeeper.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wardkeeper.e2e.Browser.givenBrowser;
import static org.wardkeeper.e2e.Browser.named;
import static org.wardkeeper.e2e.RunningServer.givenServer;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each role does on the pages, step by step, in a real browser. */
@OnGivenServer
class PagesIT {
    private final RunningServer server = givenServer();
    private final Browser browser = givenBrowser();

    @Test
    void a_wrong_password_is_told_and_the_right_one_leads_to_the_page_that_was_asked_for() {
        Page page = browser.stranger();
        page.navigate(server.url().resolve("/storage-units/").toString());
        page.fill("#name", "nurse");
        page.fill("#password", "not-the-password");
        page.click("#submit");

        assertThat(page.getByRole(AriaRole.ALERT)).hasText("The login or the password is wrong.");

        page.fill("#password", RunningServer.PASSWORD);
        page.click("#submit");
        assertThat(page).hasURL(Pattern.compile(".*/storage-units/.*"));
    }

    @Test
    void a_nurse_finds_a_wheelchair_with_four_letters_and_takes_it_and_gives_it_back() {
        heard("WC-110", "l4-4.03");
        Page page = browser.loggedIn(server, "nurse", "/find/");
        page.keyboard().press("/");
        page.keyboard().type("whel");
        Locator hit = page.locator(".hit", new Page.LocatorOptions().setHasText("Wheelchair 110"));
        assertThat(hit).containsText("Level 4");

        hit.click();
        page.getByRole(AriaRole.BUTTON, named("I’m taking it")).click();
        assertThat(page.locator(".toast")).containsText("Wheelchair 110 is yours for 30 min");
        assertThat(hit).hasCount(0);

        page.getByRole(AriaRole.BUTTON, named("Undo")).click();
        assertThat(page.locator(".toast")).containsText("Wheelchair 110 is free again");
        assertThat(hit).isVisible();
    }

    @Test
    void compliance_sees_a_units_chart_and_downloads_what_is_shown() throws IOException {
        measured("ph-fridge-3", 4.4);
        Page page = browser.loggedIn(server, "compliance", "/storage-units/unit.xhtml?id=ph-fridge-3");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Pharmacy fridge 3")))
                .isVisible();
        assertThat(page.locator("#facts")).containsText("4.4 °C");
        assertThat(page.locator("#chart .limit")).hasCount(2);
        page.getByRole(AriaRole.BUTTON, named("30 days")).click();

        page.getByRole(AriaRole.BUTTON, named("Export log")).click();
        Download csv = page.waitForDownload(() ->
                page.getByText(Pattern.compile("What is shown \\(30 days\\)")).click());

        List<String> lines = Files.readAllLines(csv.path(), StandardCharsets.UTF_8);
        assertThat(lines).anyMatch(line -> line.contains("4.4"));
    }

    /** Thirty days are drawn in points of an hour; a reading is expected every two minutes. */
    @Test
    void gaps_too_short_for_the_chart_are_told_together() {
        long now = Instant.now().getEpochSecond();
        for (int minutesAgo : new int[] {30, 28, 16, 14}) {
            String reading = "[{\"n\":\"%s:temperature\",\"u\":\"Cel\",\"v\":5,\"t\":%d}]"
                    .formatted(DemoSite.sensorOf("ph-fridge-2"), now - minutesAgo * 60L);
            assertThat(server.coap().post(reading)).isEqualTo(ResponseCode.CHANGED);
        }

        Page page = browser.loggedIn(server, "nurse", "/storage-units/unit.xhtml?id=ph-fridge-2&period=30d");

        assertThat(page.locator("#excursions")).containsText("2 short gaps, together");
    }

    @Test
    void who_may_not_export_sees_no_button_for_it() {
        Page page = browser.loggedIn(server, "nurse", "/storage-units/unit.xhtml?id=ph-fridge-3");

        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Pharmacy fridge 3")))
                .isVisible();
        assertThat(page.getByRole(AriaRole.BUTTON, named("Export log"))).hasCount(0);
    }

    @Test
    void facilities_renames_an_asset_and_markup_in_the_name_stays_text() {
        Page page = browser.loggedIn(server, "facilities", "/assets/");
        edit(page, "WC-120");
        page.fill("#edit-name", "Wheelchair <b>120</b>");
        page.click("#save");
        assertThat(page.locator("#said")).containsText("Wheelchair <b>120</b> is saved.");
        assertThat(page.locator("#table")).containsText("Wheelchair <b>120</b>");

        edit(page, "WC-120");
        page.fill("#edit-kind", "Not A Kind");
        page.click("#save");
        assertThat(page.locator("#editor")).containsText("must be small letters");
    }

    @Test
    void a_nurse_sets_a_status_and_nothing_else() {
        Page page = browser.loggedIn(server, "nurse", "/assets/");
        edit(page, "WC-121");
        assertThat(page.locator("#edit-name")).hasCount(0);

        page.selectOption("#edit-status", "dirty");
        page.click("#save");
        assertThat(page.locator("#table")).containsText("Dirty");
    }

    @Test
    void a_file_with_a_broken_row_is_refused_with_its_line_and_nothing_of_it_is_stored() throws Exception {
        Page page = browser.loggedIn(server, "facilities", "/assets/");
        String csv =
                "id,name,kind,tag,home_zone\nNEW-1,New pump,infusion-pump,,l4-4.01\nNEW-2,Lost pump,infusion-pump,,no-such-zone\n";
        page.getByRole(AriaRole.BUTTON, named("Import CSV")).click();
        page.setInputFiles(
                "#file",
                new com.microsoft.playwright.options.FilePayload(
                        "assets.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        page.click("#upload");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("line 3");
        assertThat(server.get("facilities", "/api/assets/NEW-1").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/floorplan/?level=l4",
                "/floorplan/?level=l4&view=table",
                "/find/?q=wheel",
                "/storage-units/",
                "/storage-units/unit.xhtml?id=ph-fridge-3",
                "/assets/"
            })
    void nothing_serious_stands_in_the_way_of_anybody_in_light_and_dark(String path) {
        Page page = browser.loggedIn(server, "facilities", path);
        for (ColorScheme theme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
            assertThat(page.locator("main")).isVisible();
            assertThat(Barriers.serious(page)).as(path + " " + theme).isEmpty();
        }
    }

    /** The laboratory has a dispenser and four refrigerators. A zoom of 3 is eight pixels a metre, of 4 sixteen. */
    @ParameterizedTest
    @ValueSource(strings = {"3.1", "4", "5"})
    void nothing_lies_on_a_dispenser(String zoom) {
        Page page = browser.loggedIn(server, "nurse", "/floorplan/?level=l3&at=15.6,59.5&zoom=" + zoom);
        assertThat(page.locator("#map .unit").first()).isVisible();
        assertThat(page.locator("#map .drop").first()).isVisible();

        assertThat(
                        page.evaluate(
                                """
                        () => {
                          const boxes = (look) => [...document.querySelectorAll(look)].map((one) => one.getBoundingClientRect());
                          const others = boxes('#map .unit, #map .pin');
                          return boxes('#map .drop').filter((drop) => others.some((other) =>
                            drop.left < other.right && other.left < drop.right && drop.top < other.bottom && other.top < drop.bottom)).length;
                        }
                        """))
                .isEqualTo(0);
    }

    private static void edit(Page page, String id) {
        page.fill("#text", id);
        assertThat(page.locator("#table tbody tr")).hasCount(1);
        page.locator("#table tbody tr").getByText("Edit").click();
        assertThat(page.locator("#edit")).containsText(id);
    }

    private void heard(String asset, String zone) {
        assertThat(server.coap().sighting(DemoSite.readerIn(zone), DemoSite.tagOf(asset), -50))
                .isEqualTo(ResponseCode.CHANGED);
    }

    private void measured(String unit, double celsius) {
        assertThat(server.coap().temperature(DemoSite.sensorOf(unit), celsius)).isEqualTo(ResponseCode.CHANGED);
    }
}
