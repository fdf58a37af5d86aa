package org.wardkeeper.alarmbook;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.wardkeeper.alarm.Alarm;
import org.wardkeeper.alarm.AlarmDesk;

/**
 * Keeps every change of an alarm: at once in a small file, and in the database as soon as that answers. An alarm that
 * says that the database is away cannot wait for the database to be kept.
 */
@ApplicationScoped
class AlarmBook {
    private static final Logger LOG = Logger.getLogger(AlarmBook.class.getName());
    private static final long AGAIN_AFTER_MS = 5_000;
    private static final long STOP_WAIT_MS = 5_000;
    private static final int MOST_AT_ONCE = 500;

    @Inject
    @ConfigProperty(name = "WARDKEEPER_DATA", defaultValue = "./data")
    String dataFolder;

    @Inject
    AlarmStore store;

    @Resource
    ManagedThreadFactory threads;

    private final Map<UUID, Kept> unwritten = new LinkedHashMap<>();
    private AlarmFile file;
    private boolean open;
    private Thread writer;

    /** The alarms that were open when the server ended, and from now on a thread that writes. */
    synchronized List<Alarm> open() {
        file = new AlarmFile(Path.of(dataFolder));
        file.read().forEach(kept -> unwritten.put(kept.alarm().id(), kept));
        Map<UUID, Alarm> found = new LinkedHashMap<>();
        try {
            store.open().forEach(alarm -> found.put(alarm.id(), alarm));
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "the alarms of the last run are told by their file alone", e);
        }
        unwritten.forEach((id, kept) -> found.put(id, kept.alarm())); // What is in the database has left the file.
        open = true;
        writer = threads.newThread(this::keepWriting);
        writer.setName("alarm-book");
        writer.start();
        return found.values().stream().filter(Alarm::isOpen).toList();
    }

    synchronized void keep(List<AlarmDesk.Change> changes) {
        for (AlarmDesk.Change change : changes) {
            unwritten.merge(change.alarm().id(), new Kept(change.alarm(), change.events()), Kept::then);
        }
        file.write(unwritten.values());
        notifyAll();
    }

    /** The database knows all that was kept. */
    synchronized boolean isWritten() {
        return open && unwritten.isEmpty();
    }

    void close() {
        synchronized (this) {
            open = false;
            notifyAll();
        }
        try {
            writer.join(STOP_WAIT_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keepWriting() {
        try {
            for (List<Kept> next = next(); !next.isEmpty(); next = next()) {
                if (!write(next) && !pause()) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for something to write; empty at the end. */
    private synchronized List<Kept> next() throws InterruptedException {
        while (open && unwritten.isEmpty()) {
            wait();
        }
        return unwritten.values().stream().limit(MOST_AT_ONCE).toList();
    }

    /** @return false at the end: what is not written stands in the file */
    private synchronized boolean pause() throws InterruptedException {
        if (open) {
            wait(AGAIN_AFTER_MS);
        }
        return open;
    }

    private boolean write(List<Kept> alarms) {
        try {
            store.write(alarms);
            written(alarms);
            return true;
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.FINE, "alarms wait for the database", e);
            return false;
        }
    }

    private synchronized void written(List<Kept> alarms) {
        for (Kept done : alarms) { // It may have changed meanwhile.
            unwritten.computeIfPresent(done.alarm().id(), (id, now) -> now.equals(done) ? null : now.without(done));
        }
        file.write(unwritten.values());
    }
}
