package org.wardkeeper.adapter.simulator;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.wardkeeper.adapter.kit.CoapSender;
import org.wardkeeper.adapter.kit.Delivery;
import org.wardkeeper.adapter.kit.Pack;

/**
 * Confirmed deliveries beside each other, so that one slow answer holds up nothing else. Bounded: while the server is away
 * the oldest packs that wait are dropped.
 */
final class Lanes {

    private static final int WAITING_PACKS = 2000;

    private final CoapSender sender;
    private final ThreadPoolExecutor threads;

    Lanes(CoapSender sender, int lanes) {
        this.sender = sender;
        this.threads = new ThreadPoolExecutor(
                lanes,
                lanes,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(WAITING_PACKS),
                task -> {
                    Thread thread = new Thread(task, "sensors");
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardOldestPolicy());
    }

    void send(Pack pack) {
        threads.execute(() -> deliver(pack));
    }

    private void deliver(Pack pack) {
        try {
            Delivery delivery = sender.deliver(pack);
            delivery.refused().stream()
                    .findFirst()
                    .ifPresent(first ->
                            System.err.println("simulator: " + first.item().device() + " "
                                    + first.item().name() + " was refused: " + first.code() + " " + first.reason()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
