package org.wardkeeper.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wardkeeper.e2e.RunningServer.givenServer;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wardkeeper.verify.VerifyCommand;

/** A compliance officer takes logs out of the house, in a real browser. */
@OnGivenServer
class ExportsPageIT {
    private static Browser browser;

    private final RunningServer server = givenServer();

    @BeforeAll
    static void aBrowser() {
        browser = Browser.start();
    }

    @AfterAll
    static void closeTheBrowser() {
        browser.close();
    }

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
        page.selectOption("#unit", "");
        assertThat(page.locator("#format")).isDisabled();
        String to = page.inputValue("#to");
        page.fill("#to", "2020-01-01");
        page.click("#ask button");
        assertThat(page.locator("#wrong")).hasText("The last day must not lie before the first.");
        page.fill("#to", to);

        Path file = saved(page.waitForDownload(() -> page.click("#ask button")), "logs.zip");

        assertThat(verified(file)).isEqualTo(0);
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
