package org.wardkeeper.alarmboard;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.wardkeeper.alarm.AlarmKey;
import org.wardkeeper.alarm.AlarmKind;

/** What the alarms' logs say of the alarms as a whole. */
@ApplicationScoped
class HealthFigures {
    private static final int MOST = 10;

    /** Three changes of state within one minute (ISA-18.2 §16.5). */
    private static final int CHATTERS = 3;

    private static final String COUNTS =
            """
            select b.at, count(e.at)
            from generate_series(?::timestamptz, ?::timestamptz - interval '10 minutes', interval '10 minutes') b (at)
            left join alarm_event e on e.what = 'announced' and e.at >= b.at and e.at < b.at + interval '10 minutes'
            group by b.at order by b.at""";

    private static final String PRIORITIES =
            """
            select a.priority, count(*) from alarm_event e join alarm a on a.id = e.alarm_id
            where e.what = 'announced' and e.at >= ? and e.at < ? group by a.priority""";

    private static final String CHATTERING =
            """
            select kind, subject, occasion, max(changes), max(minute) from (
                select a.kind, a.subject, a.occasion, date_trunc('minute', e.at) as minute, count(*) as changes
                from alarm_event e join alarm a on a.id = e.alarm_id
                where e.what in ('raised', 'returned') and e.at >= ? and e.at < ?
                group by 1, 2, 3, 4 having count(*) >= ?) m
            group by 1, 2, 3 order by 4 desc, 5 desc limit ?""";

    private static final String WORST =
            """
            select a.kind, a.subject, '', count(*), max(e.at) from alarm_event e join alarm a on a.id = e.alarm_id
            where e.what = 'announced' and e.at >= ? and e.at < ?
            group by a.kind, a.subject order by count(*) desc, max(e.at) desc limit ?""";

    /** A page that nobody had open is no attempt that failed: whoever opens one sees it. */
    private static final String ATTEMPTS =
            """
            select count(*), count(*) filter (where not delivered) from alarm_attempt
            where at >= ? and at < ? and (delivered or channel <> 'page')""";

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    DataSource database;

    /** How often something was announced, or changed within a minute, and when last. */
    record Source(AlarmKey key, int count, Instant last) {}

    /** Attempts to tell somebody beside the board. */
    record Told(int attempts, int failed) {}

    List<FloodRule.Count> counts(Instant from, Instant to) throws SQLException {
        return asked(COUNTS, from, to, List.of(), row -> new FloodRule.Count(instant(row, 1), row.getInt(2)));
    }

    Map<String, Integer> priorities(Instant from, Instant to) throws SQLException {
        Map<String, Integer> found = new HashMap<>();
        asked(PRIORITIES, from, to, List.of(), row -> found.put(row.getString(1), row.getInt(2)));
        return found;
    }

    List<Source> chattering(Instant from, Instant to) throws SQLException {
        return asked(CHATTERING, from, to, List.of(CHATTERS, MOST), HealthFigures::source);
    }

    List<Source> worst(Instant from, Instant to) throws SQLException {
        return asked(WORST, from, to, List.of(MOST), HealthFigures::source);
    }

    Told told(Instant from, Instant to) throws SQLException {
        return asked(ATTEMPTS, from, to, List.of(), row -> new Told(row.getInt(1), row.getInt(2)))
                .get(0);
    }

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> asked(String sql, Instant from, Instant to, List<Integer> more, Reading<T> reading)
            throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, from.atOffset(ZoneOffset.UTC));
            select.setObject(2, to.atOffset(ZoneOffset.UTC));
            for (int i = 0; i < more.size(); i++) {
                select.setInt(3 + i, more.get(i));
            }
            List<T> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(reading.of(rows));
                }
            }
            return found;
        }
    }

    private static Source source(ResultSet row) throws SQLException {
        AlarmKey key = new AlarmKey(AlarmKind.of(row.getString(1)), row.getString(2), row.getString(3));
        return new Source(key, row.getInt(4), instant(row, 5));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
