package org.wardkeeper.alarmbook;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.wardkeeper.alarm.Alarm;
import org.wardkeeper.alarm.AlarmEvent;
import org.wardkeeper.audit.AuditTrail;

/** The alarms in the database. What a person did and its entry in the audit trail are stored together or not at all. */
@ApplicationScoped
public class AlarmStore {
    /** More are not open at once; a server that has more takes up the newest. */
    private static final int MOST_OPEN = 100_000;

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    DataSource database;

    @Inject
    AuditTrail audit;

    List<Alarm> open() throws SQLException {
        return alarms("where state <> 'normal' or overlays <> '[]' order by since desc", Optional.empty(), MOST_OPEN);
    }

    /** What is over and acknowledged, the newest first; those that come after the given one, if there is one. */
    public List<Alarm> past(int limit, Optional<UUID> after) throws SQLException {
        String behind = after.isPresent() ? " and (since, id) < (select since, id from alarm where id = ?)" : "";
        return alarms(
                "where state = 'normal' and overlays = '[]'" + behind + " order by since desc, id desc", after, limit);
    }

    /** What was over and acknowledged before, with its log and its attempts; some thousand at most. */
    @Transactional(rollbackOn = SQLException.class)
    public int forget(Instant before) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(
                        """
                        delete from alarm where id in (select id from alarm
                            where state = 'normal' and overlays = '[]' and since < ?
                                and greatest(returned_at, acknowledged_at) < ? order by since limit 5000)""")) {
            delete.setTimestamp(1, Timestamp.from(before)); // It began before it was over: this finds the rows.
            delete.setTimestamp(2, Timestamp.from(before));
            return delete.executeUpdate();
        }
    }

    @Transactional(rollbackOn = SQLException.class)
    void write(List<Kept> all) throws SQLException {
        try (Connection connection = database.getConnection()) {
            AlarmRows.upsert(all, connection);
            for (Kept kept : all) {
                for (AlarmEvent event : AlarmRows.append(kept, connection)) {
                    audit(kept.alarm(), event);
                }
            }
        }
    }

    private void audit(Alarm alarm, AlarmEvent event) {
        if (!event.by().isEmpty()) {
            audit.record(
                    event.by(),
                    "alarm."
                            + (event.what() == AlarmEvent.What.ACKNOWLEDGED
                                    ? "acknowledge"
                                    : event.what().slug()),
                    "alarm " + alarm.kind().slug() + " of " + alarm.key().subject() + " since " + alarm.since(),
                    "at " + event.at() + (event.words().isEmpty() ? "" : ": " + event.words()));
        }
    }

    private List<Alarm> alarms(String which, Optional<UUID> after, int limit) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select " + AlarmRows.COLUMNS + " from alarm " + which + " limit ?")) {
            if (after.isPresent()) {
                select.setObject(1, after.get());
            }
            select.setInt(after.isPresent() ? 2 : 1, limit);
            List<Alarm> alarms = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    alarms.add(AlarmRows.alarm(rows));
                }
            }
            return alarms;
        }
    }
}
