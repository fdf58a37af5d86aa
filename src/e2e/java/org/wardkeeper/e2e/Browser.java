package org.wardkeeper.e2e;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A Chromium with one person in it. What goes wrong on a page (console errors, failed scripts) is kept for the test. */
public final class Browser implements AutoCloseable {
    private static final int PATIENCE_MS = 30_000;

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final List<BrowserContext> opened = new ArrayList<>();

    private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
        this.playwright = playwright;
        this.chromium = chromium;
    }

    /** Starts the Chromium that {@code ./wardkeeper test} found, or Playwright's own. */
    public static Browser start() {
        Optional<String> found = Optional.ofNullable(System.getenv("WARDKEEPER_CHROMIUM"));
        Playwright.CreateOptions create = new Playwright.CreateOptions();
        found.ifPresent(path -> create.setEnv(java.util.Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Playwright playwright = Playwright.create(create);
        BrowserType.LaunchOptions options = new BrowserType.LaunchOptions()
                .setArgs(List.of(
                        "--no-sandbox",
                        "--disable-quic",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync"));
        found.map(Path::of).ifPresent(options::setExecutablePath);
        // The first page of a server that has just started is slow, and no assertion is about speed.
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        return new Browser(playwright, playwright.chromium().launch(options));
    }

    private static final class Shared {
        static final Browser BROWSER = startShared();

        private static Browser startShared() {
            Browser browser = start();
            Runtime.getRuntime().addShutdownHook(new Thread(browser::close));
            return browser;
        }
    }

    /** The one browser of the tests on the given server, which are never at work at once: the pages of the last are closed. */
    static Browser givenBrowser() {
        Shared.BROWSER.opened.forEach(BrowserContext::close);
        Shared.BROWSER.opened.clear();
        return Shared.BROWSER;
    }

    /** What is found by its name alone. */
    static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    /** A page of somebody who has not logged in. */
    public Page stranger() {
        BrowserContext context = chromium.newContext(
                new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(1280, 800));
        opened.add(context);
        Page page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MS);
        return page;
    }

    /** A page of somebody who is logged in and looks at the given path. */
    public Page loggedIn(RunningServer server, String user, String path) {
        Page page = stranger();
        logIn(page, server, user, path);
        return page;
    }

    void logIn(Page page, RunningServer server, String user, String path) {
        page.navigate(server.url().resolve("/login").toString());
        page.fill("#name", user);
        page.fill("#password", RunningServer.PASSWORD);
        page.click("#submit");
        page.waitForURL(url -> !url.contains("/login"));
        page.navigate(server.url().resolve(path).toString());
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
