package org.wardkeeper.app;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.logging.Logger;
import org.wardkeeper.access.FirstUsers;
import org.wardkeeper.device.DeviceContacts;
import org.wardkeeper.environment.LiveReadings;
import org.wardkeeper.excursion.LiveExcursions;
import org.wardkeeper.export.ExportBook;
import org.wardkeeper.floorplan.LiveFeed;
import org.wardkeeper.ingest.CoapDoor;
import org.wardkeeper.journal.Journal;
import org.wardkeeper.lapse.Lapses;
import org.wardkeeper.lesson.Lessons;
import org.wardkeeper.location.LiveLocations;
import org.wardkeeper.monthly.MonthlyReports;
import org.wardkeeper.partition.ClosedMonths;
import org.wardkeeper.rejection.RejectionLog;
import org.wardkeeper.seal.DailyRoots;
import org.wardkeeper.seal.SiteKey;
import org.wardkeeper.site.SiteAtStart;

/**
 * The server's life: people and site first, then the live model from what is stored, then the journal, and the CoAP
 * door last. On the way down the door closes first. What fails here fails the deployment.
 */
@WebListener
public class ServerLife implements ServletContextListener {
    private static final Logger LOG = Logger.getLogger(ServerLife.class.getName());

    /** System properties under which the launcher, in the same JVM, finds the UDP ports that were bound. */
    private static final String BOUND_PLAIN = "wardkeeper.bound.coap";

    private static final String BOUND_SECURE = "wardkeeper.bound.coaps";

    @Inject
    Settings settings;

    @Inject
    FirstUsers users;

    @Inject
    SiteAtStart site;

    @Inject
    DeviceContacts contacts;

    @Inject
    LiveReadings readings;

    @Inject
    LiveLocations locations;

    @Inject
    Lessons lessons;

    @Inject
    LiveExcursions excursions;

    @Inject
    Lapses lapses;

    @Inject
    Journal journal;

    @Inject
    RejectionLog rejections;

    @Inject
    ClosedMonths closedMonths;

    @Inject
    SiteKey siteKey;

    @Inject
    DailyRoots dailyRoots;

    @Inject
    ExportBook exports;

    @Inject
    MonthlyReports monthlyReports;

    @Inject
    LiveFeed feed;

    @Inject
    CoapDoor door;

    @Inject
    SelfWatch watch;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        users.ensure();
        site.importIfEmpty();
        contacts.start();
        readings.start();
        locations.start();
        lessons.start();
        excursions.start(settings.late());
        journal.start(readings::learn);
        lapses.start();
        rejections.start();
        closedMonths.start(settings.late(), settings.kept());
        siteKey.start();
        dailyRoots.start();
        exports.start();
        feed.start();
        door.open(settings.coap(), settings.late(), settings.deviceRate());
        door.plainPort().ifPresent(port -> System.setProperty(BOUND_PLAIN, Integer.toString(port)));
        System.setProperty(BOUND_SECURE, Integer.toString(door.securePort()));
        watch.start();
        monthlyReports.start();
        LOG.info(() -> "reports are taken on UDP port " + door.securePort() + " (DTLS)"
                + (door.plainPort().isPresent() ? " and " + door.plainPort().getAsInt() + " (plain)" : ""));
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        monthlyReports.stop();
        watch.stop();
        door.close();
        feed.stop();
        dailyRoots.stop();
        closedMonths.stop();
        journal.stop();
        excursions.stop();
        lapses.stop();
        lessons.stop();
        locations.stop();
        rejections.stop();
        contacts.stop();
        System.clearProperty(BOUND_PLAIN);
        System.clearProperty(BOUND_SECURE);
    }
}
