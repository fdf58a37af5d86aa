package org.wardkeeper.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wardkeeper.e2e.Browser.givenBrowser;
import static org.wardkeeper.e2e.Browser.named;
import static org.wardkeeper.e2e.RunningServer.givenServer;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How somebody of facilities draws a level's plan, in a real browser. Each test gives back the plan as it was. */
@OnGivenServer
class PlanPageIT {
    private static final String SVG = "<svg xmlns='http://www.w3.org/2000/svg' width='700' height='300'>"
            + "<rect width='700' height='300' fill='none' stroke='black'/></svg>";

    private final RunningServer server = givenServer();
    private final Browser browser = givenBrowser();
    private final String mark = UUID.randomUUID().toString().substring(0, 6);

    @Test
    void a_room_with_its_door_and_its_reader_is_drawn_and_seen_on_every_open_floorplan_and_undone() {
        String reader = registeredReader();
        Page nurse = browser.loggedIn(server, "nurse", "/floorplan/?level=l5");
        assertThat(nurse.locator("#live")).hasText("Live");
        Locator balcony = nurse.locator(".zone-name").filter(new Locator.FilterOptions().setHasText("Bay " + mark));
        Page page = drawing("l5");

        page.getByRole(AriaRole.BUTTON, named("Room")).click();
        tap(page, 0, 30);
        tap(page, 8, 30);
        tap(page, 8, 34);
        tap(page, 0, 34);
        page.getByRole(AriaRole.BUTTON, named("Close the room")).click();
        page.fill("#draw-name", "Bay " + mark);
        page.selectOption("#draw-category", "walkway");
        page.getByRole(AriaRole.BUTTON, named("Door")).click();
        tap(page, 2.5, 30);
        assertThat(page.locator("#form")).containsText("Door");
        page.getByRole(AriaRole.BUTTON, named("Reader")).click();
        page.selectOption("#draw-placing", reader);
        tap(page, 2.5, 28.5);
        assertThat(page.locator("#form")).containsText("Hangs in 5.01");
        page.getByRole(AriaRole.BUTTON, named("Add an antenna")).click();
        page.getByLabel("Antenna 1 faces").selectOption(new SelectOption().setLabel("Bay " + mark));
        save(page);

        assertThat(balcony).hasCount(1);
        thing(page, "Bay " + mark).click();
        page.getByLabel("Private").check();
        save(page);
        assertThat(nurse.locator("path.zone.private").last()).isVisible();
        page.getByRole(AriaRole.BUTTON, named("History")).click();
        Locator versions = page.locator("#history li");
        assertThat(versions.nth(0)).containsText("Bay " + mark + " is private");
        assertThat(versions.nth(1)).containsText("Bay " + mark + " added");
        assertThat(versions.nth(1)).containsText("Door ");
        assertThat(versions.nth(1)).containsText(reader + " hung up");
        versions.nth(2).getByRole(AriaRole.BUTTON).click();

        assertThat(versions.nth(0)).containsText("Gone back to version");
        assertThat(balcony).hasCount(0);
    }

    @Test
    void what_is_wrong_is_told_at_the_feature_and_nothing_is_saved() {
        Page page = drawing("l5");
        page.getByRole(AriaRole.BUTTON, named("Room")).click();
        tap(page, 2, 24);
        tap(page, 9, 24);
        tap(page, 9, 28);
        tap(page, 2, 28);
        page.keyboard().press("Enter");
        page.fill("#draw-name", "Overlap " + mark);
        page.locator("#save").click();

        Locator refused = page.locator("#refused");
        assertThat(refused).containsText("Overlap " + mark);
        assertThat(refused).containsText("The zone overlaps the zone 5.01.");
        assertThat(page.locator(".fault-mark").first()).isVisible();
        assertThat(page.locator("#state")).hasText("Not saved yet");
    }

    @Test
    void the_second_saver_is_told_and_keeps_the_drawing() {
        Page first = drawing("l3");
        Page second = drawing("l3");
        rename(first, "3.02", "3.02 " + mark);
        save(first);
        rename(second, "3.03", "Third " + mark);
        second.locator("#save").click();

        assertThat(second.locator("#refused")).containsText("somebody else was quicker");
        assertThat(second.locator("#refused")).containsText("3.02 renamed to 3.02 " + mark);
        assertThat(second.locator("#things")).containsText("Third " + mark);

        rename(first, "3.02 " + mark, "3.02");
        save(first);
    }

    @Test
    void a_corner_moves_by_keys_and_the_neighbours_follow_and_it_is_taken_back() {
        Page page = drawing("l5");
        thing(page, "5.02").click();
        Locator corner = page.getByRole(AriaRole.BUTTON, named("Corner 1 of 4"));
        corner.focus();
        page.keyboard().press("Shift+ArrowRight");
        assertThat(page.locator("#state")).hasText("Not saved yet");
        thing(page, "5.01").click();
        assertThat(page.locator("#form .facts-line")).containsText("43.8 m²");

        page.keyboard().press("Control+z");
        assertThat(page.locator("#state")).containsText("Saved");
    }

    @Test
    void a_picture_lies_beneath_and_is_placed_by_its_width() {
        Page page = drawing("l5");
        page.getByRole(AriaRole.BUTTON, named("Picture")).click();
        page.setInputFiles(
                "#draw-file", new FilePayload("floor.svg", "image/svg+xml", SVG.getBytes(StandardCharsets.UTF_8)));

        assertThat(page.locator(".toast")).containsText("The picture lies beneath the plan");
        assertThat(page.locator(".leaflet-picture-pane img")).hasCount(1);
        page.fill("#draw-width", "35");
        page.keyboard().press("Tab");
        assertThat(page.locator("#draw-south")).hasValue(Pattern.compile("15|0"));
        page.getByRole(AriaRole.BUTTON, named("Take away")).click();
        assertThat(page.locator(".leaflet-picture-pane img")).hasCount(0);
    }

    @Test
    void who_may_not_draw_sees_neither_the_page_nor_the_way_to_it() {
        Page page = browser.loggedIn(server, "nurse", "/plan/");

        assertThat(page.getByText("Your role does not include this")).isVisible();
        page.navigate(server.url().resolve("/floorplan/").toString());
        assertThat(page.getByRole(AriaRole.LINK, named("Plans"))).hasCount(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void everybody_can_read_and_reach_it(String theme) {
        Page page = drawing("l4");
        page.emulateMedia(new Page.EmulateMediaOptions()
                .setColorScheme(theme.equals("dark") ? ColorScheme.DARK : ColorScheme.LIGHT));
        assertThat(Barriers.serious(page)).isEmpty();
        thing(page, "4.07").click();
        assertThat(Barriers.serious(page)).isEmpty();
        page.setViewportSize(390, 844);
        assertThat(Barriers.serious(page)).isEmpty();
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(390);
    }

    private Page drawing(String level) {
        Page page = browser.loggedIn(server, "facilities", "/plan/?level=" + level);
        assertThat(page.locator("#state")).containsText("Saved");
        return page;
    }

    private static void save(Page page) {
        page.locator("#save").click();
        assertThat(page.locator(".toast")).containsText("Saved");
        assertThat(page.locator("#state")).containsText("Saved");
    }

    private static void rename(Page page, String from, String to) {
        thing(page, from).click();
        page.fill("#draw-name", to);
    }

    private static Locator thing(Page page, String name) {
        return page.locator(".thing")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("span").getByText(name, new Locator.GetByTextOptions().setExact(true))));
    }

    /** A tap at a place in metres: the drawing reaches two metres beyond the floor of 70 by 30. */
    private static void tap(Page page, double x, double y) {
        BoundingBox box = page.locator("#map svg.leaflet-image-layer").boundingBox();
        double pixels = box.width / 74;
        page.mouse().click(box.x + (x + 2) * pixels, box.y + box.height - (y + 2) * pixels);
    }

    private String registeredReader() {
        String urn = "urn:dev:ops:32473-" + UUID.randomUUID();
        Page admin = browser.loggedIn(server, "admin", "/devices/");
        admin.getByRole(AriaRole.BUTTON, named("Register a device")).click();
        admin.fill("#form-urn", urn);
        admin.selectOption("#form-kind", "reader");
        admin.locator("#form")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Register"))
                .click();
        assertThat(admin.locator("#secret-identity")).hasValue(urn);
        return urn;
    }
}
