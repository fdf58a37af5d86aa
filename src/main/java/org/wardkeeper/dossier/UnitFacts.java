package org.wardkeeper.dossier;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wardkeeper.sheet.LocalStamps;

/** Who and where: the site, the unit's place, and the sensors that spoke for it. */
final class UnitFacts {

    private static final String PLACE =
            """
            select z.name as zone, l.name as level from storage_unit u
            join zone z on z.id = u.zone_id join level l on l.id = z.level_id where u.id = ?
            """;

    private static final String SENSORS =
            """
            select d.urn, d.serial, d.interval_s, a.model, a.firmware, a.buffer,
                   case when isfinite(a.since) then a.since end as since,
                   case when isfinite(a.until) then a.until end as until
            from sensor_assignment a join device d on d.id = a.device_id
            where a.unit_id = ? and a.since < ?::timestamptz and a.until > ?::timestamptz order by a.since
            """;

    private UnitFacts() {}

    static Map<String, Object> place(Asked asked, Connection connection) throws SQLException {
        return rows(PLACE, connection, asked.unit().id()).stream().findFirst().orElse(Map.of());
    }

    /** Those of the period, in the order of time; since and until when by the site's clock. */
    static List<Map<String, Object>> sensors(Asked asked, Connection connection) throws SQLException {
        List<Map<String, Object>> sensors = rows(
                SENSORS,
                connection,
                asked.unit().id(),
                asked.to().toString(),
                asked.from().toString());
        for (Map<String, Object> sensor : sensors) {
            for (String end : List.of("since", "until")) {
                sensor.computeIfPresent(
                        end,
                        (name, at) -> LocalStamps.text(Instant.parse(at.toString())
                                .atZone(asked.zone())
                                .toOffsetDateTime()));
            }
        }
        return sensors;
    }

    /** Each row as its columns by name; times as ISO 8601. */
    static List<Map<String, Object>> rows(String sql, Connection connection, Object... parameters) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                List<Map<String, Object>> found = new ArrayList<>();
                while (row.next()) {
                    Map<String, Object> columns = new LinkedHashMap<>();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        columns.put(row.getMetaData().getColumnLabel(i), plain(row.getObject(i)));
                    }
                    found.add(columns);
                }
                return found;
            }
        }
    }

    private static Object plain(Object value) {
        return value instanceof java.sql.Timestamp time ? time.toInstant().toString() : value;
    }
}
