package org.wardkeeper.site;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.wardkeeper.ground.Batch;
import org.wardkeeper.sitefolder.SiteHeader;

/** The table site, in the caller's transaction. */
final class SiteRows {

    private final Connection connection;

    SiteRows(Connection connection) {
        this.connection = connection;
    }

    record SiteRow(String name, String timeZone) {}

    void store(SiteHeader header, Tally tally) throws SQLException {
        Map<String, SiteRow> stored = Batch.read(
                connection,
                "select 'site', name, time_zone from site",
                row -> new SiteRow(row.getString(2), row.getString(3)));
        SiteRow wanted = new SiteRow(header.name(), header.timeZone().getId());
        Batch.write(
                connection,
                """
                insert into site (name, time_zone) values (?, ?)
                on conflict (only_row) do update set name = excluded.name, time_zone = excluded.time_zone
                """,
                tally.toWrite(stored, Map.of("site", wanted)),
                (statement, row) -> {
                    statement.setString(1, row.name());
                    statement.setString(2, row.timeZone());
                });
        Batch.read(connection, "select id from level order by ordinal", row -> row.getString(1)).keySet().stream()
                .filter(level -> !header.levels().contains(level))
                .forEach(level -> tally.vanished("level " + level + " and all that is on it"));
    }
}
