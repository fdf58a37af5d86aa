package org.wardkeeper.partition;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.wardkeeper.place.Places;

/**
 * Packs the key of a month once no reading of it can arrive any more, and gives up the months that the site no longer
 * keeps: in the night, one month of each a night. What fails is tried again the next night; nothing but disk space and
 * the speed of a cold log depends on it.
 */
@ApplicationScoped
public class ClosedMonths {

    private static final Logger LOG = Logger.getLogger(ClosedMonths.class.getName());

    /** At the site: after the evening, before anybody prints the night's logs. */
    private static final LocalTime QUIET = LocalTime.of(3, 20);

    private static final Duration LONGEST = Duration.ofHours(2);

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    DataSource database;

    @Resource
    ManagedThreadFactory threads;

    @Inject
    Places places;

    private final Clock clock = Clock.systemUTC();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile Connection busy;

    /**
     * @param late how old a reading may be when it arrives
     * @param kept how long readings are kept; empty for ever
     */
    public void start(Duration late, Optional<Period> kept) {
        Thread nights = threads.newThread(() -> nights(late, kept));
        nights.setName("closed-months");
        nights.start();
    }

    /** Breaks off what is under way. */
    public void stop() {
        stopped.countDown();
        Connection running = busy;
        if (running != null) {
            try {
                running.unwrap(PGConnection.class).cancelQuery();
            } catch (SQLException e) {
                LOG.log(Level.FINE, "the packing of a month could not be broken off", e);
            }
        }
    }

    private void nights(Duration late, Optional<Period> kept) {
        try {
            while (!stopped.await(
                    untilQuiet(clock.instant(), places.current().timeZone()).toMillis(), TimeUnit.MILLISECONDS)) {
                night(late, kept);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How long from now until the quiet hour comes again; never nothing. */
    static Duration untilQuiet(Instant now, ZoneId zone) {
        ZonedDateTime local = now.atZone(zone);
        ZonedDateTime quiet = local.with(QUIET);
        ZonedDateTime next = quiet.isAfter(local) ? quiet : local.plusDays(1).with(QUIET);
        return Duration.between(now, next.toInstant());
    }

    private void night(Duration late, Optional<Period> kept) {
        try (Connection connection = database.getConnection()) {
            int patience = connection.getNetworkTimeout();
            busy = connection;
            try {
                connection.setNetworkTimeout(Runnable::run, Math.toIntExact(LONGEST.toMillis()));
                packOne(connection, clock.instant(), late);
                if (kept.isPresent()) {
                    dropOne(connection, clock.instant(), kept.get());
                }
            } finally {
                busy = null;
                connection.setNetworkTimeout(Runnable::run, patience);
            }
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.WARNING, "a closed month was not looked after; it is tried again tomorrow", e);
        }
    }

    /** The month whose key was built anew; empty where none wants it. */
    static Optional<MonthKey> packOne(Connection connection, Instant now, Duration late) throws SQLException {
        KeyPacking packing = new KeyPacking(connection);
        Optional<MonthKey> due = MonthKey.due(packing.keys(), now, late);
        if (due.isPresent()) {
            LOG.log(
                    Level.INFO,
                    "the key of the readings of {0} is built anew",
                    due.get().month());
            packing.pack(due.get());
        }
        return due;
    }

    /** The month that was given up; empty where all are still to be kept. */
    static Optional<MonthKey> dropOne(Connection connection, Instant now, Period kept) throws SQLException {
        Optional<MonthKey> due = Retention.due(new KeyPacking(connection).keys(), now, kept);
        if (due.isPresent()) {
            LOG.log(Level.INFO, "the readings of {0} are given up", due.get().month());
            Retention.drop(due.get().month(), kept, connection);
        }
        return due;
    }
}
