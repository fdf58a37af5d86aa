package org.wardkeeper.lesson;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.wardkeeper.location.LiveLocations;

/**
 * Lets the live model rehearse what was taught, behind everybody's back: for a large site it takes minutes, and until it
 * is done no more is claimed than of a site that nobody has surveyed.
 */
@ApplicationScoped
class Rehearsals {
    private static final Logger LOG = Logger.getLogger(Rehearsals.class.getName());

    @Inject
    LiveLocations locations;

    @Resource
    ManagedThreadFactory threads;

    private boolean due;
    private boolean running;

    synchronized void start() {
        running = true;
        Thread thread = threads.newThread(this::keepRehearsing);
        thread.setName("rehearsal");
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
    }

    /** One that goes on ends with the server: nothing of it is kept. */
    synchronized void stop() {
        running = false;
        notifyAll();
    }

    /** What was taught is other than it was. */
    synchronized void due() {
        due = true;
        notifyAll();
    }

    private void keepRehearsing() {
        try {
            while (awaitDue()) {
                rehearse();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A fault of ours costs one rehearsal and not those after it. */
    private void rehearse() {
        try {
            locations.rehearse();
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "what was taught could not be rehearsed; claims stay capped", e);
        }
    }

    private synchronized boolean awaitDue() throws InterruptedException {
        while (running && !due) {
            wait();
        }
        due = false;
        return running;
    }
}
