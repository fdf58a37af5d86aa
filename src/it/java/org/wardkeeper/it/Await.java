package org.wardkeeper.it;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for a condition instead of for a time: as short as it can, and no longer than it may. */
public final class Await {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Await() {}

    /** A condition that may fail while it is not yet true. */
    @FunctionalInterface
    public interface Condition {
        boolean holds() throws Exception;
    }

    /** Returns as soon as the condition holds; fails with its last failure when it does not in time. */
    public static void until(Duration patience, Condition condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        Throwable last = null;
        while (System.nanoTime() < deadline) {
            try {
                if (condition.holds()) {
                    return;
                }
                last = null;
            } catch (Exception | AssertionError e) {
                last = e;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw new AssertionError("did not come true within " + patience.toSeconds() + " s", last);
    }
}
