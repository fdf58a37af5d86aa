package org.wardkeeper.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wardkeeper.e2e.Browser.givenBrowser;
import static org.wardkeeper.e2e.RunningServer.givenServer;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardkeeper.verify.VerifyCommand;

/** A compliance officer takes logs out of the house, in a real browser. */
@OnGivenServer
class ExportsPageIT {
    private final RunningServer server = givenServer();
    private final Browser browser = givenBrowser();

    @Test
    void a_pdf_is_taken_lasts_is_as_exported_and_stands_in_the_list_with_who_took_it() throws Exception {
        Page page = browser.loggedIn(server, "compliance", "/exports/");
        assertThat(page.locator("#unit option").nth(1)).isAttached();
        page.selectOption("#format", "pdf");

        Path file = saved(page.waitForDownload(() -> page.click("#ask button")), "log.pdf");

        assertThat(verified(file)).isEqualTo(0);
        assertThat(Archive.faults(file)).isEmpty();
        Locator first = page.locator("#exports tbody tr").first();
        assertThat(first).containsText("compliance");
        assertThat(first).containsText("PDF");
        assertThat(first).containsText("Done");
        assertThat(Barriers.serious(page)).isEmpty();
    }

    @Test
    void all_units_are_one_zip_and_a_period_that_ends_before_it_begins_is_refused() throws Exception {
        Page page = browser.loggedIn(server, "compliance", "/exports/");
        assertThat(page.locator("#unit option").nth(1)).isAttached();
        page.selectOption("#format", "csv");
        page.selectOption("#unit", "");
        assertThat(page.locator("#format")).hasValue("zip");
        assertThat(page.locator("#format option[value=csv]")).isDisabled();
        String to = page.inputValue("#to");
        page.fill("#to", "2020-01-01");
        page.click("#ask button");
        assertThat(page.locator("#wrong")).hasText("The last day must not lie before the first.");
        page.fill("#to", to);

        Path file = saved(page.waitForDownload(() -> page.click("#ask button")), "logs.zip");

        assertThat(verified(file)).isEqualTo(0);
    }

    @Test
    void an_export_that_runs_shows_how_far_it_is_and_is_called_off_on_the_page() {
        Page page = browser.loggedIn(server, "admin", "/exports/");
        assertThat(page.locator("#unit option").nth(1)).isAttached();
        page.selectOption("#unit", "");
        page.selectOption("#format", "pdf");
        page.fill("#from", "2011-01-01"); // A line a day, for every unit: longer than it takes to change one's mind.
        page.click("#ask button");

        Locator mine = page.locator("#exports tbody tr").filter(new Locator.FilterOptions().setHasText("1 Jan 2011 –"));
        assertThat(mine.locator("progress")).isVisible();
        assertThat(mine).containsText(" of 25 units");
        mine.getByText("Call off").click();

        assertThat(mine).containsText("Called off", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
        assertThat(mine.getByText("Call off", new Locator.GetByTextOptions().setExact(true)))
                .hasCount(0);
    }

    @Test
    void a_monthly_report_is_set_up_changed_ended_and_brought_back() {
        Page page = browser.loggedIn(server, "compliance", "/exports/");
        page.click("#monthly-add");
        page.click("dialog .button.first");
        assertThat(page.locator("dialog .wrong")).containsText("1 to 20 recipients");
        page.check("dialog input[value=some]");
        page.check("dialog .those label:has-text('ICU fridge 1') input");
        page.fill("#monthly-to", "quality@example.org, ward@example.org");
        assertThat(Barriers.serious(page)).isEmpty();
        page.click("dialog .button.first");

        Locator mine = page.locator("#monthly li").filter(new Locator.FilterOptions().setHasText("quality@"));
        assertThat(mine).containsText("ICU fridge 1 as PDF → quality@example.org, ward@example.org");
        assertThat(mine).containsText("is made on 1 ");
        assertThat(page.locator("#no-mail")).isVisible();

        mine.getByText("Change").click();
        page.selectOption("#monthly-format", "xlsx");
        page.click("dialog .button.first");
        assertThat(mine).containsText("ICU fridge 1 as Excel");
        assertThat(Barriers.serious(page)).isEmpty();

        mine.locator(".close").click();
        assertThat(mine).hasCount(0);
        page.click(".toast button");
        assertThat(mine).containsText("ICU fridge 1 as Excel");
        mine.locator(".close").click();
        assertThat(mine).hasCount(0);
    }

    @Test
    void a_nurse_has_no_exports() {
        Page page = browser.loggedIn(server, "nurse", "/exports/");

        assertThat(page.locator("#ask")).hasCount(0);
        assertThat(page.locator(".bar nav a", new Page.LocatorOptions().setHasText("Exports")))
                .hasCount(0);
    }

    private static Path saved(Download download, String name) throws Exception {
        Path file = Files.createTempDirectory("exports").resolve(name);
        download.saveAs(file);
        return file;
    }

    private static int verified(Path file) {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return VerifyCommand.run(List.of(file.toString()), nowhere, nowhere);
    }
}
