package org.wardkeeper.site;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.wardkeeper.device.DeviceKind;
import org.wardkeeper.ground.Batch;
import org.wardkeeper.ground.GroundTables;
import org.wardkeeper.place.SiteMap;
import org.wardkeeper.place.Zone;
import org.wardkeeper.sitefolder.DeviceRow;
import org.wardkeeper.sitefolder.PlanRow.ReaderRow;
import org.wardkeeper.sitefolder.SpeaksForRow;

/** The tables device and speaks_for, and the places of readers that no plan shows, in the caller's transaction. */
final class DeviceRows {

    private final Connection connection;

    DeviceRows(Connection connection) {
        this.connection = connection;
    }

    /** @param unplaced readers among them that no plan shows; they are taken to hang in the middle of their zones */
    void store(List<DeviceRow> wanted, List<DeviceRow> unplaced, Tally tally) throws SQLException {
        Map<String, DeviceRow> stored = Batch.read(
                connection,
                "select urn, kind, zone_id, interval_s, serial from device order by urn",
                row -> new DeviceRow(
                        row.getString(1),
                        DeviceKind.of(row.getString(2)),
                        row.getString(3),
                        row.getInt(4),
                        row.getString(5)));
        Map<String, DeviceRow> wantedByUrn = Tally.byKey(wanted, DeviceRow::urn);
        write(tally.toWrite(stored, wantedByUrn));
        stored.keySet().stream()
                .filter(urn -> !wantedByUrn.containsKey(urn))
                .forEach(urn -> tally.vanished("device " + urn));
        place(unplaced);
    }

    private void write(List<DeviceRow> rows) throws SQLException {
        Batch.write(
                connection,
                """
                insert into device (urn, kind, zone_id, interval_s, serial) values (?, ?, ?, ?, ?)
                on conflict (urn) do update
                set kind = excluded.kind, zone_id = excluded.zone_id, interval_s = excluded.interval_s,
                    serial = excluded.serial, version = device.version + 1
                """,
                rows,
                (statement, row) -> {
                    statement.setString(1, row.urn());
                    statement.setString(2, row.kind().slug());
                    statement.setString(3, row.zone());
                    statement.setInt(4, row.intervalSeconds());
                    statement.setString(5, row.serial());
                });
    }

    private void place(List<DeviceRow> unplaced) throws SQLException {
        if (unplaced.isEmpty()) {
            return;
        }
        SiteMap map = SiteMap.load(connection);
        GroundTables ground = new GroundTables(connection);
        Map<String, ReaderRow> stored = ground.readers();
        List<ReaderRow> write = new ArrayList<>();
        for (DeviceRow device : unplaced) {
            map.zone(device.zone())
                    .map(zone -> inTheMiddle(device, zone))
                    .filter(reader -> !reader.equals(stored.get(reader.id())))
                    .ifPresent(write::add);
        }
        ground.writeReaders(write);
    }

    private static ReaderRow inTheMiddle(DeviceRow device, Zone zone) {
        return new ReaderRow(device.urn(), zone.levelId(), zone.id(), zone.label(), Map.of());
    }

    void storeSpeaksFor(List<SpeaksForRow> wanted, Tally tally) throws SQLException {
        Map<String, SpeaksForRow> stored = Batch.read(
                connection,
                """
                select g.urn || ' ' || d.urn, g.urn, d.urn
                from speaks_for s join device g on g.id = s.gateway_id join device d on d.id = s.device_id
                order by 1
                """,
                row -> new SpeaksForRow(row.getString(2), row.getString(3)));
        Map<String, SpeaksForRow> wantedByPair = Tally.byKey(wanted, row -> row.gateway() + " " + row.device());
        Batch.write(
                connection,
                """
                insert into speaks_for (gateway_id, device_id)
                select g.id, d.id from device g, device d where g.urn = ? and d.urn = ?
                """,
                tally.toWrite(stored, wantedByPair),
                (statement, row) -> {
                    statement.setString(1, row.gateway());
                    statement.setString(2, row.device());
                });
        stored.values().stream()
                .filter(pair -> !wantedByPair.containsValue(pair))
                .forEach(pair -> tally.vanished(pair.gateway() + " speaking for " + pair.device()));
    }
}
