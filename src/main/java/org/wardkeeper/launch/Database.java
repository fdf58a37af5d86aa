package org.wardkeeper.launch;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * The server's PostgreSQL: the embedded one of a data folder, or the operator's own. Reachable and migrated once it is
 * open. The embedded one writes through to the disk, listens on loopback alone, and asks for a password that only the
 * owner of the data folder can read.
 */
final class Database implements AutoCloseable {
    private static final String USER = "postgres";
    private static final String DATABASE = "wardkeeper";
    private static final Duration START_PATIENCE = Duration.ofSeconds(90);

    private final String url;
    private final String user;
    private final String password;
    private final AutoCloseable process;

    private Database(String url, String user, String password, AutoCloseable process) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.process = process;
    }

    static Database open(Settings settings, DataFolder data, Path cache) {
        Database database =
                settings.external().isPresent() ? external(settings.external().get()) : embedded(data, cache);
        try {
            database.migrate();
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static Database external(Settings.ExternalDatabase own) {
        return new Database(own.url(), own.user(), own.password(), () -> {});
    }

    private static Database embedded(DataFolder data, Path cache) {
        Path cluster = data.path().resolve("postgres");
        try {
            String password = data.secret("postgres-password");
            Path log = data.folder("logs").resolve("postgres.log");
            Postmaster.clearAway(cluster);
            EmbeddedPostgres postgres = start(cluster, log, cache, password);
            String url = "jdbc:postgresql://localhost:" + postgres.getPort() + "/";
            Database database = new Database(url + DATABASE, USER, password, watched(postgres, cluster, log));
            try {
                secure(cluster, url + USER, password);
                return database;
            } catch (SQLException | IOException e) {
                database.close();
                throw e;
            }
        } catch (IOException | SQLException | IllegalStateException e) {
            throw LaunchFailure.failed("The database in " + cluster + " does not start: " + firstLine(e), e);
        }
    }

    /** Kept alive until it is closed; then ended, whichever of its postmasters it is by then. */
    private static AutoCloseable watched(EmbeddedPostgres postgres, Path cluster, Path log) throws IOException {
        PostmasterWatch watch;
        try {
            watch = PostmasterWatch.over(cluster, log);
        } catch (IOException e) {
            postgres.close();
            throw e;
        }
        return () -> {
            watch.close();
            postgres.close();
            Postmaster.clearAway(cluster);
        };
    }

    private static EmbeddedPostgres start(Path cluster, Path log, Path cache, String password) throws IOException {
        ProcessBuilder.Redirect toLog = ProcessBuilder.Redirect.appendTo(log.toFile());
        return EmbeddedPostgres.builder()
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(cache.toFile())
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_PATIENCE)
                .setOutputRedirector(toLog)
                .setErrorRedirector(toLog)
                .setConnectConfig("password", password)
                .setLocaleConfig("locale", "C")
                // MB, and initdb's option like the line above: a new segment is filled with zeros and forced by the
                // commit that needs it, which then waits 13 ms and not the 55 ms of the usual 16 MB (docs/adr/0004).
                .setLocaleConfig("wal-segsize", "4")
                // Off by default in what is made for tests; here 2.04 means that it is on the disk.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("password_encryption", "scram-sha-256")
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "4GB")
                .start();
    }

    /**
     * A new cluster trusts everyone on the machine. Its first minute ends here: the password is set, then asked for,
     * and the product's own database is made. A crash in between is mended by the next start.
     */
    private static void secure(Path cluster, String url, String password) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(url, login(USER, password));
                Statement statement = connection.createStatement()) {
            Path rules = cluster.resolve("pg_hba.conf");
            String ours = "host all all 127.0.0.1/32 scram-sha-256\nhost all all ::1/128 scram-sha-256\n";
            if (!Files.readString(rules).equals(ours)) {
                statement.execute("alter role " + USER + " password '" + password + "'");
                Files.writeString(rules, ours);
                statement.execute("select pg_reload_conf()");
            }
            if (!statement
                    .executeQuery("select from pg_database where datname = '" + DATABASE + "'")
                    .next()) {
                statement.execute("create database " + DATABASE);
            }
        }
    }

    private void migrate() {
        try {
            Flyway.configure(Database.class.getClassLoader())
                    .dataSource(url, user, password)
                    .locations("classpath:db/migration")
                    .connectRetries(2)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw LaunchFailure.failed("The database cannot be brought up to date: " + firstLine(e), e);
        }
    }

    String url() {
        return url;
    }

    String user() {
        return user;
    }

    String password() {
        return password;
    }

    private static Properties login(String user, String password) {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        return login;
    }

    static String firstLine(Throwable failure) {
        String message = String.valueOf(failure.getMessage()).strip();
        return message.lines().filter(line -> !line.isBlank()).findFirst().orElse(failure.toString());
    }

    @Override
    public void close() {
        try {
            process.close();
        } catch (Exception e) {
            throw LaunchFailure.failed("The database did not stop cleanly: " + firstLine(e), e);
        }
    }
}
