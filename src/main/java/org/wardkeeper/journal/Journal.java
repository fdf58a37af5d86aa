package org.wardkeeper.journal;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.wardkeeper.report.Durable;

/**
 * Takes packs of durable observations and commits them in groups: whatever arrived while the last group was being
 * written is the next one. So a lone reading waits for one commit, and a flood shares it.
 *
 * <p>One thread writes, which makes arrival order the order on disk and leaves no race to a contradiction. The queue
 * is bounded; what does not fit is refused, so that its sender keeps it.
 */
@ApplicationScoped
public class Journal {
    /** How a pack ended. */
    public sealed interface Outcome {
        /** Everything in the pack is committed, or was before. */
        record Stored() implements Outcome {}

        /** The row's identity is stored with another value; nothing of the pack was stored. */
        record Contradicts(Durable row) implements Outcome {}

        /** The database refuses the pack itself; nothing of it was stored. */
        record Unstorable(String reason) implements Outcome {}

        /** The database does not answer; nothing of the pack was stored. */
        record Unavailable() implements Outcome {}
    }

    private static final int MOST_WAITING_PACKS = 20_000;
    private static final int MOST_WAITING_ROWS = 100_000;
    private static final int MOST_ROWS_A_GROUP = 5_000;
    private static final long STOP_WAIT_MS = 10_000;

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    DataSource database;

    @Resource
    ManagedThreadFactory threads;

    private final BlockingQueue<PendingPack> waiting = new ArrayBlockingQueue<>(MOST_WAITING_PACKS);
    private final AtomicInteger waitingRows = new AtomicInteger();
    private volatile boolean open;
    private Thread writer;

    /** Begins to write. */
    public void start() {
        open = true;
        writer = threads.newThread(this::write);
        writer.setName("journal");
        writer.start();
    }

    /**
     * The bean itself, for the path that asks it a hundred thousand times a second: the container's proxy costs more than
     * the answer. Behind a supplier, because a proxy hands out itself where a method gives {@code this}.
     */
    public Supplier<Journal> direct() {
        return () -> this;
    }

    /**
     * Hands over one pack.
     *
     * @param done hears the outcome exactly once, on the journal's thread: it must not wait for anything
     * @return false when the journal is full or closed; {@code done} is then never called
     */
    public boolean append(List<Durable> rows, Consumer<Outcome> done) {
        if (!open) {
            return false;
        }
        if (waitingRows.addAndGet(rows.size()) <= MOST_WAITING_ROWS && waiting.offer(new PendingPack(rows, done))) {
            return true;
        }
        waitingRows.addAndGet(-rows.size());
        return false;
    }

    /** Writes what it has taken, then ends. */
    public void stop() {
        open = false;
        if (writer == null) {
            return;
        }
        try {
            writer.join(STOP_WAIT_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        try (var writing = new GroupWriter(database)) {
            while (open || !waiting.isEmpty()) {
                List<PendingPack> group = nextGroup();
                if (!group.isEmpty()) {
                    writing.write(group);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            refuseTheRest();
        }
    }

    /** However the writer ends, nobody waits for it in vain. */
    private void refuseTheRest() {
        open = false;
        for (PendingPack pack = waiting.poll(); pack != null; pack = waiting.poll()) {
            pack.end(new Outcome.Unavailable());
        }
    }

    /** Waits for a first pack, then takes what is there, up to a bound that keeps one commit short. */
    private List<PendingPack> nextGroup() throws InterruptedException {
        var group = new ArrayList<PendingPack>();
        PendingPack pack = waiting.poll(200, TimeUnit.MILLISECONDS);
        int rows = 0;
        while (pack != null) {
            group.add(pack);
            rows += pack.size();
            pack = rows < MOST_ROWS_A_GROUP ? waiting.poll() : null;
        }
        waitingRows.addAndGet(-rows);
        return group;
    }
}
