package org.wardkeeper.ground;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.wardkeeper.sitefolder.StoredRows;

/** Reads what a new site folder has to fit to. */
public final class StoredRowsReader {

    private StoredRowsReader() {}

    public static StoredRows read(Connection connection) throws SQLException {
        return new StoredRows(
                pairs(connection, "select id, level_id from zone where gone_at is null"),
                pairs(connection, "select urn, kind from device"),
                pairs(connection, "select tag, id from asset where tag is not null"),
                pairs(
                        connection,
                        """
                        select d.urn, a.unit_id
                        from sensor_assignment a join device d on d.id = a.device_id
                        where a.until = 'infinity'
                        """));
    }

    private static Map<String, String> pairs(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            Map<String, String> pairs = new HashMap<>();
            while (rows.next()) {
                pairs.put(rows.getString(1), rows.getString(2));
            }
            return pairs;
        }
    }
}
