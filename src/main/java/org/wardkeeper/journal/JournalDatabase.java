package org.wardkeeper.journal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The journal's own way to PostgreSQL, beside the pool: a pool tries its connections one after another, a minute each,
 * when the database hangs, and the journal must know within seconds whether to take to the spool.
 */
@ApplicationScoped
class JournalDatabase {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    @Inject
    @ConfigProperty(name = "WARDKEEPER_DATABASE_URL")
    String url;

    @Inject
    @ConfigProperty(name = "WARDKEEPER_DATABASE_USER")
    String user;

    @Inject
    @ConfigProperty(name = "WARDKEEPER_DATABASE_PASSWORD")
    String password;

    /**
     * Connections that are given up when the database stays silent.
     *
     * @param silence how long one statement may take
     */
    DataSource within(Duration silence) {
        var database = new PGSimpleDataSource();
        database.setUrl(url);
        database.setUser(user);
        database.setPassword(password);
        database.setSocketTimeout((int) silence.toSeconds());
        database.setConnectTimeout((int) CONNECT.toSeconds());
        database.setLoginTimeout((int) CONNECT.toSeconds());
        database.setTcpKeepAlive(true);
        database.setApplicationName("wardkeeper journal");
        return database;
    }
}
