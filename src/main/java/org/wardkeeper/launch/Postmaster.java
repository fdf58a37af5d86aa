package org.wardkeeper.launch;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The PostgreSQL of one folder, seen as processes. After {@code kill -9} of the launcher its database runs on; after
 * {@code kill -9} of the postmaster its sessions may; after a power cut only its pid file is left, and the number in it
 * may belong to anyone by then.
 *
 * <p>A process counts as living by its command line: one that was stopped (SIGSTOP) has it still, one that is dead and
 * not yet reaped has none.
 */
final class Postmaster {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PATIENCE_WITH_ORPHANS = Duration.ofSeconds(2);
    private static final Duration START_PATIENCE = Duration.ofSeconds(90);
    private static final long LOOK_MS = 50;

    private Postmaster() {}

    /** The process that now serves the folder. */
    static Optional<Long> living(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        return Files.exists(pidFile) ? pidIn(pidFile).filter(pid -> isOurs(pid, cluster)) : Optional.empty();
    }

    /**
     * Makes a cluster's folder safe to start on: a living postmaster of this very folder is asked to stop and waited
     * for, sessions without a postmaster are ended, a pid file that nobody stands behind is removed, and a process that
     * is not ours is left alone.
     */
    static void clearAway(Path cluster) throws IOException {
        Optional<Long> left = living(cluster);
        if (left.isPresent()) {
            stop(left.get(), cluster);
        }
        endOrphans(cluster);
        Files.deleteIfExists(cluster.resolve("postmaster.pid"));
    }

    /**
     * Starts a cluster again as it ran before: same port, same settings, which PostgreSQL itself has noted in
     * {@code postmaster.opts}. Returns whether it answers; one that still recovers after the patience lives on.
     *
     * @param programs where its {@code pg_ctl} is
     * @param log takes what it says
     */
    static boolean startAgain(Path cluster, Path programs, Path log) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U")); // PostgreSQL refuses to be root
        }
        command.addAll(List.of(programs.resolve("pg_ctl").toString(), "-D", cluster.toString(), "-w"));
        command.addAll(List.of("-t", Long.toString(START_PATIENCE.toSeconds()), "restart"));
        ProcessBuilder.Redirect toLog = ProcessBuilder.Redirect.appendTo(log.toFile());
        Process starting = new ProcessBuilder(command)
                .redirectOutput(toLog)
                .redirectError(toLog)
                .start();
        try {
            return starting.waitFor() == 0;
        } catch (InterruptedException e) {
            starting.destroy();
            throw e;
        }
    }

    /** The folder of the programs that a process runs from. */
    static Path programsOf(long pid) throws IOException {
        return Files.readSymbolicLink(proc(pid).resolve("exe")).getParent();
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
        List<String> words = commandLine(pid);
        return words.get(0).endsWith("postgres") && words.contains(cluster.toString());
    }

    /** SIGINT is PostgreSQL's "fast" stop: sessions are cut, nothing committed is lost. SIGCONT wakes a stopped one. */
    private static void stop(long postmaster, Path cluster) throws IOException {
        signal("INT", postmaster);
        for (ProcessHandle process : processesIn(cluster)) {
            signal("CONT", process.pid());
        }
        if (!gone(() -> !isOurs(postmaster, cluster), PATIENCE)) {
            throw LaunchFailure.failed(
                    "A database left by an earlier start (process " + postmaster + ") does not stop.");
        }
    }

    /**
     * Sessions see by themselves that their postmaster has died, unless they are in the middle of something; while one
     * is left, its memory is in use and no new postmaster starts.
     */
    private static void endOrphans(Path cluster) throws IOException {
        if (!gone(() -> processesIn(cluster).isEmpty(), PATIENCE_WITH_ORPHANS)) {
            processesIn(cluster).forEach(ProcessHandle::destroyForcibly);
            gone(() -> processesIn(cluster).isEmpty(), PATIENCE);
        }
    }

    /** Every process of PostgreSQL works in its cluster's folder. */
    private static List<ProcessHandle> processesIn(Path cluster) {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(process -> isPostgresIn(process.pid(), cluster)).toList();
        }
    }

    private static boolean isPostgresIn(long pid, Path cluster) {
        if (!commandLine(pid).get(0).contains("postgres")) {
            return false;
        }
        try {
            return Files.isSameFile(proc(pid).resolve("cwd"), cluster);
        } catch (IOException e) {
            return false; // it ended, or is another user's
        }
    }

    private static List<String> commandLine(long pid) {
        try {
            byte[] raw = Files.readAllBytes(proc(pid).resolve("cmdline"));
            return List.of(new String(raw, StandardCharsets.UTF_8).split("\0"));
        } catch (IOException e) {
            return List.of("");
        }
    }

    private static Path proc(long pid) {
        return Path.of("/proc", Long.toString(pid));
    }

    private static void signal(String name, long pid) throws IOException {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private interface Condition {
        boolean holds();
    }

    private static boolean gone(Condition condition, Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_MS);
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
        return true;
    }

    private static IOException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IOException("interrupted while an old database stops", e);
    }
}
