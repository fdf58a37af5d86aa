package org.wardkeeper.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wardkeeper.e2e.Browser.givenBrowser;
import static org.wardkeeper.e2e.RunningServer.givenServer;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.junit.jupiter.api.Test;

/**
 * One fridge from beginning to end: it warms up, a nurse takes note, it cools down, an officer decides and signs; and the
 * exported files tell all of it to an inspector who was not there.
 */
@OnGivenServer
class FridgeStoryIT {
    private static final String FRIDGE = "an-fridge-1";
    private static final String NAME = "Anaesthesia fridge";
    private static final Duration INTERVAL = Duration.ofMinutes(5);
    private static final ZoneId HOSPITAL = ZoneId.of("Europe/Zurich");

    private static final String NOTE = "Vaccines are in fridge 2 of the ICU";
    private static final String CAUSE = "The compressor stood still";
    private static final String ACTION = "Moved the contents, had the compressor replaced";
    private static final String DISPOSITION = "Discard the opened vials";
    private static final String DECIDED_BY = "The maker, case 4711";

    private final RunningServer server = givenServer();
    private final Browser browser = givenBrowser();

    @Test
    void a_fridge_warms_up_and_the_export_tells_an_inspector_who_did_what() throws Exception {
        Page nurse = browser.loggedIn(server, "nurse", "/alarms/");
        Page officer = browser.loggedIn(server, "compliance", "/storage-units/unit.xhtml?id=" + FRIDGE);
        assertThat(nurse.locator("#live")).hasText("Live");
        assertThat(officer.locator("#name")).hasText(NAME);
        assertThat(excursionOn(officer)).hasCount(0);

        itIsTooWarmForTenHours();
        theOpenPagesShowIt(nurse, officer);
        theNurseTakesNote(nurse);
        itCoolsDown();
        assertThat(alarmOn(nurse)).containsText("was too warm, 5.1 °C now");
        theOfficerClosesAndSigns(officer);

        ExportedLog pdf = exported(officer, "pdf");
        ExportedLog zip = exported(officer, "zip");
        theStoryIsIn(pdf.printed());
        assertThat(pdf.printed()).contains("Acknowledged: nurse, ", "Signed: Ada Example,", "Page 1 of");
        for (ExportedLog log : List.of(pdf, zip)) {
            theStoryIsIn(excursionOf(log));
            assertThat(excursionOf(log)).startsWith(FRIDGE + ",above,").endsWith(",closed");
            assertThat(log.verified().code()).as(log.verified().said()).isZero();
            oneFlippedDigitIsFound(log);
        }
    }

    /** As by a sensor that kept what it measured: WHO's rule for heat is full after ten hours. */
    private void itIsTooWarmForTenHours() {
        Instant now = Instant.now();
        StringJoiner pack = new StringJoiner(",", "[", "]");
        Instant first = now.minus(Duration.ofHours(10)).minus(INTERVAL.multipliedBy(4));
        pack.add(reading(5.2, first));
        for (Instant at = first.plus(INTERVAL); at.isBefore(now.minusSeconds(30)); at = at.plus(INTERVAL)) {
            double hours = Duration.between(first, at).toMinutes() / 60.0;
            pack.add(reading(8.4 + 0.1 * hours, at));
        }
        pack.add(reading(9.6, now.minusSeconds(20)));
        assertThat(server.coap().post(pack.toString())).isEqualTo(ResponseCode.CHANGED);
    }

    private void itCoolsDown() {
        assertThat(server.coap().post("[" + reading(5.1, Instant.now()) + "]")).isEqualTo(ResponseCode.CHANGED);
    }

    private static String reading(double celsius, Instant at) {
        return String.format(
                Locale.ROOT,
                "{\"n\":\"%s:temperature\",\"u\":\"Cel\",\"v\":%.1f,\"t\":%d}",
                DemoSite.sensorOf(FRIDGE),
                celsius,
                at.getEpochSecond());
    }

    /** Neither of them is loaded again. */
    private static void theOpenPagesShowIt(Page nurse, Page officer) {
        assertThat(alarmOn(nurse)).containsText(NAME + " is too warm: 9.6 °C, limit 8.0 °C");
        assertThat(alarmOn(nurse)).containsText("High");
        assertThat(officer.locator(".notice.spoils", new Page.LocatorOptions().setHasText(NAME + " is too warm")))
                .isVisible();
        assertThat(officer.locator("#state")).hasText("Too warm now");
        assertThat(excursionOn(officer)).containsText("Running");
        assertThat(excursionOn(officer)).containsText("above 8.0 °C for 10 h, fired");
        assertThat(officer.locator("#chart .line.above")).isVisible();
    }

    private static void theNurseTakesNote(Page nurse) {
        alarmOn(nurse).getByRole(AriaRole.BUTTON, within("Acknowledge")).click();
        nurse.fill("#ack-note", NOTE);
        nurse.keyboard().press("Enter");
        assertThat(nurse.locator("#noted .alarm", new Page.LocatorOptions().setHasText(NAME)))
                .containsText(NOTE);
    }

    private static void theOfficerClosesAndSigns(Page officer) {
        excursionOn(officer)
                .getByRole(AriaRole.BUTTON, within("Needs a cause and an action"))
                .click();
        Locator form = officer.getByRole(AriaRole.DIALOG);
        form.locator("[name=cause]").fill(CAUSE);
        form.locator("[name=action]").fill(ACTION);
        form.locator("[name=disposition]").fill(DISPOSITION);
        form.locator("[name=decidedBy]").fill(DECIDED_BY);
        form.locator("[name=name]").fill("Ada Example");
        form.locator("[name=password]").fill(RunningServer.PASSWORD);
        form.getByRole(AriaRole.BUTTON, within("Sign and close")).click();
        assertThat(excursionOn(officer)).containsText("Closed: " + CAUSE);
    }

    /** From the unit's page to the exports, and there the days of the excursion. */
    private static ExportedLog exported(Page officer, String format) throws Exception {
        if (!officer.url().contains("/exports/")) {
            officer.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Export log"))
                    .click();
            officer.getByText("PDF, Excel, other periods").click();
            assertThat(officer.locator("#unit")).hasValue(FRIDGE);
        }
        officer.fill("#from", LocalDate.now(HOSPITAL).minusDays(1).toString());
        officer.fill("#to", LocalDate.now(HOSPITAL).toString());
        officer.selectOption("#format", format);
        return ExportedLog.saved(officer.waitForDownload(() -> officer.click("#ask button")), "log." + format);
    }

    private static void theStoryIsIn(String text) {
        assertThat(text)
                .contains("WHO heat", "nurse, ", NOTE, CAUSE, ACTION, DISPOSITION, DECIDED_BY)
                .contains("9.6", "Ada Example", "I have reviewed this excursion and what was done.");
    }

    private static String excursionOf(ExportedLog log) throws Exception {
        return log.table("excursions.csv").lines().skip(1).reduce("", String::concat);
    }

    private static void oneFlippedDigitIsFound(ExportedLog log) throws Exception {
        String readings = log.table("readings.csv");
        String hottest = ",9.6,above,";
        int line = readings.substring(0, readings.indexOf(hottest)).split("\r\n", -1).length;

        ExportedLog.Verdict verdict = log.with("readings.csv", readings.replace(hottest, ",7.6,above,"))
                .verified();

        assertThat(verdict.code()).as(verdict.said()).isEqualTo(1);
        assertThat(verdict.said()).contains("NOT AS EXPORTED", "readings.csv line " + line + " ");
    }

    private static Locator alarmOn(Page page) {
        return page.locator(".card:not(#past) > .alarm", new Page.LocatorOptions().setHasText(NAME));
    }

    private static Locator excursionOn(Page page) {
        return page.locator("#excursions tbody tr", new Page.LocatorOptions().setHasText("Above 8.0 °C"));
    }

    private static Locator.GetByRoleOptions within(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}
