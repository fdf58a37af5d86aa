package org.wardkeeper.journal;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.wardkeeper.device.Devices;
import org.wardkeeper.rejection.RejectionLog;
import org.wardkeeper.report.Durable;
import org.wardkeeper.report.MissingReason;
import org.wardkeeper.spool.Spool;

/**
 * Takes packs of durable observations and commits them in groups: whatever arrived while the last group was being
 * written is the next one. So a lone reading waits for one commit, and a flood shares it.
 *
 * <p>While PostgreSQL does not answer, groups go to a spool on disk instead, and a second thread brings them over when it
 * does. Whatever arrives meanwhile goes behind them, so that the order stays.
 *
 * <p>One thread writes, which makes arrival order the order on disk and leaves no race to a contradiction. The queue
 * is bounded; what does not fit is refused, so that its sender keeps it.
 */
@ApplicationScoped
public class Journal {
    /** How a pack ended. */
    public sealed interface Outcome {
        /** Everything in the pack is safe: committed, now or before, or forced to the disk in the spool. */
        record Stored() implements Outcome {}

        /**
         * The row's identity is stored with another value; nothing of the pack was stored.
         *
         * @param stored the value that stands, or the word for why there is none
         */
        record Contradicts(Durable row, String stored) implements Outcome {

            /** What happened, with both values. */
            public String sentence() {
                String reported = row.missing()
                        .map(MissingReason::word)
                        .orElseGet(() -> Double.toString(row.value().getAsDouble()));
                return row.stream() + " at "
                        + row.timing().claimed().orElse(row.timing().at()) + " is stored as " + stored + ", not "
                        + reported;
            }
        }

        /** The database refuses the pack itself; nothing of it was stored. */
        record Unstorable(String reason) implements Outcome {}

        /** Neither the database nor the disk takes it now; nothing of the pack may be relied on. */
        record Unavailable() implements Outcome {}
    }

    private static final int MOST_WAITING_PACKS = 20_000;
    private static final int MOST_WAITING_ROWS = 100_000;
    private static final int MOST_ROWS_A_GROUP = 5_000;
    private static final long STOP_WAIT_MS = 10_000;

    /** A database that is silent for so long is away. A commit takes milliseconds; a stalled disk is given some time. */
    private static final Duration DIRECT_SILENCE = Duration.ofSeconds(5);

    /** Nobody waits for the drain, and a database that has just come back may be slow. */
    private static final Duration DRAIN_SILENCE = Duration.ofSeconds(30);

    private static final Logger LOG = Logger.getLogger(Journal.class.getName());

    @Resource
    ManagedThreadFactory threads;

    @Inject
    JournalDatabase database;

    @Inject
    Devices devices;

    @Inject
    RejectionLog rejections;

    @Inject
    @ConfigProperty(name = "WARDKEEPER_DATA", defaultValue = "./data")
    String dataFolder;

    @Inject
    @ConfigProperty(name = "WARDKEEPER_SPOOL_MB", defaultValue = "512")
    int spoolMegabytes;

    private final BlockingQueue<PendingPack> waiting = new ArrayBlockingQueue<>(MOST_WAITING_PACKS);
    private final AtomicInteger waitingRows = new AtomicInteger();
    private final List<Consumer<GroupTold>> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean open;
    private volatile boolean answering = true;
    private volatile Backlog backlog;
    private volatile Drain drain;
    private Thread writer;
    private Thread drainer;

    /**
     * Begins to write.
     *
     * @param spooled is told, before anything else, of the rows that an earlier life acknowledged and that wait in the
     *     spool still
     * @throws IllegalStateException with one sentence, when the spool cannot be opened
     */
    public void start(Consumer<Durable> spooled) {
        try {
            backlog = new Backlog(
                    Spool.open(Path.of(dataFolder, "spool"), (long) spoolMegabytes << 20), devices::current);
            backlog.replay(spooled);
        } catch (IOException e) {
            throw new IllegalStateException("the spool cannot be opened: " + e.getMessage(), e);
        }
        open = true;
        drain = new Drain(backlog, database.within(DRAIN_SILENCE), rejections::keepNow);
        drainer = thread("journal-drain", drain);
        writer = thread("journal", this::write);
    }

    private Thread thread(String name, Runnable work) {
        Thread thread = threads.newThread(work);
        thread.setName(name);
        thread.start();
        return thread;
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
     * @param speaker who was on the wire
     * @param done hears the outcome exactly once, on the journal's thread: it must not wait for anything
     * @return false when the journal is full or closed; {@code done} is then never called
     */
    public boolean append(String speaker, List<Durable> rows, Consumer<Outcome> done) {
        if (!open || backlog.isNearlyFull()) {
            return false;
        }
        if (waitingRows.addAndGet(rows.size()) <= MOST_WAITING_ROWS
                && waiting.offer(new PendingPack(speaker, rows, done))) {
            return true;
        }
        waitingRows.addAndGet(-rows.size());
        return false;
    }

    /** Calls back after every group, on the journal's thread: the listener must be quick. */
    public void onGroup(Consumer<GroupTold> listener) {
        listeners.add(listener);
    }

    /** How the journal fares now; before the start it takes nothing. */
    public JournalState state() {
        if (drain == null) {
            return JournalState.NOT_STARTED;
        }
        return new JournalState(
                waiting.size(),
                waitingRows.get(),
                backlog.packs(),
                backlog.bytes(),
                backlog.limit(),
                backlog.since(),
                backlog.isEmpty() ? answering : drain.isAnswering(),
                backlog.diskFault(),
                drain.conflicts());
    }

    /** Writes what it has taken, then ends. What is in the spool stays there for the next start. */
    public void stop() {
        open = false;
        if (writer == null) {
            return;
        }
        drain.stop();
        try {
            writer.join(STOP_WAIT_MS);
            drainer.join(STOP_WAIT_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        backlog.close();
    }

    private void write() {
        try (var direct = new GroupWriter(database.within(DIRECT_SILENCE))) {
            while (open || !waiting.isEmpty()) {
                List<PendingPack> group = nextGroup();
                if (!group.isEmpty()) {
                    writeOrRefuse(group, direct);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            refuseTheRest();
        }
    }

    /** A fault of ours costs its group an answer to come again, and nobody else anything. */
    private void writeOrRefuse(List<PendingPack> group, GroupWriter direct) {
        try {
            write(group, direct);
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "a group could not be written", e);
            group.forEach(pack -> pack.end(new Outcome.Unavailable()));
        }
    }

    /** To the database; behind what waits in the spool already, or where the database does not answer, to the spool. */
    private void write(List<PendingPack> group, GroupWriter direct) {
        long began = System.nanoTime();
        boolean spool = !backlog.isEmpty() || !isCommitted(group, direct);
        if (spool) {
            backlog.keep(group.stream().filter(PendingPack::isOpen).toList());
        }
        int rows = group.stream().mapToInt(PendingPack::size).sum();
        var told = new GroupTold(group.size(), rows, System.nanoTime() - began, spool);
        listeners.forEach(listener -> listener.accept(told));
    }

    private boolean isCommitted(List<PendingPack> group, GroupWriter direct) {
        try {
            direct.write(group);
            answering = true;
            backlog.noteDirect();
            return true;
        } catch (SQLException e) {
            LOG.log(answering ? Level.WARNING : Level.FINE, "the database does not answer", e);
            answering = false;
            drain.noteSilence();
            return false;
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
