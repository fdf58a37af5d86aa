package org.wardkeeper.excursion;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.wardkeeper.environment.LiveReadings;
import org.wardkeeper.report.Durable;

/**
 * Finds excursions while they happen. The journal's thread hands over every row that is safe and waits for nothing; one
 * thread puts them into {@link Watches}, writes down what follows, and looks at history anew where a row came late.
 *
 * <p>While the database is away the newest rows are judged all the same; what is to be written, and what came late, waits.
 */
@ApplicationScoped
public class LiveExcursions {

    private static final Logger LOG = Logger.getLogger(LiveExcursions.class.getName());
    private static final int MOST_WAITING = 100_000;
    private static final int MOST_AT_ONCE = 20_000;
    private static final long ROUND_MS = 1_000;
    private static final long STOP_WAIT_MS = 10_000;

    @Resource
    ManagedThreadFactory threads;

    @Inject
    LiveReadings readings;

    @Inject
    Watches watches;

    private final Clock clock = Clock.systemUTC();
    private final BlockingQueue<Durable> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private volatile boolean open;
    private Thread looking;

    @PostConstruct
    void listen() {
        readings.onRow(this::take);
    }

    /**
     * Takes up what was running when the server ended, and begins to look.
     *
     * @param late how old a row may be when it arrives
     */
    public void start(Duration late) {
        watches.resume();
        open = true;
        looking = threads.newThread(() -> keepLooking(late));
        looking.setName("excursions");
        looking.start();
    }

    /** Writes down what is known, then ends. */
    public void stop() {
        open = false;
        if (looking == null) {
            return;
        }
        looking.interrupt();
        try {
            looking.join(STOP_WAIT_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The excursions that run at this moment, with the rules that have fired in them; in no order. */
    public List<Excursion> running() {
        return watches.running(clock.instant());
    }

    /** On the journal's thread. What does not fit is found again when its unit is looked at anew. */
    private void take(Durable row) {
        if (open && row.stream().equals(Watches.STREAM) && !waiting.offer(row)) {
            watches.missed(row);
        }
    }

    private void keepLooking(Duration late) {
        boolean caughtUp = false;
        List<Durable> rows = new ArrayList<>();
        while (open) {
            try {
                Durable first = waiting.poll(ROUND_MS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    rows.add(first);
                    waiting.drainTo(rows, MOST_AT_ONCE);
                }
                Instant now = clock.instant();
                caughtUp = caughtUp || watches.catchUp(late, now);
                watches.take(rows, now);
                rows.clear();
                watches.look(now, waiting.isEmpty());
            } catch (InterruptedException e) {
                break;
            } catch (RuntimeException e) {
                LOG.log(Level.SEVERE, "excursions could not be looked at", e);
            }
        }
        watches.look(clock.instant(), false);
        waiting.clear();
    }
}
