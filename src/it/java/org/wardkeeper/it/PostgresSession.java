package org.wardkeeper.it;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Starts the container tests' PostgreSQL before the first test and stops it after the last; arquillian.xml reads where. */
public class PostgresSession implements LauncherSessionListener {
    private static final Duration START_PATIENCE = Duration.ofMinutes(2);

    private EmbeddedPostgres postgres;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (System.getProperty("wardkeeper.it.microJar") == null) {
            return; // Unit tests need none.
        }
        try {
            Path data = Files.createTempDirectory("wardkeeper-it");
            postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(data.resolve("postgres"))
                    .setOverrideWorkingDirectory(Path.of(System.getProperty("wardkeeper.it.binaries"))
                            .toFile())
                    .setServerConfig("unix_socket_directories", "")
                    .setPGStartupWait(START_PATIENCE)
                    .start();
            System.setProperty("wardkeeper.it.url", "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres");
            System.setProperty("wardkeeper.it.user", "postgres");
            System.setProperty("wardkeeper.it.password", "trusted-on-loopback");
            System.setProperty("wardkeeper.it.data", data.toString());
            Files.writeString(data.resolve("passwords"), passwords());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A user for each role, as the demo has. */
    private static String passwords() {
        return Stream.of("nurse", "facilities", "compliance", "infection", "admin")
                .map(login -> login + "=" + Caller.passwordOf(login) + "\n")
                .collect(Collectors.joining());
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (postgres == null) {
            return;
        }
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
