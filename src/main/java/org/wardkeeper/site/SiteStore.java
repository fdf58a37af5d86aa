package org.wardkeeper.site;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.wardkeeper.audit.AuditTrail;
import org.wardkeeper.ground.GroundTables;
import org.wardkeeper.ground.LevelPlan;
import org.wardkeeper.ground.PlanHistory;
import org.wardkeeper.ground.StoredRowsReader;
import org.wardkeeper.place.Names;
import org.wardkeeper.sitefolder.AssetRow;
import org.wardkeeper.sitefolder.CheckedSite;
import org.wardkeeper.sitefolder.DeviceRow;
import org.wardkeeper.sitefolder.Ground;
import org.wardkeeper.sitefolder.Parsed;
import org.wardkeeper.sitefolder.PlanRow;
import org.wardkeeper.sitefolder.PlanRow.LevelRow;
import org.wardkeeper.sitefolder.PlanRow.ReaderRow;
import org.wardkeeper.sitefolder.PlanRow.ZoneRow;
import org.wardkeeper.sitefolder.SiteHeader;
import org.wardkeeper.sitefolder.StoredRows;

/**
 * Stores the good files of a checked site: each in one transaction, and the plans of all levels together with site.json
 * in one, since lifts and stairs tie them to each other.
 */
final class SiteStore {

    private final Database database;
    private final String by;

    /** Gives out connections; whoever opens one closes it. */
    interface Database {
        Connection open() throws SQLException;
    }

    /** @param by who imports, for the audit trail */
    SiteStore(Database database, String by) {
        this.database = database;
        this.by = by;
    }

    StoredRows stored() throws SQLException {
        try (Connection connection = database.open()) {
            return StoredRowsReader.read(connection);
        }
    }

    List<FileReport> store(CheckedSite site, Instant now) throws SQLException {
        List<FileReport> reports = new ArrayList<>();
        List<Parsed<?>> ground = new ArrayList<>();
        ground.add(site.header());
        ground.addAll(site.plans().values());
        reports.addAll(transaction(ground, (connection, tallies) -> storeGround(connection, site, tallies)));
        reports.addAll(one(site.devices(), (connection, tally) -> new DeviceRows(connection)
                .store(site.devices().values(), unplaced(site), tally)));
        reports.addAll(one(site.speaksFor(), (connection, tally) -> new DeviceRows(connection)
                .storeSpeaksFor(site.speaksFor().values(), tally)));
        reports.addAll(storeAssets(site.assets()));
        reports.addAll(one(site.units(), (connection, tally) -> new UnitRows(connection, now)
                .store(site.units().values(), tally)));
        return reports;
    }

    List<FileReport> storeAssets(Parsed<AssetRow> assets) throws SQLException {
        return one(assets, (connection, tally) -> new AssetRows(connection).store(assets.values(), tally));
    }

    private void storeGround(Connection connection, CheckedSite site, Map<String, Tally> tallies) throws SQLException {
        GroundTables ground = new GroundTables(connection);
        new SiteRows(connection).store(site.header().values().get(0), tallies.get(SiteHeader.FILE));
        Sync sync = new Sync(tallies);
        ground.writeLevels(sync.rows(ground.levels(), site.good(LevelRow.class)));
        ground.writeZones(sync.rows(ground.zones(), site.good(ZoneRow.class)));
        ground.writeOpenings(sync.rows(ground.openings(), Ground.openings(site)));
        Map<String, ReaderRow> readers = ground.readers();
        readers.keySet().removeIf(onlyInDevices(connection, site)::contains);
        ground.writeReaders(sync.rows(readers, Ground.readers(site)));
    }

    /** Readers that no plan shows, but that are registered, hang where the device list says. */
    private static Set<String> onlyInDevices(Connection connection, CheckedSite site) throws SQLException {
        Set<String> urns = new HashSet<>();
        if (site.devices().refused()) {
            urns.addAll(StoredRowsReader.read(connection).deviceKinds().keySet());
        } else {
            site.devices().values().forEach(device -> urns.add(device.urn()));
        }
        site.good(ReaderRow.class).forEach(reader -> urns.remove(reader.id()));
        return urns;
    }

    /** Readers among the devices that the plans do not show. While a plan is refused, nobody can tell which these are. */
    private static List<DeviceRow> unplaced(CheckedSite site) {
        Set<String> placed = new HashSet<>();
        site.good(ReaderRow.class).forEach(reader -> placed.add(reader.id()));
        boolean allPlansGood = site.plans().values().stream().noneMatch(Parsed::refused);
        return site.devices().values().stream()
                .filter(device -> allPlansGood && device.isReader() && !placed.contains(device.urn()))
                .toList();
    }

    private interface Work {
        void run(Connection connection, Map<String, Tally> tallies) throws SQLException;
    }

    private interface FileWork {
        void run(Connection connection, Tally tally) throws SQLException;
    }

    private List<FileReport> one(Parsed<?> file, FileWork work) throws SQLException {
        return transaction(List.of(file), (connection, tallies) -> work.run(connection, tallies.get(file.file())));
    }

    private List<FileReport> transaction(List<Parsed<?>> files, Work work) throws SQLException {
        Map<String, Tally> tallies = new LinkedHashMap<>();
        files.stream().filter(file -> !file.refused()).forEach(file -> tallies.put(file.file(), new Tally(file)));
        if (!tallies.isEmpty()) {
            try (Connection connection = database.open()) {
                runIn(connection, files, work, tallies);
            }
        }
        return files.stream()
                .map(file -> file.refused()
                        ? FileReport.refused(file.file(), file.refusals(), file.warnings())
                        : tallies.get(file.file()).report())
                .toList();
    }

    private void runIn(Connection connection, List<Parsed<?>> files, Work work, Map<String, Tally> tallies)
            throws SQLException {
        connection.setAutoCommit(false);
        boolean done = false;
        try {
            new GroundTables(connection).lock();
            Map<String, LevelPlan> before = LevelPlan.all(connection);
            work.run(connection, tallies);
            new PlanHistory(connection).appendChanged(before, by);
            for (Tally tally : tallies.values()) {
                audit(connection, tally.report());
            }
            connection.commit();
            done = true;
        } catch (SQLException e) {
            String reason = "The database refused it: " + Names.shown(e.getMessage());
            files.stream().filter(file -> !file.refused()).forEach(file -> file.refuse(0, reason));
        } finally {
            if (!done) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        }
    }

    /** In the transaction of the file's rows: what was changed and who did it stand together or not at all. */
    private void audit(Connection connection, FileReport file) throws SQLException {
        if (file.added() + file.changed() > 0) {
            AuditTrail.append(
                    connection,
                    by,
                    "site.import",
                    file.file(),
                    file.added() + " added, " + file.changed() + " changed");
        }
    }

    /** Compares rows of all plans at once, and counts each in its own level's file. */
    private record Sync(Map<String, Tally> tallies) {

        <R extends PlanRow> List<R> rows(Map<String, R> stored, List<R> wanted) {
            List<R> write = new ArrayList<>();
            Map<String, R> wantedById = Tally.byKey(wanted, PlanRow::id);
            wantedById.forEach((id, row) -> write.addAll(tallyOf(row).toWrite(stored, Map.of(id, row))));
            stored.values().stream()
                    .filter(row -> !wantedById.containsKey(row.id()) && tallyOf(row) != null)
                    .forEach(row -> tallyOf(row).vanished(what(row)));
            return write;
        }

        private Tally tallyOf(PlanRow row) {
            return tallies.get(SiteHeader.planFile(row.levelId()));
        }

        private static String what(PlanRow row) {
            return row.getClass().getSimpleName().replace("Row", "").toLowerCase(Locale.ROOT) + " " + row.id();
        }
    }
}
