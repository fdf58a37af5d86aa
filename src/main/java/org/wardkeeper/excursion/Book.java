package org.wardkeeper.excursion;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.wardkeeper.quantity.Micros;
import org.wardkeeper.span.Span;
import org.wardkeeper.timeline.Sensor;

/**
 * Writes excursions down: what is new about one at once, how long it has lasted once a minute. What could not be written
 * is kept until it can; there are no more of these than excursions. For one thread.
 */
final class Book {

    private static final Duration AS_IT_GROWS = Duration.ofMinutes(1);
    private static final Duration PROGRESS = Duration.ofSeconds(10);

    private final DataSource database;
    private final Map<UUID, Excursion> waiting = new LinkedHashMap<>();
    /** How the latest of each unit was written last. */
    private final Map<String, Excursion> written = new HashMap<>();

    private Instant progressAt = Instant.EPOCH;

    private interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    Book(DataSource database) {
        this.database = database;
    }

    /** Something is known of an excursion. */
    void note(Excursion excursion) {
        if (waiting.containsKey(excursion.id()) || isNews(written.get(excursion.unitId()), excursion)) {
            waiting.put(excursion.id(), excursion);
        }
    }

    void write(Instant now) throws SQLException {
        if (waiting.isEmpty()) {
            return;
        }
        committed(connection -> {
            ExcursionTables.write(waiting.values(), now, connection);
            return null;
        });
        waiting.values().forEach(one -> written.put(one.unitId(), one));
        waiting.clear();
    }

    /**
     * Writes what a unit's history says from a moment on, in {@link Micros}.
     *
     * @param begin outside of every excursion
     * @return its excursions from there on
     */
    List<Excursion> reconcile(Course course, long begin, List<Span> spans, Instant now) throws SQLException {
        Instant from = begin == Sensor.ALWAYS ? Instant.EPOCH : Micros.instant(begin);
        return committed(connection -> {
            List<Excursion> onRecord = ExcursionTables.since(course.unitId(), from, connection);
            Reconciliation result = Reconciliation.of(onRecord, spans, course, now);
            Set<Excursion> same = new HashSet<>(onRecord);
            List<Excursion> changed = result.now().stream()
                    .filter(excursion -> !same.contains(excursion))
                    .toList();
            ExcursionTables.write(changed, now, connection);
            ExcursionTables.withdraw(result.withdrawn(), now, connection);
            result.now().forEach(one -> written.put(one.unitId(), one));
            return result.now();
        });
    }

    /** What ran when it was written last. */
    List<Excursion> running() {
        try {
            return committed(ExcursionTables::running);
        } catch (SQLException e) {
            throw new IllegalStateException("the running excursions cannot be read", e);
        }
    }

    /**
     * From when on each unit has rows that were received when nobody looked; not those measured before {@code oldest}. A
     * unit without such rows is left out. Where nobody ever looked, everything since {@code oldest} counts.
     */
    Map<String, Instant> notLookedAt(Instant oldest) throws SQLException {
        return committed(connection -> Progress.notLookedAt(oldest, connection));
    }

    /** Every row received before a moment has been looked at. */
    void lookedAt(Instant receivedTill, Instant now) throws SQLException {
        if (waiting.isEmpty() && !now.isBefore(progressAt.plus(PROGRESS))) {
            committed(connection -> {
                Progress.lookedAt(receivedTill, connection);
                return null;
            });
            progressAt = now;
        }
    }

    private static boolean isNews(Excursion before, Excursion now) {
        return before == null
                || !before.id().equals(now.id())
                || before.ending() != now.ending()
                || before.firings().size() != now.firings().size()
                || before.minCel() != now.minCel()
                || before.maxCel() != now.maxCel()
                || now.duration().minus(before.duration()).compareTo(AS_IT_GROWS) >= 0;
    }

    private <T> T committed(Work<T> work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.in(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }
}
