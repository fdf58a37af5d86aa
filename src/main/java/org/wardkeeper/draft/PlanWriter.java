package org.wardkeeper.draft;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wardkeeper.ground.Batch;
import org.wardkeeper.ground.GroundTables;
import org.wardkeeper.ground.LevelPlan;
import org.wardkeeper.sitefolder.PlanRow;

/** Makes the tables say what a checked plan says, in the caller's transaction. */
final class PlanWriter {

    private final Connection connection;
    private final GroundTables tables;

    PlanWriter(Connection connection) {
        this.connection = connection;
        this.tables = new GroundTables(connection);
    }

    /** @throws PlanRefused if a zone would go that something needs; the transaction is to be rolled back then */
    void write(LevelPlan before, LevelPlan after) throws SQLException {
        tables.writeLevels(List.of(after.level()));
        tables.writeZones(different(before.zones(), after.zones()));
        tables.deleteOpenings(missing(before.openings(), after.openings()));
        tables.writeOpenings(different(before.openings(), after.openings()));
        Collection<String> takenDown = missing(before.readers(), after.readers());
        tables.deleteReaders(takenDown);
        tables.writeReaders(different(before.readers(), after.readers()));
        devicesHangWhereTheirReadersDo(after.level().id(), takenDown);
        close(missing(before.zones(), after.zones()));
    }

    private void close(Collection<String> zones) throws SQLException {
        List<Fault> uses = ZoneUses.of(zones, connection);
        if (!uses.isEmpty()) {
            throw new PlanRefused(uses);
        }
        tables.closeZones(zones);
    }

    /** The list of devices says where each stands; for a reader the plan knows better. */
    private void devicesHangWhereTheirReadersDo(String level, Collection<String> takenDown) throws SQLException {
        Batch.write(
                connection,
                """
                update device set zone_id = r.zone_id, version = device.version + 1
                from reader r
                where r.level_id = ? and r.urn = device.urn and device.zone_id is distinct from r.zone_id
                """,
                List.of(level),
                (statement, id) -> statement.setString(1, id));
        Batch.write(
                connection,
                "update device set zone_id = null, version = version + 1 where urn = ? and kind = 'reader'",
                List.copyOf(takenDown),
                (statement, urn) -> statement.setString(1, urn));
    }

    private static <R extends PlanRow> List<R> different(Map<String, R> before, Map<String, R> after) {
        return after.values().stream()
                .filter(row -> !row.equals(before.get(row.id())))
                .toList();
    }

    private static Collection<String> missing(Map<String, ?> before, Map<String, ?> after) {
        Set<String> missing = new HashSet<>(before.keySet());
        missing.removeAll(after.keySet());
        return missing;
    }
}
