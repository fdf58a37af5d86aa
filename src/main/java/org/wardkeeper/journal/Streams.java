package org.wardkeeper.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
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

    /**
     * Makes sure that every row's stream has its number. New streams are committed at once, so that a failed group
     * takes no number with it; and together, since a site that comes alive brings a thousand.
     */
    void ensure(List<PendingPack> packs, Connection connection) throws SQLException {
        var missing = new LinkedHashSet<Key>();
        for (PendingPack pack : packs) {
            for (Durable row : pack.rows()) {
                Key key = key(row);
                if (!ids.containsKey(key)) {
                    missing.add(key);
                }
            }
        }
        if (!missing.isEmpty()) {
            insert(missing, connection);
        }
    }

    /** The number of a stream that is ensured. */
    int idOf(Durable row) {
        return ids.get(key(row));
    }

    private static Key key(Durable row) {
        return new Key(row.device().id(), row.stream());
    }

    private void insert(Collection<Key> missing, Connection connection) throws SQLException {
        String sql =
                """
                insert into stream (device_id, name)
                select * from unnest(?, ?)
                on conflict (device_id, name) do update set name = excluded.name
                returning id, device_id, name""";
        var fresh = new HashMap<Key, Integer>();
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, missing.stream().mapToInt(Key::deviceId).toArray());
            insert.setObject(2, missing.stream().map(Key::name).toArray(String[]::new));
            try (ResultSet rows = insert.executeQuery()) {
                while (rows.next()) {
                    fresh.put(new Key(rows.getInt(2), rows.getString(3)), rows.getInt(1));
                }
            }
        }
        connection.commit();
        ids.putAll(fresh);
    }
}
