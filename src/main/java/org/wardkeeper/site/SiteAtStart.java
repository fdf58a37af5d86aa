package org.wardkeeper.site;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.wardkeeper.sitefolder.SiteFolder;

/** The site folder that a server is started with; it counts only while the database is empty, so that edits stay. */
@ApplicationScoped
public class SiteAtStart {

    private static final System.Logger LOG = System.getLogger(SiteAtStart.class.getName());

    @Inject
    @ConfigProperty(name = "WARDKEEPER_SITE")
    private Optional<String> folder;

    @Inject
    private SiteImports imports;

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    private DataSource dataSource;

    /**
     * Imports the folder of the settings, where one is set and the database has no site yet. What was refused is in the
     * report and in the log; the server then runs with the rest.
     *
     * @throws IllegalStateException with a sentence, if the folder cannot be read
     */
    public Optional<ImportReport> importIfEmpty() {
        if (folder.isEmpty() || !empty()) {
            return Optional.empty();
        }
        try {
            ImportReport report = imports.importSite(SiteFolder.read(Path.of(folder.get())));
            report.problems().forEach(problem -> LOG.log(System.Logger.Level.ERROR, "Refused: {0}", problem));
            return Optional.of(report);
        } catch (IOException e) {
            throw new IllegalStateException("The site cannot be imported: " + e.getMessage(), e);
        }
    }

    private boolean empty() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        """
                        select not exists (select from level) and not exists (select from device)
                               and not exists (select from asset)
                        """);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be reached.", e);
        }
    }
}
