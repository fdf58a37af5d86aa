package org.wardkeeper.excursion;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;

/** How far rows have been looked at, by when they were received: what a start has to look at again. */
final class Progress {

    private static final String NOT_LOOKED_AT =
            """
            select a.unit_id, min(r.at)
            from sensor_assignment a
            join stream s on s.device_id = a.device_id and s.name = 'temperature'
            join reading r on r.stream_id = s.id and r.at >= greatest(a.since, ?) and r.at < a.until
            where r.received_at >= coalesce((select received_till from excursion_progress), '-infinity')
            group by a.unit_id""";

    private Progress() {}

    static Map<String, Instant> notLookedAt(Instant oldest, Connection connection) throws SQLException {
        Map<String, Instant> since = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(NOT_LOOKED_AT)) {
            select.setObject(1, ExcursionTables.utc(oldest));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    since.put(
                            rows.getString(1),
                            rows.getObject(2, OffsetDateTime.class).toInstant());
                }
            }
        }
        return since;
    }

    static void lookedAt(Instant receivedTill, Connection connection) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(
                """
                insert into excursion_progress (received_till) values (?)
                on conflict (only_row) do update
                set received_till = greatest(excursion_progress.received_till, excluded.received_till)""")) {
            upsert.setObject(1, ExcursionTables.utc(receivedTill));
            upsert.executeUpdate();
        }
    }
}
