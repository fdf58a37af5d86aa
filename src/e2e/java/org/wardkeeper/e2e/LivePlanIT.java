package org.wardkeeper.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wardkeeper.e2e.Browser.givenBrowser;
import static org.wardkeeper.e2e.RunningServer.givenServer;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.junit.jupiter.api.Test;

/** The product in one sentence: a report over CoAP is seen on a page that is already open. */
@OnGivenServer
class LivePlanIT {
    private final RunningServer server = givenServer();
    private final Browser browser = givenBrowser();
    private final CoapSender coap = server.coap();

    @Test
    void a_report_moves_a_marker_on_the_open_floorplan() {
        Page page = browser.loggedIn(server, "facilities", "/floorplan/?level=l4");

        heardUntilShown(page, "WC-101", "4.03");
        heardUntilShown(page, "WC-101", "4.25");
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

    /** As readers do: again and again. How many sightings it takes depends on which other readers are silent. */
    private void heardUntilShown(Page page, String asset, String room) {
        page.waitForCondition(() -> {
            assertThat(coap.sighting(DemoSite.readerIn("l4-" + room), DemoSite.tagOf(asset), -40))
                    .isEqualTo(ResponseCode.CHANGED);
            return marker(page, "Wheelchair 101", room.replace(".", "\\.")).isVisible();
        });
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
