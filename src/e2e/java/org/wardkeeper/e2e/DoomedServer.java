package org.wardkeeper.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * One server more than the shared one, for the tests that kill it or stop its database. A test finds it running, whatever
 * the one before did to it, and on the data that were left; it ends with the run.
 */
final class DoomedServer {
    private static Path data;
    private static RunningServer running;

    private DoomedServer() {}

    static synchronized RunningServer given() throws IOException {
        if (running == null || !running.isAlive()) {
            start(Map.of()).untilReady();
        }
        return running;
    }

    /** Ends it as a power cut would, if it runs, and starts it again. */
    static RunningServer again() throws IOException, InterruptedException {
        return again(Map.of()).untilReady();
    }

    /** The same with more settings; it may or may not come up. */
    static synchronized RunningServer again(Map<String, String> settings) throws IOException, InterruptedException {
        if (running != null) {
            running.kill();
        }
        return start(settings);
    }

    private static RunningServer start(Map<String, String> settings) throws IOException {
        if (data == null) {
            data = Files.createTempDirectory("wardkeeper-doomed");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> running.close()));
        }
        Map<String, String> all = new HashMap<>(Map.of("WARDKEEPER_SPOOL_MB", "1")); // so that it can be filled
        all.putAll(settings);
        running = RunningServer.start(data, all);
        return running;
    }
}
