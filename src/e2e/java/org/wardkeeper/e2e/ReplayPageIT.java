package org.wardkeeper.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wardkeeper.e2e.Browser.givenBrowser;
import static org.wardkeeper.e2e.Browser.named;
import static org.wardkeeper.e2e.RunningServer.givenServer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.junit.jupiter.api.Test;
import org.wardkeeper.it.Await;

/** The past on the floorplan. Wheelchairs came into 4.09 twenty minutes ago and have been in 4.31 for eight. */
@OnGivenServer
class ReplayPageIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final long TWENTY_MINUTES_AGO = Instant.now().getEpochSecond() - 1_200;
    private static final long EIGHT_MINUTES_AGO = Instant.now().getEpochSecond() - 480;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunningServer server = givenServer();
    private final Browser browser = givenBrowser();

    @Test
    void the_slider_shows_where_a_thing_was_and_says_that_it_is_not_live() {
        surely("WC-131", "l4-4.09", TWENTY_MINUTES_AGO);
        moved("WC-131");
        Page page = browser.loggedIn(server, "facilities", "/floorplan/?level=l4&q=WC-131");
        assertThat(marker(page, "Wheelchair 131", "4\\.31")).isVisible();
        assertThat(page.locator("#live")).hasText("Live");

        page.getByRole(AriaRole.BUTTON, named("Replay")).click();
        assertThat(page.locator("#replay-words")).containsText("not live");
        assertThat(page.locator("#live")).containsText("not live");
        assertThat(marker(page, "Wheelchair 131", "4\\.31")).isVisible();
        drag(page, 7 * 3_600 + 45 * 60); // of eight hours: a quarter of an hour ago

        assertThat(marker(page, "Wheelchair 131", "4\\.09")).isVisible();
        assertThat(marker(page, "Wheelchair 131", "4\\.31")).hasCount(0);
        assertThat(page.locator("#then")).containsText("4.09 · surely there");
        assertThat(page.locator("#map .unit")).hasCount(0);

        page.locator("#replay-at").focus();
        for (int minute = 0; minute < 10; minute++) {
            page.keyboard().press("ArrowRight");
        }
        assertThat(marker(page, "Wheelchair 131", "4\\.31")).isVisible();
        page.getByRole(AriaRole.BUTTON, named("To the change before")).click();
        page.getByRole(AriaRole.BUTTON, named("Back to live")).click();

        assertThat(page.locator("#live")).hasText("Live");
        assertThat(page.locator("#replay-words")).isHidden();
        assertThat(marker(page, "Wheelchair 131", "4\\.31")).isVisible();
    }

    @Test
    void the_address_of_a_moment_leads_back_to_it() {
        moved("WC-132");
        String then = Instant.ofEpochSecond(TWENTY_MINUTES_AGO + 300).toString();
        Page page =
                browser.loggedIn(server, "nurse", "/floorplan/?level=l4&q=WC-132&asset=WC-132&replay=1h&time=" + then);

        assertThat(marker(page, "Wheelchair 132", "4\\.09")).isVisible();
        assertThat(page.locator("#panel")).containsText("Where then");
        assertThat(page.getByRole(AriaRole.BUTTON, named("I’m taking it"))).hasCount(0);
    }

    @Test
    void playing_goes_on_to_the_end_by_itself() {
        moved("WC-133");
        Page page = browser.loggedIn(server, "nurse", "/floorplan/?level=l4&q=WC-133&replay=1h");
        page.selectOption("#replay-speed", "900");
        drag(page, 45 * 60);
        assertThat(marker(page, "Wheelchair 133", "4\\.09")).isVisible();

        page.getByRole(AriaRole.BUTTON, named("Play")).click();
        assertThat(page.getByRole(AriaRole.BUTTON, named("Pause"))).isVisible();
        assertThat(marker(page, "Wheelchair 133", "4\\.31")).isVisible();
        assertThat(page.getByRole(AriaRole.BUTTON, named("Play"))).isVisible();
    }

    @Test
    void a_trail_lists_the_stops_and_is_drawn_through_the_doors() {
        moved("WC-134");
        Object day = Instant.ofEpochSecond(EIGHT_MINUTES_AGO)
                .atZone(ZoneId.of("Europe/Zurich"))
                .toLocalDate();
        Page page = browser.loggedIn(server, "nurse", "/floorplan/?level=l4&q=WC-134&asset=WC-134&trail=" + day);

        Locator stops = page.locator(".stops .stop");
        assertThat(stops).hasCount(2);
        assertThat(stops.first()).containsText(Pattern.compile("4\\.31.*since"));
        assertThat(stops.last()).containsText(Pattern.compile("4\\.09.* · 12 min"));
        assertThat(page.locator("#map .way-walked")).hasCount(1);
        assertThat(page.locator("#map .stop-time")).hasCount(2);
        // Label, door, along the corridor, door, label: more corners than a straight line through the walls has.
        assertThat(page.locator("#map .way-walked")).hasAttribute("d", Pattern.compile("M[-\\d ]+(L[-\\d ]+){3,}"));

        page.getByRole(AriaRole.BUTTON, named("Close the trail")).click();
        assertThat(page.locator("#map .way-walked")).hasCount(0);
    }

    @Test
    void a_trail_tells_of_another_level_and_leads_there() {
        heard("WC-137", "l3-triage", TWENTY_MINUTES_AGO);
        heard("WC-137", "l4-4.31", EIGHT_MINUTES_AGO);
        Page page = browser.loggedIn(server, "nurse", "/floorplan/?level=l4&q=WC-137&asset=WC-137");
        page.getByRole(AriaRole.BUTTON, named("Where it was today")).click();

        assertThat(page.locator(".stops .climb")).hasText("from Level 3 to Level 4");
        assertThat(page.locator("#map .stop-time.climb")).hasText("from Level 3");

        page.locator(".stops .stop", new Page.LocatorOptions().setHasText("Triage"))
                .click();
        assertThat(page.locator("#map .stop-time.climb")).hasText("on to Level 4");
        assertThat(page.locator("#panel")).containsText("Wheelchair 137");
    }

    @Test
    void a_day_on_which_it_was_not_heard_says_so() {
        moved("WC-135");
        Page page = browser.loggedIn(server, "nurse", "/floorplan/?level=l4&q=WC-135&asset=WC-135&trail=2020-02-29");

        assertThat(page.locator(".trail")).containsText("It was not heard on this day. Choose another one.");
    }

    @Test
    void nothing_serious_stands_in_the_way_of_anybody_in_light_and_dark() {
        moved("WC-136");
        for (String path : List.of("&replay=1h", "&replay=1h&view=table", "&asset=WC-136&trail=2020-02-29")) {
            Page page = browser.loggedIn(server, "facilities", "/floorplan/?level=l4&q=WC-136" + path);
            assertThat(page.locator(".trail, #replay:not([hidden])").first()).isVisible();
            for (ColorScheme theme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
                assertThat(Barriers.serious(page)).as(path + " " + theme).isEmpty();
            }
        }
    }

    /** What the page works out by itself: three visits of one thing, the last one silent since 500. */
    @Test
    void a_moment_is_told_from_the_visits_around_it() {
        Page page = browser.loggedIn(server, "nurse", "/floorplan/?level=l4");
        Object told = page.evaluate(
                """
                async () => {
                  const past = await import(new URL('past.js', document.baseURI));
                  const visit = (zone, entered, left, rest) => ({ asset: { id: 'A' }, zone: { id: zone, level: 'l' },
                    entered: new Date(entered).toISOString(), left: left && new Date(left).toISOString(),
                    lastSeen: new Date(rest.seen ?? left).toISOString(), until: rest.until, confidence: rest.sure });
                  const visits = past.readVisits([
                    visit('a', 100, 200, { until: 'left', sure: 0.9 }),
                    visit('b', 200, 300, { until: 'left', sure: 0.6 }),
                    visit('c', 400, null, { until: 'last-seen', seen: 500, sure: null })]);
                  const at = (time) => past.visitsAt(visits, time).map((v) => v.zone.id + ' ' + past.formAt(v, time)).join();
                  const span = { from: 0, to: 1000 }, changes = past.changesOf(visits, span);
                  return [at(50), at(100), at(199), at(200), at(350), at(450), at(501), changes.join(),
                    past.changeFrom(changes, 250, true, span), past.changeFrom(changes, 250, false, span),
                    past.changeFrom(changes, 450, true, span), past.dayAfter('2026-03-01', -1),
                    past.spanOf('8h', 100 * 3600000, null).from / 3600000].join(' | ');
                }
                """);

        assertThat(told)
                .isEqualTo(" | a free | a free | b busy |  | c busy | c old | 100,200,300,400 | 300 | 200 | 1000"
                        + " | 2026-02-28 | 92");
    }

    /** Both visits are stored: they are a few seconds behind, and a page that looks back asks for them once. */
    private void moved(String asset) {
        heard(asset, "l4-4.09", TWENTY_MINUTES_AGO);
        heard(asset, "l4-4.31", EIGHT_MINUTES_AGO);
        Await.until(PATIENCE, () -> {
            String visits =
                    server.get("nurse", "/api/assets/" + asset + "/visits").body();
            return visits.contains("l4-4.09") && visits.contains("l4-4.31");
        });
    }

    /** Nobody is sure of a room whose neighbours' readers are silent; so all of them are at work. */
    private void surely(String asset, String zone, long second) {
        Await.until(PATIENCE, () -> {
            for (String reader : DemoSite.readersOn("l4")) {
                assertThat(server.coap().sighting(reader, "e28011606000020912345678", -80))
                        .isEqualTo(ResponseCode.CHANGED);
            }
            heard(asset, zone, second);
            String visits =
                    server.get("nurse", "/api/assets/" + asset + "/visits").body();
            return JSON.readTree(visits)
                            .path("items")
                            .path(0)
                            .path("confidence")
                            .asDouble()
                    >= 0.8;
        });
    }

    /** A few sightings, a second apart: one is not enough to be believed. */
    private void heard(String asset, String zone, long second) {
        String records = IntStream.range(0, 8)
                .mapToObj(i -> "{\"n\":\"%s:rssi/1/%s\",\"u\":\"dBm\",\"v\":-40,\"t\":%d}"
                        .formatted(DemoSite.readerIn(zone), DemoSite.tagOf(asset), second + i))
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(server.coap().post(records)).isEqualTo(ResponseCode.CHANGED);
    }

    private static void drag(Page page, int seconds) {
        assertThat(page.locator("#then li").first()).isVisible();
        page.locator("#replay-at")
                .evaluate("(slider, to) => { slider.value = to; slider.dispatchEvent(new Event('input')); }", seconds);
    }

    private static Locator marker(Page page, String asset, String zone) {
        return page.locator("#map")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(Pattern.compile("^" + asset + ", " + zone + ",")));
    }
}
