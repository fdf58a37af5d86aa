package org.wardkeeper.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.wardkeeper.report.Durable;

/** The numbers under which streams are stored; a stream begins with its first reading. Confined to one thread. */
final class Streams {
    private record Key(int deviceId, String name) {}

    private final Map<Key, Integer> ids = new HashMap<>();

    void load(Connection connection) throws SQLException {
        ids.clear();
        try (PreparedStatement select = connection.prepareStatement("select id, device_id, name from stream");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                ids.put(new Key(rows.getInt(2), rows.getString(3)), rows.getInt(1));
            }
        }
    }

    /** The stream's number; a new stream is committed at once, so that a failed group takes no number with it. */
    int idOf(Durable row, Connection connection) throws SQLException {
        var key = new Key(row.device().id(), row.stream());
        Integer known = ids.get(key);
        if (known != null) {
            return known;
        }
        int id = insert(key, connection);
        ids.put(key, id);
        return id;
    }

    private static int insert(Key key, Connection connection) throws SQLException {
        String sql =
                """
                insert into stream (device_id, name) values (?, ?)
                on conflict (device_id, name) do update set name = excluded.name
                returning id""";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setInt(1, key.deviceId);
            insert.setString(2, key.name);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                int id = row.getInt(1);
                connection.commit();
                return id;
            }
        }
    }
}
