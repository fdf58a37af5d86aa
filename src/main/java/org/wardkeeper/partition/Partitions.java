package org.wardkeeper.partition;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;

/**
 * The monthly parts of the reading table, made when the first row of a month arrives, however late. Confined to one
 * thread.
 */
public final class Partitions {
    private final Set<YearMonth> known = new HashSet<>();
    private long monthFrom = Long.MAX_VALUE;
    private long monthTo = Long.MIN_VALUE;

    /** After a lost connection nothing is taken for granted. */
    public void forget() {
        known.clear();
        monthFrom = Long.MAX_VALUE;
        monthTo = Long.MIN_VALUE;
    }

    /** Makes sure that the month of this time has its part. */
    public void ensure(long epochMicros, Connection connection) throws SQLException {
        if (epochMicros >= monthFrom && epochMicros < monthTo) {
            return;
        }
        YearMonth month = YearMonth.from(
                Instant.ofEpochSecond(Math.floorDiv(epochMicros, 1_000_000L)).atOffset(ZoneOffset.UTC));
        if (!known.contains(month)) {
            create(month, connection);
            known.add(month);
        }
        monthFrom = micros(month);
        monthTo = micros(month.plusMonths(1));
    }

    /**
     * Made beside the table and attached to it, because that waits for nobody: a part that is made in place waits until
     * the longest export has ended, and every reading behind it.
     *
     * <p>Autovacuum looks after a month every 50,000 rows rather than every fifth of it: only pages it has marked as
     * visible to all can be answered from the index alone. Rows never change, so they are frozen in the same pass.
     */
    private static void create(YearMonth month, Connection connection) throws SQLException {
        String name = MonthKey.table(month);
        if (exists(name, connection)) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    create table %s (like reading including all)
                    with (autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 50000,
                          autovacuum_freeze_min_age = 0)"""
                            .formatted(name));
            statement.execute(
                    """
                    alter table reading attach partition %s
                    for values from ('%s-01 00:00+00') to ('%s-01 00:00+00')"""
                            .formatted(name, month, month.plusMonths(1)));
            connection.commit();
        }
    }

    private static boolean exists(String table, Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select to_regclass(?) is not null")) {
            select.setString(1, table);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static long micros(YearMonth month) {
        return month.atDay(1).atStartOfDay().toEpochSecond(ZoneOffset.UTC) * 1_000_000L;
    }
}
