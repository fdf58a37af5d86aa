package org.wardkeeper.it;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** A migrated PostgreSQL database of a test's own, on the server that {@link PostgresSession} started. */
public final class OwnDatabase {

    private static final String USER = System.getProperty("wardkeeper.it.user");
    private static final String PASSWORD = System.getProperty("wardkeeper.it.password");

    private final String name;

    private OwnDatabase(String name) {
        this.name = name;
    }

    /** Everything migrated, nothing in it. */
    public static OwnDatabase fresh(String name) throws SQLException {
        statements(
                "postgres",
                "drop database if exists " + name + " with (force)",
                "create database " + name + " template " + Template.NAME);
        return new OwnDatabase(name);
    }

    /** Migrated as far as an earlier server did, nothing in it. */
    static OwnDatabase asOf(String name, String version) throws SQLException {
        statements("postgres", "drop database if exists " + name + " with (force)", "create database " + name);
        OwnDatabase database = new OwnDatabase(name);
        database.flyway(version).migrate();
        return database;
    }

    /** As this server does when it starts. */
    void migrate() {
        flyway("latest").migrate();
    }

    private Flyway flyway(String target) {
        return Flyway.configure()
                .dataSource(url(), USER, PASSWORD)
                .target(target)
                .load();
    }

    public Connection open() throws SQLException {
        return connect(name);
    }

    /** For what opens its connections by itself. */
    public DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url());
        source.setUser(USER);
        source.setPassword(PASSWORD);
        return source;
    }

    public String url() {
        return server() + name;
    }

    public String user() {
        return USER;
    }

    public String password() {
        return PASSWORD;
    }

    public void execute(String sql) throws SQLException {
        statements(name, sql);
    }

    /** Each row as its columns joined by a space. */
    public List<String> rows(String sql) throws SQLException {
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

    private static String server() {
        String url = System.getProperty("wardkeeper.it.url");
        return url.substring(0, url.lastIndexOf('/') + 1);
    }

    private static void statements(String databaseName, String... statements) throws SQLException {
        try (Connection connection = connect(databaseName);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static Connection connect(String databaseName) throws SQLException {
        return DriverManager.getConnection(server() + databaseName, USER, PASSWORD);
    }

    /** Migrated once a run; the others are copies of it. */
    private static final class Template {

        static final String NAME = migrated();

        private static String migrated() {
            try {
                statements("postgres", "create database migrated");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            Flyway.configure()
                    .dataSource(server() + "migrated", USER, PASSWORD)
                    .load()
                    .migrate();
            return "migrated";
        }
    }
}
