package org.wardkeeper.seal;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.wardkeeper.place.Places;
import org.wardkeeper.rounds.Rounds;

/**
 * Seals every day once it is over at the site. A server that was down at midnight seals the day before at its start; days
 * that it has missed altogether have no root of their own, and what arrived on them stands under the next.
 */
@ApplicationScoped
public class DailyRoots {

    private static final Logger LOG = Logger.getLogger(DailyRoots.class.getName());
    private static final Duration PAUSE = Duration.ofMinutes(1);

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    DataSource database;

    @Resource
    ManagedThreadFactory threads;

    @Inject
    SiteKey key;

    @Inject
    Places places;

    private final Clock clock = Clock.systemUTC();
    private Rounds nights;

    public void start() {
        nights = Rounds.begin(threads, "daily-roots", PAUSE, this::sealYesterday);
        nights.soon();
    }

    public void stop() {
        if (nights != null) {
            nights.stop(Duration.ZERO);
        }
    }

    private void sealYesterday() {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                seal(
                        new RootTable(connection),
                        clock.instant(),
                        places.current().timeZone());
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.WARNING, "the day could not be sealed; it is tried again", e);
        }
    }

    private void seal(RootTable roots, Instant now, ZoneId zone) throws SQLException {
        Optional<Instant> began = roots.began();
        if (began.isEmpty()) {
            return;
        }
        Optional<LocalDate> due = due(roots.lastDay(), began.get(), now, zone);
        if (due.isPresent()) {
            roots.seal(due.get(), now, key.id(), key::sign);
            LOG.log(Level.INFO, "the readings until the end of {0} are sealed", due.get());
        }
    }

    /** The day to seal now: yesterday at the site, once, and not before there was a key. */
    static Optional<LocalDate> due(Optional<LocalDate> last, Instant began, Instant now, ZoneId zone) {
        LocalDate yesterday = now.atZone(zone).toLocalDate().minusDays(1);
        boolean signedThen = !yesterday.isBefore(began.atZone(zone).toLocalDate());
        boolean open = last.isEmpty() || last.get().isBefore(yesterday);
        return signedThen && open ? Optional.of(yesterday) : Optional.empty();
    }
}
