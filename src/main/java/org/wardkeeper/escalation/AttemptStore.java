package org.wardkeeper.escalation;

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
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;

/** The log of attempts in the database. */
@ApplicationScoped
class AttemptStore {
    private static final String COLUMNS = "alarm_id, announced, step, channel, target, at, delivered, words";

    /**
     * Of alarms that the database has not heard of yet there is nothing to refer to: they are written with the next. A
     * day's mail that reached nobody is tried again, and its last try is the one that is told.
     */
    private static final String INSERT = "insert into alarm_attempt (" + COLUMNS + ")"
            + " select ?, ?, ?, ?, ?, ?, ?, ? where exists (select from alarm where id = ?)"
            + " on conflict (alarm_id, announced, step, channel, target) do update"
            + " set at = excluded.at, delivered = excluded.delivered, words = excluded.words"
            + " where not alarm_attempt.delivered and alarm_attempt.channel = 'digest'";

    private static final String EXISTS = "select 1 from alarm_attempt where alarm_id = ? limit 1";

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    DataSource database;

    /** Those of alarms that are open: what was done before the server ended is not done again. */
    List<Attempt> ofOpenAlarms() throws SQLException {
        return attempts("select " + COLUMNS + " from alarm_attempt where alarm_id in (select id from alarm"
                + " where state <> 'normal' or overlays <> '[]') order by at");
    }

    /** The last day of which a digest reached somebody, counted from 1970; 0 where there never was one. */
    int lastDigest() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select coalesce(max(step), 0) from alarm_attempt where channel = 'digest' and delivered");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    /** @return those that are stored now; the others wait for their alarms */
    List<Attempt> write(List<Attempt> attempts) throws SQLException {
        List<Attempt> stored = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT);
                PreparedStatement exists = connection.prepareStatement(EXISTS)) {
            for (Attempt attempt : attempts) {
                bind(attempt, insert);
                exists.setObject(1, attempt.alarm());
                if (insert.executeUpdate() == 1 || exists.executeQuery().next()) {
                    stored.add(attempt);
                }
            }
        }
        return stored;
    }

    private static void bind(Attempt attempt, PreparedStatement insert) throws SQLException {
        insert.setObject(1, attempt.alarm());
        insert.setObject(2, utc(attempt.announced()));
        insert.setInt(3, attempt.step());
        insert.setString(4, attempt.channel().slug());
        insert.setString(5, attempt.target());
        insert.setObject(6, utc(attempt.at()));
        insert.setBoolean(7, attempt.delivered());
        insert.setString(8, attempt.words());
        insert.setObject(9, attempt.alarm());
    }

    private List<Attempt> attempts(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            List<Attempt> attempts = new ArrayList<>();
            while (rows.next()) {
                attempts.add(new Attempt(
                        rows.getObject(1, UUID.class),
                        rows.getObject(2, OffsetDateTime.class).toInstant(),
                        rows.getInt(3),
                        Attempt.Channel.valueOf(rows.getString(4).toUpperCase(Locale.ROOT)),
                        rows.getString(5),
                        rows.getObject(6, OffsetDateTime.class).toInstant(),
                        rows.getBoolean(7),
                        rows.getString(8)));
            }
            return attempts;
        }
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
