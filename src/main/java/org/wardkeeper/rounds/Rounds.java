package org.wardkeeper.rounds;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A thread that does one thing every so often: a pause, a round, a pause, until it is stopped. */
public final class Rounds {
    private static final Logger LOG = Logger.getLogger(Rounds.class.getName());

    private final Runnable round;
    private final Duration pause;
    private final Thread thread;
    private boolean wanted;
    private boolean over;
    private boolean onceMore;

    private Rounds(ThreadFactory threads, String name, Duration pause, Runnable round) {
        this.round = round;
        this.pause = pause;
        this.thread = threads.newThread(this::go);
        thread.setName(name);
        thread.setDaemon(true); // what a round waits for may never come
    }

    /** The first round comes after the first pause. */
    public static Rounds begin(ThreadFactory threads, String name, Duration pause, Runnable round) {
        Rounds rounds = new Rounds(threads, name, pause, round);
        rounds.thread.start();
        return rounds;
    }

    /** The next round is not waited for; one that is under way is followed by another. */
    public synchronized void soon() {
        wanted = true;
        notifyAll();
    }

    /** No round begins any more. Waits so long at most for one that is under way. */
    public void stop(Duration patience) {
        end(false, patience);
    }

    /** One more round, for what has come since the last, and no other. Waits so long at most. */
    public void finish(Duration patience) {
        end(true, patience);
    }

    private void end(boolean withOneMore, Duration patience) {
        synchronized (this) {
            over = true;
            onceMore = withOneMore;
            notifyAll();
        }
        try {
            TimeUnit.MILLISECONDS.timedJoin(thread, patience.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void go() {
        try {
            while (goesOn()) {
                dare();
            }
            if (onceMore) {
                dare();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean goesOn() throws InterruptedException {
        long until = System.nanoTime() + pause.toNanos();
        for (long left = pause.toMillis();
                left > 0 && !wanted && !over;
                left = (until - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
        wanted = false;
        return !over;
    }

    private void dare() {
        try {
            round.run();
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "a round of " + thread.getName() + " failed", e);
        }
    }
}
