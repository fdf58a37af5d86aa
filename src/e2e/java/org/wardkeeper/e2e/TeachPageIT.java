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
import java.util.List;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.junit.jupiter.api.Test;

/** Somebody walks two rooms with a phone in one hand and a tagged pump in the other. */
@OnGivenServer
class TeachPageIT {
    private static final String PUMP = "IP-1100";
    private static final String PUMP_NAME = "Infusion pump 1100";
    private static final String FIRST = "l5-5.01";
    private static final String SECOND = "l5-5.03";

    private final RunningServer server = givenServer();
    private final Browser browser = givenBrowser();
    private final CoapSender coap = server.coap();

    @Test
    void two_rooms_are_walked_seen_used_and_one_of_them_is_taken_back() {
        heard(-50, -70);
        Page page = phone("facilities", "/teach/");
        page.locator("#carriers .hit", new Page.LocatorOptions().setHasText(PUMP_NAME))
                .click();
        assertThat(page.locator("#here")).containsText("Tap the room you stand in.");

        room(page, "5.01").click();
        Locator here = page.locator("#here");
        assertThat(here).containsText("5.01");
        page.waitForCondition(() -> {
            heard(-45, -75);
            return here.textContent().contains("5.03") && here.textContent().contains("dBm");
        });
        assertThat(here.locator(".hearing li").first()).containsText("5.01");
        enough(page, here, -45, -75);

        room(page, "5.03").click();
        assertThat(here).containsText("5.03");
        enough(page, here, -75, -45);
        accessible(page);

        page.getByRole(AriaRole.BUTTON, named("Done")).click();
        Locator rooms = page.locator("#known .rooms");
        assertThat(known(rooms, FIRST)).containsText("12 moments");
        assertThat(known(rooms, FIRST)).containsText("told apart 100 %");
        assertThat(known(rooms, "l5-5.05")).containsText("never taught");
        page.getByRole(AriaRole.BUTTON, named("Use this")).click();
        assertThat(page.locator("#summary")).containsText("All of it is in use.");
        accessible(page);

        lesson(page, "5.03").getByRole(AriaRole.BUTTON).click();
        assertThat(known(rooms, SECOND)).containsText("never taught");
        page.locator(".toast").getByRole(AriaRole.BUTTON).click();
        assertThat(known(rooms, SECOND)).containsText("12 moments");
        for (String room : List.of("5.01", "5.03")) {
            lesson(page, room).getByRole(AriaRole.BUTTON).click();
            assertThat(lesson(page, room)).containsText("removed");
        }
    }

    @Test
    void a_nurse_has_no_way_there() {
        Page page = phone("nurse", "/teach/");

        assertThat(page.getByRole(AriaRole.HEADING)).hasText("Your role does not include this");
        page.navigate(server.url().resolve("/find/").toString());
        assertThat(page.locator("a[href*='/teach/']")).hasCount(0);
    }

    private void enough(Page page, Locator here, int first, int second) {
        page.waitForCondition(() -> {
            heard(first, second);
            page.waitForTimeout(200);
            return here.textContent().contains("Enough.");
        });
    }

    /** The readers in the two rooms hear the pump. */
    private void heard(int first, int second) {
        String tag = DemoSite.tagOf(PUMP);
        assertThat(coap.sighting(DemoSite.readerIn(FIRST), tag, first)).isEqualTo(ResponseCode.CHANGED);
        assertThat(coap.sighting(DemoSite.readerIn(SECOND), tag, second)).isEqualTo(ResponseCode.CHANGED);
    }

    private Page phone(String user, String path) {
        Page page = browser.loggedIn(server, user, "/find/");
        page.setViewportSize(390, 844);
        page.navigate(server.url().resolve(path).toString());
        return page;
    }

    private static Locator room(Page page, String name) {
        page.fill("#room", name);
        return page.locator("#rooms .hit").first();
    }

    private static Locator known(Locator rooms, String zone) {
        return rooms.locator("[data-zone='" + zone + "']");
    }

    private static Locator lesson(Page page, String room) {
        return page.locator("#known .lessons li", new Page.LocatorOptions().setHasText(room))
                .first();
    }

    private static void accessible(Page page) {
        for (ColorScheme theme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
            assertThat(Barriers.serious(page)).as(page.url() + " " + theme).isEmpty();
        }
    }
}
