package org.wardkeeper.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/**
 * The server's log goes to files in the data folder, so that the terminal says only what its reader needs.
 *
 * <p>Californium would tell of every strange datagram, and in its sender's own words: a path with a line break in it
 * forges a line, and a flood turns the files over. What concerns us of those is among the rejections.
 */
final class ServerLog {
    private ServerLog() {}

    /** Sends this process's log there, and returns the settings file that makes Payara do the same. */
    static Path configure(DataFolder data) throws IOException {
        Path logs = data.folder("logs");
        Path file = logs.resolve("logging.properties");
        Files.writeString(
                file,
                """
                handlers=java.util.logging.FileHandler
                java.util.logging.FileHandler.pattern=%s/server.%%g.log
                java.util.logging.FileHandler.limit=10000000
                java.util.logging.FileHandler.count=5
                java.util.logging.FileHandler.append=true
                java.util.logging.FileHandler.encoding=UTF-8
                java.util.logging.FileHandler.formatter=java.util.logging.SimpleFormatter
                java.util.logging.SimpleFormatter.format=%%1$tFT%%1$tT.%%1$tL%%1$tz %%4$s %%3$s %%5$s%%6$s%%n
                .level=INFO
                org.eclipse.californium.level=WARNING
                org.eclipse.californium.scandium.DTLSConnector.level=SEVERE
                """
                        .formatted(logs.toString().replace("%", "%%")));
        try (InputStream in = Files.newInputStream(file)) {
            LogManager.getLogManager().readConfiguration(in);
        }
        // A logger that was made before takes its level from the one above it, and that one only exists once asked for.
        Logger.getLogger("org.eclipse.californium");
        return file;
    }
}
