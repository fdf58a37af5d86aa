package org.wardkeeper.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogTest {

    @TempDir
    private Path folder;

    @AfterEach
    void logAsBefore() throws IOException {
        LogManager.getLogManager().readConfiguration();
    }

    @Test
    void what_a_strange_datagram_says_is_not_logged_and_what_we_say_is() throws IOException {
        try (DataFolder data = DataFolder.open(folder.resolve("data"))) {
            ServerLog.configure(data);
            assertThat(Logger.getLogger("org.eclipse.californium.core.server.ServerMessageDeliverer")
                            .isLoggable(Level.INFO))
                    .isFalse();
            assertThat(Logger.getLogger("org.wardkeeper.ingest").isLoggable(Level.INFO))
                    .isTrue();
        }
    }
}
