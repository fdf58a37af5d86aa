package org.wardkeeper.partition;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;

/**
 * Packs the temperatures of a closed month, a day of a stream in one row (docs/adr/0016). A reading that should reach the
 * month later takes its day out again, by a trigger that stands on packed months alone: open ones pay nothing for it.
 */
final class DayPacking {

    /**
     * While the days are made, no reading may come in between: it would be missing in its day. Nobody writes to a closed
     * month; who does after all is not waited for, and the next night tries again.
     */
    private static final String ALONE =
            """
            set local lock_timeout = '3s';
            create or replace trigger reading_unpacks_day after insert on %s
                for each row execute function unpack_day()""";

    private static final String DAYS =
            """
            insert into packed_day (stream_id, day, temperatures)
            select s.id, day::date, packed.temperatures
            from stream s
            cross join generate_series(timestamp '%2$s-01', timestamp '%3$s-01' - interval '1 day', interval '1 day') day
            cross join lateral (
                select string_agg(timestamptz_send(at) || float8send(coalesce(value, 'NaN')), '' order by at) as temperatures
                from %1$s
                where stream_id = s.id and at >= day at time zone 'UTC' and at < (day + interval '1 day') at time zone 'UTC'
            ) packed
            where s.name = 'temperature' and packed.temperatures is not null
            on conflict (stream_id, day) do update set temperatures = excluded.temperatures""";

    private DayPacking() {}

    /** @param connection commits by itself */
    static void pack(YearMonth month, Connection connection) throws SQLException {
        String table = MonthKey.table(month);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(ALONE.formatted(table));
            statement.execute(DAYS.formatted(table, month, month.plusMonths(1)));
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** Within a transaction that gives up the month's readings. */
    static void forget(YearMonth month, Statement statement) throws SQLException {
        statement.execute(
                "delete from packed_day where day >= '%s-01' and day < '%s-01'".formatted(month, month.plusMonths(1)));
    }
}
