package org.wardkeeper.site;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A migrated PostgreSQL database of a test's own; the server is one for the whole run and ends with it. */
final class OwnDatabase implements SiteStore.Database {

    private final DataSource dataSource;

    private OwnDatabase(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Everything migrated, nothing in it. */
    static OwnDatabase fresh(String name) throws SQLException {
        try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name + " with (force)");
            statement.execute("create database " + name + " template migrated");
        }
        return new OwnDatabase(Server.POSTGRES.getDatabase("postgres", name));
    }

    @Override
    public Connection open() throws SQLException {
        return dataSource.getConnection();
    }

    String url() throws SQLException {
        try (Connection connection = open()) {
            return connection.getMetaData().getURL();
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Each row as its columns joined by a space. */
    List<String> rows(String sql) throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    cells.add(rows.getString(column));
                }
                lines.add(String.join(" ", cells.stream().map(String::valueOf).toList()));
            }
            return lines;
        }
    }

    private static final class Server {

        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .start();
                try (Connection connection = postgres.getPostgresDatabase().getConnection();
                        Statement statement = connection.createStatement()) {
                    statement.execute("create database migrated");
                }
                Flyway.configure()
                        .dataSource(postgres.getDatabase("postgres", "migrated"))
                        .load()
                        .migrate();
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
