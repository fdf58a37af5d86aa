package org.wardkeeper.alarm;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.wardkeeper.audit.AuditTrail;

/** The alarms in the database. An acknowledgement and its entry in the audit trail are stored together or not at all. */
@ApplicationScoped
class AlarmStore {
    /** The whole server is what its own alarms are about. */
    static final String SUBJECT = "server";

    private static final String COLUMNS =
            "id, kind, state, since, announced_at, returned_at, acknowledged_at, acknowledged_by, note, detail";

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    DataSource database;

    @Inject
    AuditTrail audit;

    List<Alarm> open() throws SQLException {
        return alarms("where subject = ? and state <> 'normal'", 1_000);
    }

    /** What is over and acknowledged, the newest first. */
    List<Alarm> past(int limit) throws SQLException {
        return alarms("where subject = ? and state = 'normal' order by since desc", limit);
    }

    @Transactional(rollbackOn = SQLException.class)
    void write(Alarm alarm) throws SQLException {
        try (Connection connection = database.getConnection()) {
            boolean known = isAcknowledged(alarm.id(), connection);
            upsert(alarm, connection);
            alarm.acknowledgement()
                    .filter(noted -> !known)
                    .ifPresent(noted -> audit.record(
                            noted.by(),
                            "alarm.acknowledge",
                            "alarm " + alarm.kind().slug() + " of " + alarm.since(),
                            "at " + noted.at() + (noted.note().isEmpty() ? "" : ": " + noted.note())));
        }
    }

    private static boolean isAcknowledged(UUID id, Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select 1 from alarm where id = ? and acknowledged_at is not null")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    private static void upsert(Alarm alarm, Connection connection) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(
                """
                insert into alarm (id, kind, state, since, announced_at, returned_at, acknowledged_at, acknowledged_by,
                    note, detail, subject, priority)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update set state = excluded.state, announced_at = excluded.announced_at,
                    returned_at = excluded.returned_at, acknowledged_at = excluded.acknowledged_at,
                    acknowledged_by = excluded.acknowledged_by, note = excluded.note, detail = excluded.detail""")) {
            Optional<Alarm.Acknowledgement> noted = alarm.acknowledgement();
            upsert.setObject(1, alarm.id());
            upsert.setString(2, alarm.kind().slug());
            upsert.setString(3, alarm.state().slug());
            upsert.setObject(4, utc(alarm.since()));
            upsert.setObject(5, utc(alarm.announced()));
            upsert.setObject(6, alarm.returned().map(AlarmStore::utc).orElse(null));
            upsert.setObject(
                    7, noted.map(Alarm.Acknowledgement::at).map(AlarmStore::utc).orElse(null));
            upsert.setString(8, noted.map(Alarm.Acknowledgement::by).orElse(null));
            upsert.setString(9, noted.map(Alarm.Acknowledgement::note).orElse(""));
            upsert.setString(10, alarm.detail());
            upsert.setString(11, SUBJECT);
            upsert.setString(12, alarm.kind().priority().slug());
            upsert.executeUpdate();
        }
    }

    private List<Alarm> alarms(String which, int limit) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select " + COLUMNS + " from alarm " + which + " limit ?")) {
            select.setString(1, SUBJECT);
            select.setInt(2, limit);
            List<Alarm> alarms = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    alarms.add(alarm(rows));
                }
            }
            return alarms;
        }
    }

    private static Alarm alarm(ResultSet row) throws SQLException {
        Optional<Instant> noted = instant(row, "acknowledged_at");
        String by = row.getString("acknowledged_by");
        String note = row.getString("note");
        return new Alarm(
                row.getObject("id", UUID.class),
                TechnicalKind.of(row.getString("kind")),
                AlarmState.of(row.getString("state")),
                instant(row, "since").orElseThrow(),
                instant(row, "announced_at").orElseThrow(),
                instant(row, "returned_at"),
                noted.map(at -> new Alarm.Acknowledgement(at, by, note)),
                row.getString("detail"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
