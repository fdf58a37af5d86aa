package org.wardkeeper.excursion;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The excursions that are on record, with what was signed about them. Those that run are told as they are now. */
@ApplicationScoped
public class ExcursionRecords {

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    private DataSource database;

    @Inject
    private LiveExcursions live;

    private interface Question<T> {
        T of(Connection connection) throws SQLException;
    }

    /**
     * Those of a unit that have a moment of [from, to), whole and in the order of time.
     *
     * @throws IllegalStateException if they cannot be read
     */
    public List<Excursion> between(String unitId, Instant from, Instant to) {
        return asked(connection -> ExcursionTables.between(unitId, from, to, connection)).stream()
                .map(this::asItIsNow)
                .toList();
    }

    /** One that is on record, if there is one of this id. */
    public Optional<Excursion> one(UUID id) {
        return asked(connection -> ExcursionTables.one(id, connection)).map(this::asItIsNow);
    }

    /**
     * All that nobody has closed, or that late readings changed since: the newest first.
     *
     * @param before only those that began before
     * @param limit how many at most are looked at
     */
    public List<Excursion> waiting(Instant before, int limit) {
        return asked(connection -> ExcursionTables.waiting(before, limit, connection)).stream()
                .map(this::asItIsNow)
                .toList();
    }

    private Excursion asItIsNow(Excursion written) {
        return written.isRunning()
                ? live.running().stream()
                        .filter(one -> one.id().equals(written.id()))
                        .findAny()
                        .map(one -> one.with(written.closings()))
                        .orElse(written)
                : written;
    }

    private <T> T asked(Question<T> question) {
        try (Connection connection = database.getConnection()) {
            return question.of(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("The excursions could not be read", e);
        }
    }
}
