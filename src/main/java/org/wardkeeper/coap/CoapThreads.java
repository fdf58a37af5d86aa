package org.wardkeeper.coap;

import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.elements.RawDataChannel;
import org.eclipse.californium.elements.util.NamedThreadFactory;

/**
 * The threads that datagrams are worked on, and the bound on how many may wait for them.
 *
 * <p>Californium's own pools queue without bound, so that senders who are faster than we are would fill the memory.
 * Here a datagram that finds the queue full is dropped, as the network itself drops one: its sender will send it again.
 * One more thread keeps the time of what is scheduled.
 */
final class CoapThreads extends ScheduledThreadPoolExecutor {
    private static final int MOST_WAITING = 20_000;

    private final ThreadPoolExecutor workers;

    CoapThreads() {
        this(Math.max(1, Runtime.getRuntime().availableProcessors() - 1), new NamedThreadFactory("coap-"));
    }

    private CoapThreads(int threads, ThreadFactory factory) {
        super(1, factory);
        setRemoveOnCancelPolicy(true);
        workers = new ThreadPoolExecutor(threads, threads, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
    }

    /** The same receiver behind the bound. */
    RawDataChannel bounded(RawDataChannel receiver) {
        return datagram -> {
            if (workers.getQueue().size() < MOST_WAITING) {
                receiver.receiveData(datagram);
            }
        };
    }

    @Override
    public void execute(Runnable task) {
        workers.execute(task);
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
}
