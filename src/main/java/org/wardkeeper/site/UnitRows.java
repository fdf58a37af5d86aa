package org.wardkeeper.site;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.wardkeeper.ground.Batch;
import org.wardkeeper.sitefolder.UnitRow;

/**
 * The tables storage_unit, unit_limits and sensor_assignment, in the caller's transaction. The first limits and the first
 * sensor count since ever, so that history sent later finds them; a change counts from the moment of the import, and what
 * was in force before stays told.
 */
final class UnitRows {

    private final Connection connection;
    private final OffsetDateTime now;

    UnitRows(Connection connection, Instant now) {
        this.connection = connection;
        this.now = now.atOffset(ZoneOffset.UTC);
    }

    void store(List<UnitRow> wanted, Tally tally) throws SQLException {
        Map<String, UnitRow> stored = stored();
        Map<String, UnitRow> wantedById = Tally.byKey(wanted, UnitRow::id);
        List<UnitRow> write = tally.toWrite(stored, wantedById);
        writeUnits(write);
        writeLimits(write.stream()
                .filter(row -> !sameLimits(row, stored.get(row.id())))
                .toList());
        List<UnitRow> rewired = write.stream()
                .filter(row -> stored.get(row.id()) == null
                        ? row.device() != null
                        : !Objects.equals(row.device(), stored.get(row.id()).device()))
                .toList();
        endAssignments(rewired);
        beginAssignments(rewired.stream().filter(row -> row.device() != null).toList());
        stored.keySet().stream()
                .filter(id -> !wantedById.containsKey(id))
                .forEach(id -> tally.vanished("storage unit " + id));
    }

    private Map<String, UnitRow> stored() throws SQLException {
        return Batch.read(
                connection,
                """
                select u.id, u.name, u.zone_id, u.kind, d.urn, l.low_cel, l.high_cel, u.interval_s
                from storage_unit u
                join lateral (select low_cel, high_cel from unit_limits
                              where unit_id = u.id order by since desc limit 1) l on true
                left join sensor_assignment a on a.unit_id = u.id and a.until = 'infinity'
                left join device d on d.id = a.device_id
                order by u.id
                """,
                row -> new UnitRow(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getDouble(6),
                        row.getDouble(7),
                        row.getInt(8)));
    }

    private static boolean sameLimits(UnitRow row, UnitRow before) {
        return before != null && before.lowCel() == row.lowCel() && before.highCel() == row.highCel();
    }

    private void writeUnits(List<UnitRow> rows) throws SQLException {
        Batch.write(
                connection,
                """
                insert into storage_unit (id, name, zone_id, kind, interval_s) values (?, ?, ?, ?, ?)
                on conflict (id) do update
                set name = excluded.name, zone_id = excluded.zone_id, kind = excluded.kind,
                    interval_s = excluded.interval_s, version = storage_unit.version + 1
                """,
                rows,
                (statement, row) -> {
                    statement.setString(1, row.id());
                    statement.setString(2, row.name());
                    statement.setString(3, row.zone());
                    statement.setString(4, row.kind());
                    statement.setInt(5, row.intervalSeconds());
                });
    }

    private void writeLimits(List<UnitRow> rows) throws SQLException {
        Batch.write(
                connection,
                """
                insert into unit_limits (unit_id, since, low_cel, high_cel)
                select ?, case when exists (select from unit_limits where unit_id = ?) then ? else '-infinity' end, ?, ?
                """,
                rows,
                (statement, row) -> {
                    statement.setString(1, row.id());
                    statement.setString(2, row.id());
                    statement.setObject(3, now);
                    statement.setDouble(4, row.lowCel());
                    statement.setDouble(5, row.highCel());
                });
    }

    /** All of them before any begins: two units may have swapped their sensors. */
    private void endAssignments(List<UnitRow> rows) throws SQLException {
        Batch.write(
                connection,
                "update sensor_assignment set until = ? where unit_id = ? and until = 'infinity'",
                rows,
                (statement, row) -> {
                    statement.setObject(1, now);
                    statement.setString(2, row.id());
                });
    }

    /** Since ever only where neither the unit nor the sensor has a past that would be told anew. */
    private void beginAssignments(List<UnitRow> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                """
                insert into sensor_assignment (unit_id, device_id, since)
                select ?, d.id,
                       case when exists (select from sensor_assignment a where a.unit_id = ? or a.device_id = d.id)
                            then ? else '-infinity' end
                from device d where d.urn = ?
                """)) {
            for (UnitRow row : rows) {
                statement.setString(1, row.id());
                statement.setString(2, row.id());
                statement.setObject(3, now);
                statement.setString(4, row.device());
                statement.executeUpdate();
            }
        }
    }
}
