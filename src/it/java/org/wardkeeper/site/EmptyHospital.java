package org.wardkeeper.site;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import org.wardkeeper.device.KeyFile;
import org.wardkeeper.it.OwnDatabase;
import org.wardkeeper.sitefolder.SmallSite;

/** A database and a data folder of a test's own, into which site folders are imported. */
final class EmptyHospital {

    private final OwnDatabase database = OwnDatabase.fresh("site_import");
    private final KeyFile keys;

    EmptyHospital(Path data) throws SQLException {
        keys = new KeyFile(data);
    }

    OwnDatabase database() {
        return database;
    }

    KeyFile keys() {
        return keys;
    }

    ImportReport load(SmallSite site, Instant now) throws SQLException {
        return importer().run(site.files(), now);
    }

    SiteImport importer() {
        return new SiteImport(database::open, keys::addMissing, "admin");
    }

    static FileReport file(ImportReport report, String name) {
        return report.files().stream()
                .filter(file -> file.file().equals(name))
                .findAny()
                .orElseThrow();
    }

    /** Rows of site, level, zone, opening, reader, device, speaks_for, asset, storage_unit, limits and assignments. */
    String counts() throws SQLException {
        return database.rows(
                        """
                        select (select count(*) from site), (select count(*) from level), (select count(*) from zone),
                               (select count(*) from opening), (select count(*) from reader),
                               (select count(*) from device), (select count(*) from speaks_for),
                               (select count(*) from asset), (select count(*) from storage_unit),
                               (select count(*) from unit_limits), (select count(*) from sensor_assignment)
                        """)
                .get(0);
    }
}
