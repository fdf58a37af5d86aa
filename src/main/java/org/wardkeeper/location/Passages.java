package org.wardkeeper.location;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.wardkeeper.track.Passage;

/** The statement on passages through doors, in the caller's transaction. */
final class Passages {
    private Passages() {}

    /** All of them; one that is told twice is there once. An asset or a zone may have gone since; its passage goes too. */
    static void store(List<Passage> passages, Connection connection) throws SQLException {
        if (passages.isEmpty()) {
            return;
        }
        String sql =
                """
                insert into passage (asset_id, door, from_zone, to_zone, at)
                select a.id, p.door, f.id, t.id, to_timestamp(p.at)
                from unnest(?, ?, ?, ?, ?) as p (asset, door, from_zone, to_zone, at)
                join asset a on a.id = p.asset join zone f on f.id = p.from_zone join zone t on t.id = p.to_zone
                on conflict do nothing""";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, texts(passages, Passage::assetId));
            insert.setObject(2, texts(passages, Passage::door));
            insert.setObject(3, texts(passages, Passage::fromZone));
            insert.setObject(4, texts(passages, Passage::toZone));
            insert.setObject(
                    5,
                    passages.stream()
                            .mapToDouble(passage -> passage.at().toEpochMilli() / 1e3)
                            .toArray());
            insert.executeUpdate();
        }
    }

    private static String[] texts(List<Passage> passages, Function<Passage, String> column) {
        return passages.stream().map(column).toArray(String[]::new);
    }
}
