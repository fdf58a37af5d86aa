package org.wardkeeper.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The monthly parts of the reading table, made when the first row of a month arrives, however late. Confined to one
 * thread.
 */
final class Partitions {
    private final Set<YearMonth> known = new HashSet<>();
    private long monthFrom = Long.MAX_VALUE;
    private long monthTo = Long.MIN_VALUE;

    /** After a lost connection nothing is taken for granted. */
    void forget() {
        known.clear();
        monthFrom = Long.MAX_VALUE;
        monthTo = Long.MIN_VALUE;
    }

    /** Makes sure that the month of this time has its part. */
    void ensure(long epochMicros, Connection connection) throws SQLException {
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
     * Autovacuum looks after a month every 50,000 rows rather than every fifth of it: only pages it has marked as
     * visible to all can be answered from the index alone. Rows never change, so they are frozen in the same pass.
     */
    private static void create(YearMonth month, Connection connection) throws SQLException {
        String sql = String.format(
                Locale.ROOT,
                """
                create table if not exists reading_%04d_%02d partition of reading
                for values from ('%s-01 00:00+00') to ('%s-01 00:00+00')
                with (autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 50000,
                      autovacuum_freeze_min_age = 0)""",
                month.getYear(),
                month.getMonthValue(),
                month,
                month.plusMonths(1));
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            connection.commit();
        }
    }

    private static long micros(YearMonth month) {
        return month.atDay(1).atStartOfDay().toEpochSecond(ZoneOffset.UTC) * 1_000_000L;
    }
}
