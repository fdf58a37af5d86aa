package org.wardkeeper.coap;

import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.californium.elements.RawDataChannel;
import org.eclipse.californium.elements.util.NamedThreadFactory;

/**
 * The threads that datagrams are worked on. Californium's own pools queue without bound, so that senders who are faster
 * than we are would fill the memory; here what may wait is bounded before it, by a {@link FairInbox} a port.
 *
 * <p>One more thread keeps the time of what is scheduled.
 */
final class CoapThreads extends ScheduledThreadPoolExecutor {
    private final ThreadPoolExecutor workers;
    private final int count;
    private final LongAdder dropped = new LongAdder();

    CoapThreads() {
        this(Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
    }

    private CoapThreads(int count) {
        super(1, new NamedThreadFactory("coap-timer-"));
        setRemoveOnCancelPolicy(true);
        this.count = count;
        var number = new AtomicInteger();
        workers = new ThreadPoolExecutor(
                count,
                count,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> new Worker(task, "coap-" + number.incrementAndGet()));
    }

    void noteDropped() {
        dropped.increment();
    }

    /** How many datagrams found no room, since the start. */
    long dropped() {
        return dropped.sum();
    }

    /** The same receiver behind a bound that is fair to every peer. */
    RawDataChannel bounded(RawDataChannel receiver) {
        return new FairInbox(this, receiver);
    }

    int count() {
        return count;
    }

    /** Queues a task; at the end, when no worker is left, it is dropped. */
    void work(Runnable task) {
        try {
            workers.execute(task);
        } catch (RejectedExecutionException e) {
            // the ports are closing, and what is under way will be sent again
        }
    }

    /** Runs a task of which the next thing it gives to {@link #execute} is run at once: it is what the worker is for. */
    void handOver(Runnable task) {
        if (Thread.currentThread() instanceof Worker worker) {
            worker.isHandedOver = true;
            try {
                task.run();
            } finally {
                worker.isHandedOver = false;
            }
        } else {
            task.run();
        }
    }

    @Override
    public void execute(Runnable task) {
        if (Thread.currentThread() instanceof Worker worker && worker.isHandedOver) {
            worker.isHandedOver = false;
            task.run();
        } else {
            workers.execute(task);
        }
    }

    @Override
    public void shutdown() {
        workers.shutdown();
        super.shutdown();
    }

    @Override
    public List<Runnable> shutdownNow() {
        workers.shutdownNow();
        return super.shutdownNow();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return workers.awaitTermination(timeout, unit) && super.awaitTermination(timeout, unit);
    }

    private static final class Worker extends Thread {
        private boolean isHandedOver;

        Worker(Runnable task, String name) {
            super(task, name);
            setDaemon(false);
        }
    }
}
