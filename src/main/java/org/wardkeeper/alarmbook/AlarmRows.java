package org.wardkeeper.alarmbook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.wardkeeper.alarm.Acknowledgement;
import org.wardkeeper.alarm.Alarm;
import org.wardkeeper.alarm.AlarmEvent;
import org.wardkeeper.alarm.AlarmJson;
import org.wardkeeper.alarm.AlarmKey;
import org.wardkeeper.alarm.AlarmKind;
import org.wardkeeper.alarm.AlarmState;
import org.wardkeeper.alarm.Measure;
import org.wardkeeper.alarm.Overlays;
import org.wardkeeper.alarm.Priority;

/** Alarms and the lines of their logs as rows. */
final class AlarmRows {
    static final String COLUMNS =
            """
            id, kind, subject, occasion, priority, state, overlays, since, announced_at, returned_at, acknowledged_at,
            acknowledged_by, note, value, bound, detail""";

    private static final String UPSERT = "insert into alarm (" + COLUMNS + ")"
            + """
             values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do update set priority = excluded.priority, state = excluded.state,
                overlays = excluded.overlays, since = excluded.since, announced_at = excluded.announced_at,
                returned_at = excluded.returned_at, acknowledged_at = excluded.acknowledged_at,
                acknowledged_by = excluded.acknowledged_by, note = excluded.note, value = excluded.value,
                bound = excluded.bound, detail = excluded.detail""";

    private static final String APPEND =
            """
            insert into alarm_event (alarm_id, at, what, by, words) values (?, ?, ?, ?, ?)
            on conflict do nothing""";

    private static final ObjectMapper JSON = new ObjectMapper();

    private AlarmRows() {}

    /** Those that are closed first: what is raised anew may take the place of what has just gone. */
    static void upsert(List<Kept> all, Connection connection) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            for (boolean open : new boolean[] {false, true}) {
                for (Kept kept : all) {
                    if (kept.alarm().isOpen() == open) {
                        bind(kept.alarm(), upsert);
                        upsert.addBatch();
                    }
                }
            }
            upsert.executeBatch();
        }
    }

    /** @return those that were not there yet: what is written a second time is not audited a second time */
    static List<AlarmEvent> append(Kept kept, Connection connection) throws SQLException {
        List<AlarmEvent> fresh = new ArrayList<>();
        try (PreparedStatement insert = connection.prepareStatement(APPEND)) {
            for (AlarmEvent event : kept.events()) {
                insert.setObject(1, kept.alarm().id());
                insert.setObject(2, utc(event.at()));
                insert.setString(3, event.what().slug());
                insert.setString(4, event.by());
                insert.setString(5, event.words());
                if (insert.executeUpdate() == 1) {
                    fresh.add(event);
                }
            }
        }
        return fresh;
    }

    static Alarm alarm(ResultSet row) throws SQLException {
        Optional<Instant> noted = instant(row, "acknowledged_at");
        String by = row.getString("acknowledged_by");
        String note = row.getString("note");
        double value = row.getDouble("value");
        boolean measured = !row.wasNull();
        double bound = row.getDouble("bound");
        return new Alarm(
                row.getObject("id", UUID.class),
                new AlarmKey(AlarmKind.of(row.getString("kind")), row.getString("subject"), row.getString("occasion")),
                Priority.of(row.getString("priority")),
                AlarmState.of(row.getString("state")),
                overlays(row.getString("overlays")),
                instant(row, "since").orElseThrow(),
                instant(row, "announced_at"),
                instant(row, "returned_at"),
                noted.map(at -> new Acknowledgement(at, by, note)),
                measured ? Optional.of(new Measure(value, bound)) : Optional.empty(),
                row.getString("detail"));
    }

    private static void bind(Alarm alarm, PreparedStatement upsert) throws SQLException {
        Optional<Acknowledgement> noted = alarm.acknowledgement();
        upsert.setObject(1, alarm.id());
        upsert.setString(2, alarm.kind().slug());
        upsert.setString(3, alarm.key().subject());
        upsert.setString(4, alarm.key().occasion());
        upsert.setString(5, alarm.priority().slug());
        upsert.setString(6, alarm.state().slug());
        upsert.setString(7, AlarmJson.node(alarm.overlays()).toString());
        upsert.setObject(8, utc(alarm.since()));
        upsert.setObject(9, alarm.announced().map(AlarmRows::utc).orElse(null));
        upsert.setObject(10, alarm.returned().map(AlarmRows::utc).orElse(null));
        upsert.setObject(11, noted.map(Acknowledgement::at).map(AlarmRows::utc).orElse(null));
        upsert.setString(12, noted.map(Acknowledgement::by).orElse(null));
        upsert.setString(13, noted.map(Acknowledgement::note).orElse(""));
        upsert.setObject(14, alarm.measure().map(Measure::value).orElse(null));
        upsert.setObject(15, alarm.measure().map(Measure::limit).orElse(null));
        upsert.setString(16, alarm.detail());
    }

    private static Overlays overlays(String json) throws SQLException {
        try {
            return AlarmJson.overlays(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new SQLException("the overlays of an alarm are no JSON", e);
        }
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
