package org.wardkeeper.site;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.wardkeeper.device.DeviceKeys;
import org.wardkeeper.place.SiteNews;

/** Imports inside the running server: when one returns, everything in memory already shows it. */
@ApplicationScoped
public class SiteImports {

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    private DataSource dataSource;

    @Inject
    private DeviceKeys keys;

    @Inject
    private SiteNews news;

    /** Imports the site folder that the server itself was given. */
    public ImportReport importSite(Map<String, String> files) {
        return importSite(files, "server");
    }

    /**
     * Imports a site folder.
     *
     * @param files content by file name
     * @param by who does, for the audit trail
     */
    public synchronized ImportReport importSite(Map<String, String> files, String by) {
        return announced(() -> importer(by).run(files, Clock.systemUTC().instant()));
    }

    /** Imports a list of assets alone, in the format of {@code assets.csv}. */
    public synchronized ImportReport importAssets(String content, String by) {
        return announced(() -> importer(by).runAssets(content));
    }

    private SiteImport importer(String by) {
        return new SiteImport(dataSource::getConnection, keys::addMissing, by);
    }

    private ImportReport announced(Work work) {
        try {
            ImportReport report = work.run();
            news.tell();
            return report;
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be reached.", e);
        }
    }

    private interface Work {
        ImportReport run() throws SQLException;
    }
}
