package org.wardkeeper.site;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.wardkeeper.device.DeviceKeys;
import org.wardkeeper.place.SiteChanged;

/** Imports inside the running server: when one returns, everything in memory already shows it. */
@ApplicationScoped
public class SiteImports {

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    private DataSource dataSource;

    @Inject
    private DeviceKeys keys;

    @Inject
    private Event<SiteChanged> changes;

    /**
     * Imports a site folder.
     *
     * @param files content by file name
     */
    public synchronized ImportReport importSite(Map<String, String> files) {
        return announced(() -> importer().run(files, Clock.systemUTC().instant()));
    }

    /** Imports a list of assets alone, in the format of {@code assets.csv}. */
    public synchronized ImportReport importAssets(String content) {
        return announced(() -> importer().runAssets(content));
    }

    private SiteImport importer() {
        return new SiteImport(dataSource::getConnection, keys::addMissing);
    }

    private ImportReport announced(Work work) {
        try {
            ImportReport report = work.run();
            changes.fire(new SiteChanged());
            return report;
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be reached.", e);
        }
    }

    private interface Work {
        ImportReport run() throws SQLException;
    }
}
