package org.wardkeeper.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wardkeeper.e2e.Browser.givenBrowser;
import static org.wardkeeper.e2e.Browser.named;
import static org.wardkeeper.e2e.RunningServer.givenServer;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.junit.jupiter.api.Test;

/** What a pharmacist does for a fridge: one warms up, and what is decided about that is signed; and its papers are kept. */
@OnGivenServer
class StorageUnitPageIT {
    private static final String FRIDGE = "md4-fridge-1";

    private final RunningServer server = givenServer();
    private final Browser browser = givenBrowser();

    /** A reading is expected every two minutes. */
    @Test
    void a_fridge_warms_up_and_its_excursion_is_closed_with_a_signature() {
        long now = Instant.now().getEpochSecond();
        measured(FRIDGE, 5, now - 180);
        measured(FRIDGE, 9.4, now - 60);
        Page page = open("compliance", FRIDGE);
        Locator excursion = page.locator("#excursions tbody tr", new Page.LocatorOptions().setHasText("Above 8.0 °C"));
        assertThat(excursion).containsText("Running");

        measured(FRIDGE, 5, now);
        assertThat(excursion).containsText("9.4 °C");
        excursion
                .getByRole(AriaRole.BUTTON, within("Needs a cause and an action"))
                .click();
        Locator form = page.getByRole(AriaRole.DIALOG);
        accessible(page);
        form.getByRole(AriaRole.BUTTON, within("Sign and close")).click();
        assertThat(form.getByRole(AriaRole.ALERT)).hasText("Fill in: Cause.");

        form.locator("[name=cause]").fill("The door stood open");
        form.locator("[name=action]").fill("Closed it and told the ward");
        form.locator("[name=disposition]").fill("Use first");
        form.locator("[name=decidedBy]").fill("The maker's hotline, case 4711");
        form.locator("[name=name]").fill("Ada Example");
        form.locator("[name=password]").fill("not-the-password");
        form.getByRole(AriaRole.BUTTON, within("Sign and close")).click();
        assertThat(form.getByRole(AriaRole.ALERT)).containsText("The password is wrong");
        form.locator("[name=password]").fill(RunningServer.PASSWORD);
        form.getByRole(AriaRole.BUTTON, within("Sign and close")).click();

        excursion
                .getByRole(AriaRole.BUTTON, within("Closed: The door stood open"))
                .click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Signed by Ada Example (compliance)");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("case 4711");
        accessible(page);
    }

    @Test
    void a_check_a_certificate_and_a_rule_are_put_on_record() {
        Page page = open("compliance", "md4-fridge-2");
        page.getByRole(AriaRole.BUTTON, named("Record a check")).click();
        fill(page, "minCel", "3,1");
        fill(page, "maxCel", "6.2");
        fill(page, "nowCel", "4.5");
        fill(page, "name", "Ada Example");
        fill(page, "initials", "AE");
        page.getByRole(AriaRole.BUTTON, named("Record")).click();
        assertThat(page.locator("#checks-list tbody tr").first()).containsText("AE");
        assertThat(page.locator("#checks-list")).containsText("no check");
        assertThat(page.locator("#chart .check")).hasCount(1);

        page.getByRole(AriaRole.BUTTON, named("Enter a certificate")).click();
        fill(page, "number", "C-4711");
        fill(page, "laboratory", "Calibration Ltd");
        fill(page, "calibrated", LocalDate.now().minusDays(30).toString());
        fill(page, "due", LocalDate.now().plusDays(300).toString());
        fill(page, "uncertaintyCel", "0.2");
        page.setInputFiles(
                "dialog [name=pdf]",
                new FilePayload("c.pdf", "application/pdf", "%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.ISO_8859_1)));
        page.getByRole(AriaRole.BUTTON, named("Save")).click();
        assertThat(page.locator("#certificates")).containsText("C-4711, Calibration Ltd");
        assertThat(page.locator("#certificates").getByText("PDF")).isVisible();

        page.locator("#rules").getByRole(AriaRole.BUTTON, within("Change")).click();
        fill(page, "name0", "Half an hour");
        fill(page, "minutes0", "30");
        page.getByRole(AriaRole.BUTTON, named("Save")).click();
        assertThat(page.locator("#rules")).containsText("above 8.0 °C for 30 min");
        accessible(page);
    }

    @Test
    void an_excursion_is_told_by_the_limits_that_held_when_it_began() {
        String fridge = "ps-fridge-2";
        long now = Instant.now().getEpochSecond();
        measured(fridge, 9.1, now - 180);
        measured(fridge, 9.3, now - 120);
        measured(fridge, 5, now - 60);
        Page page = open("compliance", fridge);
        page.locator("#rules").getByRole(AriaRole.BUTTON, within("Change")).click();
        fill(page, "highCel", "7");
        page.getByRole(AriaRole.BUTTON, named("Save")).click();

        assertThat(page.locator("#facts")).containsText("2.0–7.0");
        assertThat(page.locator("#chart .note.above").first()).containsText("above 8.0 °C");
        assertThat(page.locator("#chart .ax").getByText("8.0 limit")).isVisible();
    }

    /** A reading is expected every two minutes; WHO allows a door five. */
    @Test
    void a_door_that_stands_open_is_told_until_it_is_shut() {
        String fridge = "icu-fridge-1";
        long now = Instant.now().getEpochSecond();
        measured(fridge, 5, now - 480);
        door(fridge, true, now - 440);
        for (int minute = 6; minute >= 0; minute -= 2) {
            measured(fridge, 5.5, now - 60 * minute);
        }
        Page page = open("nurse", fridge);
        assertThat(page.locator("#lapses .state")).hasText("Door open for 7 min");
        assertThat(page.locator("#rules")).containsText("door open for 5 min");
        accessible(page);

        door(fridge, false, now + 1);
        assertThat(page.locator("#lapses")).hasText("");
    }

    @Test
    void a_nurse_sees_what_is_on_record_and_changes_nothing() {
        Page page = open("nurse", "md4-fridge-2");

        assertThat(page.locator("#rules")).containsText("WHO heat");
        assertThat(page.getByRole(AriaRole.BUTTON, named("Record a check"))).hasCount(0);
        assertThat(page.locator(".record button")).hasCount(0);
    }

    private Page open(String user, String unit) {
        Page page = browser.loggedIn(server, user, "/storage-units/unit.xhtml?id=" + unit);
        assertThat(page.locator("#rules li").first()).isVisible();
        return page;
    }

    private static void fill(Page page, String field, String value) {
        page.fill("dialog [name=" + field + "]", value);
    }

    private void measured(String unit, double celsius, long second) {
        String reading = "[{\"n\":\"%s:temperature\",\"u\":\"Cel\",\"v\":%s,\"t\":%d}]"
                .formatted(DemoSite.sensorOf(unit), celsius, second);
        assertThat(server.coap().post(reading)).isEqualTo(ResponseCode.CHANGED);
    }

    private void door(String unit, boolean open, long second) {
        String change = "[{\"n\":\"%s:door\",\"vb\":%s,\"t\":%d}]".formatted(DemoSite.sensorOf(unit), open, second);
        assertThat(server.coap().post(change)).isEqualTo(ResponseCode.CHANGED);
    }

    private static void accessible(Page page) {
        for (ColorScheme theme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
            assertThat(new AxeBuilder(page)
                            .analyze().getViolations().stream()
                                    .filter(rule ->
                                            List.of("serious", "critical").contains(String.valueOf(rule.getImpact())))
                                    .map(rule -> rule.getId() + " " + rule.getNodes())
                                    .toList())
                    .as(page.url() + " " + theme)
                    .isEmpty();
        }
    }

    private static Locator.GetByRoleOptions within(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}
