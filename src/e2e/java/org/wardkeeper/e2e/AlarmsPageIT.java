package org.wardkeeper.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wardkeeper.e2e.Browser.givenBrowser;
import static org.wardkeeper.e2e.RunningServer.givenServer;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.junit.jupiter.api.Test;

/** Alarms on an open page, in a real browser, by the keyboard alone. */
@OnGivenServer
class AlarmsPageIT {
    private final RunningServer server = givenServer();
    private final Browser browser = givenBrowser();

    @Test
    void an_alarm_appears_on_the_open_page_is_noted_by_keyboard_and_goes_when_it_is_over() {
        String dispenser = DemoSite.devices("dispenser").get(7);
        Page page = browser.loggedIn(server, "facilities", "/alarms/");
        assertThat(page.locator("#live")).hasText("Live");
        Locator row = page.locator(".card:not(#past) .alarm", new Page.LocatorOptions().setHasText("low battery: 4 %"));
        assertThat(row).hasCount(0);

        reports(dispenser, 4);
        assertThat(row).isVisible();
        assertThat(page.locator(".bar .alarm-count")).isVisible();

        focus(page, row);
        page.keyboard().press("a");
        page.keyboard().type("Batteries <ordered>, Tuesday");
        page.keyboard().press("Enter");
        assertThat(page.locator("#noted .alarm", new Page.LocatorOptions().setHasText("low battery: 4 %")))
                .containsText("Batteries <ordered>, Tuesday");
        assertThat(page.locator("#toasts")).containsText("Acknowledged");

        reports(dispenser, 95);
        assertThat(row).hasCount(0);
        page.getByText("Over and acknowledged").click();
        assertThat(page.locator("#past .alarm", new Page.LocatorOptions().setHasText("Batteries <ordered>, Tuesday")))
                .isVisible();
    }

    @Test
    void what_is_put_aside_has_a_reason_and_an_end_and_is_taken_back() {
        String dispenser = DemoSite.devices("dispenser").get(8);
        Page page = browser.loggedIn(server, "nurse", "/alarms/");
        reports(dispenser, 3);
        Locator row = page.locator(".alarm", new Page.LocatorOptions().setHasText("low battery: 3 %"));

        focus(page, row);
        page.keyboard().press("s");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT)).hasText("Say why, for whoever comes next.");
        assertThat(violations(page)).as("dialog").isEmpty();
        page.keyboard().type("spare part comes tomorrow");
        page.keyboard().press("Enter");

        Locator aside = page.locator("#aside .alarm", new Page.LocatorOptions().setHasText("low battery: 3 %"));
        assertThat(aside).containsText(Pattern.compile("until \\d\\d:\\d\\d, by nurse: spare part comes tomorrow"));
        focus(page, aside);
        page.keyboard().press("b");
        assertThat(aside).hasCount(0);
        assertThat(row).isVisible();
    }

    @Test
    void who_may_neither_note_nor_put_aside_sees_no_way_to() {
        Page page = browser.loggedIn(server, "infection", "/alarms/");
        reports(DemoSite.devices("dispenser").get(9), 2);

        assertThat(page.locator(".alarm", new Page.LocatorOptions().setHasText("low battery: 2 %")))
                .isVisible();
        assertThat(page.locator(".alarm .button")).hasCount(0);
    }

    /** What cannot be heard here is counted: a tone is made of notes. */
    @Test
    void a_new_alarm_sounds_once_where_somebody_has_switched_that_on() {
        Page page = browser.stranger();
        page.addInitScript("window.notes = 0; const start = OscillatorNode.prototype.start;"
                + "OscillatorNode.prototype.start = function (at) { window.notes++; return start.call(this, at); };");
        browser.logIn(page, server, "nurse", "/alarms/");
        losesItsProbe("bb-freezer-1", page);
        assertThat(notes(page)).isZero();

        page.click(".me");
        page.locator("#sound button[value=on]").click();
        page.waitForCondition(() -> notes(page) == 2); // How it will sound.
        page.keyboard().press("Escape");
        losesItsProbe("bb-freezer-2", page);
        page.waitForCondition(() -> notes(page) == 4);
        assertThat(page.locator("#sound-waits")).isHidden();

        noProbe("bb-freezer-2");
        losesItsProbe("lab-ultra-1", page);
        page.waitForCondition(() -> notes(page) == 6);
    }

    /** A browser lets no page sound that nobody has touched. */
    @Test
    void a_page_that_may_not_sound_yet_says_so_until_somebody_touches_it() {
        Page page = browser.loggedIn(server, "nurse", "/alarms/");
        Locator waits = page.locator("#sound-waits");
        assertThat(page.locator("#live")).hasText("Live");
        assertThat(waits).isHidden();
        page.click(".me");
        page.locator("#sound button[value=on]").click();
        assertThat(waits).isHidden();

        page.reload();
        assertThat(waits).hasText("Touch once for sound");
        assertThat(Barriers.serious(page)).isEmpty();
        waits.click();
        assertThat(waits).isHidden();
    }

    @Test
    void the_health_of_the_alarms_is_told_and_the_duty_roster_is_edited_with_undo() {
        reports(DemoSite.devices("dispenser").get(10), 1);
        Page page = browser.loggedIn(server, "admin", "/alarms/health.xhtml");
        assertThat(page.locator("#rate svg")).isVisible();
        assertThat(page.locator("#average")).not().isEmpty();

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add somebody"))
                .click();
        page.fill("#duty-name", "Night porter");
        page.fill("#duty-email", "nobody");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Add").setExact(true))
                .click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("is no e-mail address");
        page.fill("#duty-email", "porter@example.org");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Add").setExact(true))
                .click();
        Locator porter = page.locator("#duty li", new Page.LocatorOptions().setHasText("Night porter"));
        assertThat(porter).containsText("every day 07:00–15:00 · porter@example.org");
        assertThat(violations(page)).isEmpty();

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Remove Night porter"))
                .click();
        assertThat(porter).hasCount(0);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Undo"))
                .click();
        assertThat(porter).hasCount(1);
    }

    @Test
    void nothing_serious_stands_in_the_way_of_anybody_in_light_and_dark() {
        reports(DemoSite.devices("dispenser").get(11), 5);
        Page page = browser.loggedIn(server, "facilities", "/alarms/");
        assertThat(page.locator(".alarm").first()).isVisible();
        for (ColorScheme theme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
            assertThat(violations(page)).as("board " + theme).isEmpty();
        }
        page.navigate(server.url().resolve("/alarms/health.xhtml").toString());
        assertThat(page.locator("#rate svg")).isVisible();
        for (ColorScheme theme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
            assertThat(violations(page)).as("health " + theme).isEmpty();
        }
    }

    /** And the open page shows it. */
    private void losesItsProbe(String unit, Page page) {
        noProbe(unit);
        assertThat(page.locator(
                        "#need .alarm[aria-label*='" + DemoSite.nameOf(unit) + "']",
                        new Page.LocatorOptions().setHasText("has no probe")))
                .isVisible();
    }

    private void noProbe(String unit) {
        String missing =
                "[{\"bn\":\"%s:\",\"n\":\"temperature\",\"vs\":\"probe-missing\"}]".formatted(DemoSite.sensorOf(unit));
        assertThat(server.coap().post(missing)).isEqualTo(ResponseCode.CHANGED);
    }

    private static int notes(Page page) {
        return (Integer) page.evaluate("notes");
    }

    /** Down the list until the row has the focus. */
    private static void focus(Page page, Locator row) {
        assertThat(row).isVisible();
        page.waitForCondition(() -> {
            page.keyboard().press("ArrowDown");
            return (Boolean) row.evaluate("row => row === document.activeElement");
        });
    }

    private void reports(String device, int percent) {
        String battery = "[{\"bn\":\"%s:\",\"n\":\"battery\",\"u\":\"%%EL\",\"v\":%d}]".formatted(device, percent);
        assertThat(server.coap().post(battery)).isEqualTo(ResponseCode.CHANGED);
    }

    private static List<String> violations(Page page) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(String.valueOf(rule.getImpact())))
                        .map(rule -> rule.getId() + " " + rule.getNodes())
                        .toList();
    }
}
