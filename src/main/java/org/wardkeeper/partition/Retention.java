package org.wardkeeper.partition;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.wardkeeper.audit.AuditTrail;

/**
 * Gives up whole months of readings that are older than the site keeps them. A reading is never removed by itself; a
 * month goes with an entry in the audit trail, in one transaction.
 */
final class Retention {

    /** The table's lock is wanted for a moment; who waits longer for it would hold up every reading behind it. */
    private static final String PATIENCE = "set local lock_timeout = '3s'";

    private Retention() {}

    /** The oldest of the months all of whose readings are older than that; empty where there is none. */
    static Optional<MonthKey> due(List<MonthKey> keys, Instant now, Period kept) {
        YearMonth first = YearMonth.from(now.atZone(ZoneOffset.UTC).minus(kept));
        return keys.stream().filter(key -> key.month().isBefore(first)).min(Comparator.comparing(MonthKey::month));
    }

    /** @param connection commits by itself */
    static void drop(YearMonth month, Period kept, Connection connection) throws SQLException {
        String table = MonthKey.table(month);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    insert into dropped_month (month, readings, streams)
                    select '%s-01', count(*), count(distinct stream_id) from %s
                    """
                            .formatted(month, table));
            statement.execute(PATIENCE);
            statement.execute("alter table reading detach partition " + table);
            statement.execute("drop table " + table);
            DayPacking.forget(month, statement);
            AuditTrail.append(
                    connection, "journal", "readings.dropped", month.toString(), inWords(month, kept, statement));
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static String inWords(YearMonth month, Period kept, Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(
                "select readings, streams from dropped_month where month = '%s-01'".formatted(month))) {
            row.next();
            return row.getLong(1) + " readings of " + row.getInt(2) + " streams, older than " + kept.toTotalMonths()
                    + " months";
        }
    }
}
