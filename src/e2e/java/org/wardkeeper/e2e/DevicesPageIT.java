package org.wardkeeper.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wardkeeper.e2e.Browser.givenBrowser;
import static org.wardkeeper.e2e.Browser.named;
import static org.wardkeeper.e2e.RunningServer.givenServer;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How an administrator looks after devices, in a real browser. */
@OnGivenServer
class DevicesPageIT {
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{52}");

    private final RunningServer server = givenServer();
    private final Browser browser = givenBrowser();
    private final String urn = "urn:dev:ops:32473-" + UUID.randomUUID();

    @Test
    void a_registered_device_gives_its_key_once_and_is_told_with_what_happens_to_it() {
        Page page = admin("/devices/");
        page.getByRole(AriaRole.BUTTON, named("Register a device")).click();
        page.fill("#form-urn", urn);
        page.selectOption("#form-zone", "l4-4.07");
        page.locator("#form").getByRole(AriaRole.BUTTON, within("Register")).click();
        assertThat(page.locator("#secret-identity")).hasValue(urn);
        assertThat(page.locator("#secret-key")).hasValue(KEY);
        page.getByRole(AriaRole.BUTTON, named("Done")).click();
        assertThat(page.locator("#secret-key")).hasCount(0);

        Locator panel = page.locator("#device");
        assertThat(panel).containsText("Sensor · 4.07");
        assertThat(panel).containsText("not heard since it was registered");
        assertThat(panel).containsText("Nothing was refused.");

        assertThat(server.coap().post("[{\"n\":\"" + urn + ":voltage\",\"u\":\"V\",\"v\":3}]"))
                .isEqualTo(ResponseCode.BAD_REQUEST);
        assertThat(server.coap().post("[{\"n\":\"" + urn + ":battery\",\"u\":\"%EL\",\"v\":9}]"))
                .isEqualTo(ResponseCode.CHANGED);
        refreshUntil(page, panel, "'voltage' is not a known record");
        assertThat(panel).containsText("Low battery");
        assertThat(panel).containsText("9 %");
    }

    @Test
    void the_filters_hold_who_was_refused_and_the_reason_stands_in_words() {
        Page page = admin("/devices/");
        registered(page);
        assertThat(server.coap().post("[{\"n\":\"" + urn + ":voltage\",\"v\":3}]"))
                .isEqualTo(ResponseCode.BAD_REQUEST);
        page.fill("#q", urn);
        Locator row = page.locator("#devices tbody tr");
        refreshUntil(page, row, "The report is not valid");

        page.locator("#conditions").getByText("Refused").click();
        assertThat(row).hasCount(1);
        assertThat(row).containsText("1 in 24 h");
        page.locator("#conditions").getByText("Silent").click();
        assertThat(page.locator("#nothing")).containsText("No device matches");
    }

    @Test
    void whoever_knocks_is_registered_from_the_list_of_the_unknown() {
        assertThat(server.coap().post("[{\"n\":\"" + urn + ":temperature\",\"v\":4}]"))
                .isEqualTo(ResponseCode.UNAUTHORIZED);
        Page page = admin("/devices/?condition=unknown");
        Locator row = page.locator("#strangers tbody tr", new Page.LocatorOptions().setHasText(urn));
        refreshUntil(page, page.locator("#strangers"), urn);

        row.getByRole(AriaRole.BUTTON).click();
        assertThat(page.locator("#form-urn")).hasValue(urn);
        page.locator("#form").getByRole(AriaRole.BUTTON, within("Register")).click();
        page.getByRole(AriaRole.BUTTON, named("Done")).click();
        assertThat(row).hasCount(0);
    }

    @Test
    void the_next_key_is_shown_once_under_an_identity_of_its_own() {
        Page page = admin("/devices/");
        registered(page);
        page.getByRole(AriaRole.BUTTON, named("Make the next key")).click();

        assertThat(page.locator("#secret-identity")).hasValue(urn + "#2");
        assertThat(page.locator("#secret-key")).hasValue(KEY);
        page.locator("#secret").getByText("Copy").last().click();
        assertThat(page.locator("#secret").getByText("Copied")).isVisible();
    }

    @Test
    void a_key_is_revoked_and_the_device_barred_each_after_a_question_and_a_new_key_lets_it_in_again() {
        Page page = admin("/devices/");
        registered(page);
        page.getByRole(AriaRole.BUTTON, named("Make the next key")).click();
        page.getByRole(AriaRole.BUTTON, named("Done")).click();
        Locator keys = page.locator("#device .keys");
        Locator question = page.locator("#revoke");
        assertThat(keys.locator("li")).hasCount(2);

        keys.getByRole(AriaRole.BUTTON, within("Revoke " + urn)).click();
        assertThat(question).containsText("Whoever uses " + urn + " is refused from now on.");
        assertThat(Barriers.serious(page)).as("question").isEmpty();
        question.getByRole(AriaRole.BUTTON, within("Cancel")).click();
        assertThat(question).isHidden();
        assertThat(keys.locator("li")).hasCount(2);
        keys.getByRole(AriaRole.BUTTON, within("Revoke " + urn)).click();
        question.getByRole(AriaRole.BUTTON, within("Revoke")).click();
        assertThat(page.locator("#toasts")).containsText(urn + " is revoked");
        assertThat(keys.locator("li")).hasCount(1);
        assertThat(keys.locator("li .urn")).hasText(urn + "#2");

        keys.getByRole(AriaRole.BUTTON, within("Bar the device")).click();
        assertThat(question).containsText("Every key of " + urn + " ends now");
        question.getByRole(AriaRole.BUTTON, within("Bar the device")).click();
        assertThat(keys).containsText("It is barred: nothing it shows is believed until it is given a new key.");
        assertThat(keys.locator("li")).hasCount(0);
        assertThat(keys.getByRole(AriaRole.BUTTON, within("Bar the device"))).hasCount(0);

        keys.locator(".pair button").click();
        assertThat(page.locator("#secret-key")).hasValue(KEY);
        page.getByRole(AriaRole.BUTTON, named("Done")).click();
        assertThat(keys.locator("li")).hasCount(1);
        assertThat(keys).not().containsText("It is barred");
    }

    @Test
    void a_refresh_leaves_the_focus_where_it_is() {
        Page page = admin("/devices/");
        Locator third = page.locator("#devices tbody tr").nth(2);
        String id = third.getAttribute("data-id");
        third.getByRole(AriaRole.BUTTON).focus();
        page.waitForResponse(Pattern.compile(".*/api/devices\\?.*"), () -> refresh(page));

        assertThat(page.locator("#devices tr[data-id='" + id + "'] button")).isFocused();
    }

    @Test
    void who_is_no_administrator_has_no_way_there_and_is_told_so_at_its_address() {
        Page page = browser.loggedIn(server, "facilities", "/floorplan/");
        assertThat(page.locator("a[href*='/devices/']")).hasCount(0);

        page.navigate(server.url().resolve("/devices/").toString());
        assertThat(page.getByRole(AriaRole.HEADING)).hasText("Your role does not include this");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/devices/", "/devices/?condition=unknown", "/devices/?q=nothing-like-it"})
    void nothing_serious_stands_in_the_way_of_anybody_in_light_and_dark(String path) {
        Page page = admin(path);
        assertThat(page.locator("#conditions b").first()).not().isEmpty();
        for (ColorScheme theme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
            assertThat(Barriers.serious(page)).as(path + " " + theme).isEmpty();
        }
    }

    @Test
    void nothing_serious_stands_in_the_way_in_the_panel_and_in_the_dialogs() {
        Page page = admin("/devices/");
        registered(page);
        assertThat(Barriers.serious(page)).as("panel").isEmpty();
        page.getByRole(AriaRole.BUTTON, named("Make the next key")).click();
        assertThat(page.locator("#secret-key")).isVisible();
        assertThat(Barriers.serious(page)).as("key").isEmpty();
        page.getByRole(AriaRole.BUTTON, named("Done")).click();
        page.getByRole(AriaRole.BUTTON, named("Register a device")).click();
        assertThat(Barriers.serious(page)).as("form").isEmpty();
    }

    private Page admin(String path) {
        return browser.loggedIn(server, "admin", path);
    }

    private void registered(Page page) {
        page.getByRole(AriaRole.BUTTON, named("Register a device")).click();
        page.fill("#form-urn", urn);
        page.locator("#form").getByRole(AriaRole.BUTTON, within("Register")).click();
        page.getByRole(AriaRole.BUTTON, named("Done")).click();
        assertThat(page.locator("#device")).containsText(urn);
        assertThat(page.locator("#device .keys .button").first()).isVisible();
    }

    /** What the page does by itself every fifteen seconds and when somebody comes back to it. */
    private static void refresh(Page page) {
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
    }

    private static void refreshUntil(Page page, Locator place, String words) {
        page.waitForCondition(() -> {
            refresh(page);
            page.waitForTimeout(200);
            return place.count() > 0 && place.first().textContent().contains(words);
        });
    }

    private static Locator.GetByRoleOptions within(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}
