package org.wardkeeper.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps the embedded PostgreSQL alive: looks twice a second whether its postmaster lives, and starts it again on the
 * same port and folder when it does not. One that cannot start, on a full disk say, is tried again after a pause that
 * doubles up to half a minute. A postmaster that does not answer but lives is left alone: it was stopped, or it
 * recovers.
 */
final class PostmasterWatch implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(PostmasterWatch.class.getName());
    private static final long LOOK_MS = 500;
    private static final long SHORTEST_PAUSE_S = 1;
    private static final long LONGEST_PAUSE_S = 30;
    private static final long END_PATIENCE_S = 5;

    private final Path cluster;
    private final Path programs;
    private final Path log;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "postmaster-watch");
        thread.setDaemon(true);
        return thread;
    });
    private long pauseSeconds = SHORTEST_PAUSE_S;

    private PostmasterWatch(Path cluster, Path programs, Path log) {
        this.cluster = cluster;
        this.programs = programs;
        this.log = log;
    }

    /**
     * Watches from now on.
     *
     * @param log where PostgreSQL writes
     * @throws IOException when the cluster has no living postmaster
     */
    static PostmasterWatch over(Path cluster, Path log) throws IOException {
        long postmaster = Postmaster.living(cluster)
                .orElseThrow(() -> new IOException("the database ended right after its start; see " + log));
        var watch = new PostmasterWatch(cluster, Postmaster.programsOf(postmaster), log);
        watch.lookAfter(LOOK_MS);
        return watch;
    }

    private void lookAfter(long millis) {
        looking.schedule(this::look, millis, TimeUnit.MILLISECONDS);
    }

    private void look() {
        long next = LOOK_MS;
        try {
            if (Postmaster.living(cluster).isEmpty() && !startAgain()) {
                next = TimeUnit.SECONDS.toMillis(pauseSeconds);
                pauseSeconds = Math.min(2 * pauseSeconds, LONGEST_PAUSE_S);
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.SEVERE, "the database's process cannot be looked after now", e);
            next = TimeUnit.SECONDS.toMillis(LONGEST_PAUSE_S);
        } catch (InterruptedException e) {
            return; // everything stops
        }
        if (!looking.isShutdown()) {
            lookAfter(next);
        }
    }

    /** Whether there is a postmaster now. */
    private boolean startAgain() throws IOException, InterruptedException {
        long began = System.nanoTime();
        LOG.warning("the database's process is gone; it is started again");
        Postmaster.clearAway(cluster);
        boolean answers = Postmaster.startAgain(cluster, programs, log);
        Optional<Long> living = Postmaster.living(cluster);
        if (answers && living.isPresent()) {
            pauseSeconds = SHORTEST_PAUSE_S;
            LOG.info(() -> "the database runs again, as process " + living.get() + ", after "
                    + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began) + " ms");
        } else if (living.isPresent()) {
            LOG.warning("the database is up and not ready yet: it recovers; see " + log);
        } else {
            LOG.severe("the database does not start, next try in " + pauseSeconds + " s; why is in " + log);
        }
        return living.isPresent();
    }

    /** Looks no more. A start under way is cut short; what it leaves is the caller's to stop. */
    @Override
    public void close() {
        looking.shutdownNow();
        try {
            looking.awaitTermination(END_PATIENCE_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
