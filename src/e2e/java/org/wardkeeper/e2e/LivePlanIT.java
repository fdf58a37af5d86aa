package org.wardkeeper.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wardkeeper.e2e.RunningServer.givenServer;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The product in one sentence: a report over CoAP is seen on a page that is already open. */
@OnGivenServer
class LivePlanIT {
    private static Browser browser;

    private final RunningServer server = givenServer();
    private final CoapSender coap = server.coap();

    @BeforeAll
    static void aBrowser() {
        browser = Browser.start();
    }

    @AfterAll
    static void closeTheBrowser() {
        browser.close();
    }

    @Test
    void a_report_moves_a_marker_on_the_open_floorplan() {
        Page page = browser.loggedIn(server, "facilities", "/floorplan/?level=l4");

        heard("WC-101", "l4-4.03", -60);
        assertThat(marker(page, "Wheelchair 101", "4\\.03")).isVisible();

        heard("WC-101", "l4-4.25", -30);
        assertThat(marker(page, "Wheelchair 101", "4\\.25")).isVisible();
        assertThat(marker(page, "Wheelchair 101", "4\\.03")).hasCount(0);
    }

    @Test
    void a_fridge_that_gets_too_warm_turns_red_on_the_open_floorplan() {
        Page page = browser.loggedIn(server, "compliance", "/floorplan/?level=l3");

        measured("er-fridge-1", 4.6);
        assertThat(unit(page, "Emergency fridge").locator(".unit.in-range")).isVisible();

        measured("er-fridge-1", 11.3);
        assertThat(unit(page, "Emergency fridge").locator(".unit.too-warm")).isVisible();
    }

    private void heard(String asset, String zone, int dbm) {
        assertThat(coap.sighting(DemoSite.readerIn(zone), DemoSite.tagOf(asset), dbm))
                .isEqualTo(ResponseCode.CHANGED);
    }

    private void measured(String storageUnit, double celsius) {
        assertThat(coap.temperature(DemoSite.sensorOf(storageUnit), celsius)).isEqualTo(ResponseCode.CHANGED);
    }

    private static Locator marker(Page page, String asset, String zone) {
        return page.locator("#map").getByRole(AriaRole.BUTTON, named(asset + ", " + zone + ","));
    }

    private static Locator unit(Page page, String name) {
        return page.locator("#map").getByRole(AriaRole.BUTTON, named(name + ","));
    }

    private static Locator.GetByRoleOptions named(String start) {
        return new Locator.GetByRoleOptions().setName(Pattern.compile("^" + start));
    }
}
