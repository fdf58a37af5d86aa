package org.wardkeeper.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A PostgreSQL that outlived the launcher that started it. After {@code kill -9} of the launcher its database runs on;
 * after a power cut only its pid file is left, and the number in it may belong to anyone by then.
 */
final class Postmaster {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Postmaster() {}

    /**
     * Makes a cluster's folder safe to start on: a living postmaster of this very folder is asked to stop and waited
     * for, a pid file that nobody stands behind is removed, and a process that is not ours is left alone.
     */
    static void clearAway(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> left = pidIn(pidFile).flatMap(ProcessHandle::of).filter(p -> isOurs(p.pid(), cluster));
        if (left.isPresent()) {
            stop(left.get());
        }
        Files.deleteIfExists(pidFile);
    }

    private static Optional<Long> pidIn(Path pidFile) throws IOException {
        List<String> lines = Files.readAllLines(pidFile, StandardCharsets.UTF_8);
        try {
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Long.parseLong(lines.get(0).strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether the process is a postgres that was started with this folder. */
    static boolean isOurs(long pid, Path cluster) {
        try {
            byte[] raw = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "cmdline"));
            List<String> words = List.of(new String(raw, StandardCharsets.UTF_8).split("\0"));
            return words.get(0).endsWith("postgres") && words.contains(cluster.toString());
        } catch (IOException e) {
            return false;
        }
    }

    /** SIGINT is PostgreSQL's "fast" stop: sessions are cut, nothing committed is lost. */
    private static void stop(ProcessHandle postmaster) throws IOException {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(postmaster.pid()))
                    .start()
                    .waitFor();
            postmaster.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while an old database stops", e);
        } catch (ExecutionException | TimeoutException e) {
            throw LaunchFailure.failed(
                    "A database left by an earlier start (process " + postmaster.pid() + ") does not stop.", e);
        }
    }
}
