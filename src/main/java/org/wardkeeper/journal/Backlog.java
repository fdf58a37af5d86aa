package org.wardkeeper.journal;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.wardkeeper.device.DeviceRegistry;
import org.wardkeeper.report.Durable;
import org.wardkeeper.spool.Batch;
import org.wardkeeper.spool.Spool;

/** The packs that are in the spool and not in the database: acknowledged, and waiting for PostgreSQL. */
final class Backlog implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Backlog.class.getName());
    private static final int BATCH_BYTES = 256 * 1024;

    /** On a disk that is nearly full a small group fits where a large one does not: one line for both. */
    private static final Duration TELL_AGAIN = Duration.ofMinutes(1);

    private final Spool spool;
    private final Supplier<DeviceRegistry> devices;
    private volatile Optional<Instant> since = Optional.empty();
    private volatile Optional<String> diskFault = Optional.empty();
    private Instant diskFaultTold = Instant.EPOCH;

    Backlog(Spool spool, Supplier<DeviceRegistry> devices) {
        this.spool = spool;
        this.devices = devices;
        if (!spool.isEmpty()) {
            since = Optional.of(Instant.now());
            LOG.log(Level.INFO, "{0} packs wait in the spool for the database", spool.records());
        }
    }

    boolean isEmpty() {
        return spool.isEmpty();
    }

    /** From four fifths on nobody new is let in; the rest is for those who are already waiting. */
    boolean isNearlyFull() {
        return spool.bytes() > spool.limit() / 5 * 4;
    }

    /**
     * Keeps the packs on disk and tells each that it is safe; where the disk refuses, tells each to come again.
     */
    void keep(List<PendingPack> packs) {
        try {
            spool.append(packs.stream()
                    .map(pack -> new SpooledPack(pack.speaker(), pack.rows()).toBytes())
                    .toList());
        } catch (IOException e) {
            noteDiskFault(e);
            packs.forEach(pack -> pack.end(new Journal.Outcome.Unavailable()));
            return;
        }
        noteSpooling();
        packs.forEach(pack -> pack.end(new Journal.Outcome.Stored()));
    }

    /** The oldest packs, empty where none waits. */
    Batch oldest() throws IOException {
        return spool.front(BATCH_BYTES);
    }

    /** These packs are in the database now. */
    void forget(Batch batch) throws IOException {
        spool.forget(batch);
        if (spool.isEmpty()) {
            noteEmpty();
        }
    }

    SpooledPack read(byte[] record) {
        return SpooledPack.of(record, devices.get());
    }

    /** Tells of every row that waits, oldest first. */
    void replay(Consumer<Durable> listener) throws IOException {
        for (Batch batch = oldest(); !batch.isEmpty(); batch = spool.after(batch, BATCH_BYTES)) {
            for (byte[] record : batch.records()) {
                try {
                    read(record).rows().forEach(listener);
                } catch (IllegalArgumentException e) {
                    LOG.log(Level.FINE, "the drain will tell of it", e);
                }
            }
        }
    }

    /** The database took a group, so that whatever the disk refuses is no harm now. */
    void noteDirect() {
        if (diskFault.isPresent()) {
            diskFault = Optional.empty();
        }
    }

    long packs() {
        return spool.records();
    }

    long bytes() {
        return spool.bytes();
    }

    long limit() {
        return spool.limit();
    }

    Optional<Instant> since() {
        return since;
    }

    Optional<String> diskFault() {
        return diskFault;
    }

    @Override
    public void close() {
        try {
            spool.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "closing the spool", e);
        }
    }

    private void noteSpooling() {
        diskFault = Optional.empty();
        if (since.isEmpty()) {
            since = Optional.of(Instant.now());
            LOG.severe("the database does not answer; readings are kept on disk until it does");
        }
    }

    private void noteEmpty() {
        since = Optional.empty();
        LOG.info("the database has everything that was kept on disk");
    }

    private void noteDiskFault(IOException e) {
        Instant now = Instant.now();
        if (now.isAfter(diskFaultTold.plus(TELL_AGAIN))) {
            diskFaultTold = now;
            LOG.log(Level.SEVERE, "the disk takes nothing more; readings are refused until it does", e);
        }
        diskFault = Optional.of(String.valueOf(e.getMessage()));
    }
}
