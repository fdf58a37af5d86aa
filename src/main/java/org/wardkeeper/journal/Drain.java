package org.wardkeeper.journal;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.wardkeeper.journal.Journal.Outcome;
import org.wardkeeper.rejection.Rejection;
import org.wardkeeper.report.Durable;
import org.wardkeeper.spool.Batch;

/**
 * Brings what is in the spool to the database, oldest first. A batch is forgotten when all of it is decided, so a crash
 * between the two brings it again, and the identity of a row makes the second time harmless.
 */
final class Drain implements Runnable {
    private static final Logger LOG = Logger.getLogger(Drain.class.getName());
    private static final long IDLE_MS = 100;
    private static final long RETRY_MS = 1_000;

    private final Backlog backlog;
    private final DataSource database;
    private final Consumer<List<Rejection>> late;
    private final AtomicLong conflicts = new AtomicLong();
    private volatile boolean open = true;
    private volatile boolean answering = true;

    /**
     * @param late keeps the rejections of acknowledged packs, or throws: they are then told again
     */
    Drain(Backlog backlog, DataSource database, Consumer<List<Rejection>> late) {
        this.backlog = backlog;
        this.database = database;
        this.late = late;
    }

    @Override
    public void run() {
        try (var writer = new GroupWriter(database)) {
            while (open) {
                if (backlog.isEmpty()) {
                    TimeUnit.MILLISECONDS.sleep(IDLE_MS);
                } else if (!drain(writer)) {
                    TimeUnit.MILLISECONDS.sleep(RETRY_MS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void stop() {
        open = false;
    }

    /** Somebody else was not answered: before the drain knows it by itself half a minute may pass. */
    void noteSilence() {
        answering = false;
    }

    /** Whether the database answered the last time it was asked. */
    boolean isAnswering() {
        return answering;
    }

    /** How many acknowledged packs could not be stored as they were. */
    long conflicts() {
        return conflicts.get();
    }

    private boolean drain(GroupWriter writer) {
        try {
            Batch batch = backlog.oldest();
            var refused = new ArrayList<Rejection>();
            writer.write(pending(batch, refused));
            answering = true;
            tell(refused);
            backlog.forget(batch);
            return true;
        } catch (SQLException e) {
            LOG.log(answering ? Level.WARNING : Level.FINE, "the database does not take what is in the spool", e);
            answering = false;
            return false;
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.SEVERE, "the spool cannot be drained", e);
            return false;
        }
    }

    /**
     * Every row for itself: its sender was told that it is safe, so what another row of its pack contradicts may not
     * take it along.
     */
    private List<PendingPack> pending(Batch batch, List<Rejection> refused) {
        var packs = new ArrayList<PendingPack>();
        for (byte[] record : batch.records()) {
            try {
                SpooledPack pack = backlog.read(record);
                for (Durable row : pack.rows()) {
                    packs.add(new PendingPack(
                            pack.speaker(), List.of(row), outcome -> settle(pack.speaker(), row, outcome, refused)));
                }
            } catch (IllegalArgumentException e) {
                refused.add(rejection("", "", "5.00", "an acknowledged pack: " + e.getMessage(), record));
            }
        }
        return packs;
    }

    private static void settle(String speaker, Durable row, Outcome outcome, List<Rejection> refused) {
        if (outcome instanceof Outcome.Contradicts contradicts) {
            refused.add(rejection(
                    speaker,
                    row.device().urn(),
                    "4.09",
                    "acknowledged, but when it came to the database: " + contradicts.sentence(),
                    new SpooledPack(speaker, List.of(row)).toBytes()));
        } else if (outcome instanceof Outcome.Unstorable unstorable) {
            refused.add(rejection(
                    speaker,
                    row.device().urn(),
                    "4.00",
                    "acknowledged, but " + unstorable.reason(),
                    new SpooledPack(speaker, List.of(row)).toBytes()));
        }
    }

    private void tell(List<Rejection> refused) {
        if (refused.isEmpty()) {
            return;
        }
        late.accept(refused);
        conflicts.addAndGet(refused.size());
        for (Rejection rejection : refused) {
            LOG.log(Level.SEVERE, "{0}: {1}", new Object[] {rejection.device(), rejection.reason()});
        }
    }

    private static Rejection rejection(String speaker, String device, String code, String reason, byte[] record) {
        return new Rejection(Instant.now(), speaker, device, code, reason, true, record);
    }
}
