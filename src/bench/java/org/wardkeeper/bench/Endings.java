package org.wardkeeper.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.stream.Stream;

/** What was started, ended in the opposite order: once, at the end or on Ctrl-C. */
final class Endings implements AutoCloseable {
    private final Deque<AutoCloseable> endings = new ArrayDeque<>();

    Endings() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    synchronized <T extends AutoCloseable> T add(T started) {
        endings.push(started);
        return started;
    }

    /** A folder that goes with everything in it. */
    Path temporaryFolder() throws IOException {
        Path folder = Files.createTempDirectory("wardkeeper-bench");
        add(() -> delete(folder));
        return folder;
    }

    @Override
    public synchronized void close() {
        while (!endings.isEmpty()) {
            try {
                endings.pop().close();
            } catch (Exception e) {
                System.err.println("wardkeeper: " + e.getMessage());
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
