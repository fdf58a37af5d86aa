package org.wardkeeper.site;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.wardkeeper.asset.TagId;
import org.wardkeeper.ground.Batch;
import org.wardkeeper.sitefolder.AssetRow;

/** The table asset, in the caller's transaction. Status and holds are people's, and stay as they are. */
final class AssetRows {

    private final Connection connection;

    AssetRows(Connection connection) {
        this.connection = connection;
    }

    void store(List<AssetRow> wanted, Tally tally) throws SQLException {
        Map<String, AssetRow> stored = Batch.read(
                connection,
                "select id, name, kind, tag, home_zone from asset order by id",
                row -> new AssetRow(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4) == null ? null : new TagId(row.getString(4)),
                        row.getString(5)));
        Map<String, AssetRow> wantedById = Tally.byKey(wanted, AssetRow::id);
        List<AssetRow> write = tally.toWrite(stored, wantedById);
        takeTagsOff(write.stream().filter(row -> stored.containsKey(row.id())).toList());
        write(write);
        stored.keySet().stream().filter(id -> !wantedById.containsKey(id)).forEach(id -> tally.vanished("asset " + id));
    }

    /** Two assets may have swapped their tags; in between neither carries one. */
    private void takeTagsOff(List<AssetRow> rows) throws SQLException {
        Batch.write(
                connection,
                "update asset set tag = null where id = ?",
                rows,
                (statement, row) -> statement.setString(1, row.id()));
    }

    private void write(List<AssetRow> rows) throws SQLException {
        Batch.write(
                connection,
                """
                insert into asset (id, name, kind, tag, home_zone) values (?, ?, ?, ?, ?)
                on conflict (id) do update
                set name = excluded.name, kind = excluded.kind, tag = excluded.tag, home_zone = excluded.home_zone,
                    version = asset.version + 1
                """,
                rows,
                (statement, row) -> {
                    statement.setString(1, row.id());
                    statement.setString(2, row.name());
                    statement.setString(3, row.kind());
                    statement.setString(4, row.tag() == null ? null : row.tag().canonical());
                    statement.setString(5, row.homeZone());
                });
    }
}
