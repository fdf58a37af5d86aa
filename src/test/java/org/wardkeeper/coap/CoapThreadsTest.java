package org.wardkeeper.coap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.californium.elements.RawDataChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A flood meets a bound. */
class CoapThreadsTest {
    private final CoapThreads threads = new CoapThreads();
    private final CountDownLatch busy = new CountDownLatch(1);
    private final AtomicInteger received = new AtomicInteger();

    @AfterEach
    void theEndOfIt() throws InterruptedException {
        busy.countDown();
        threads.shutdown();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void datagrams_that_find_the_queue_full_are_dropped() {
        RawDataChannel bounded = threads.bounded(datagram -> work());
        for (int i = 0; i < 100_000; i++) {
            bounded.receiveData(null);
        }

        assertThat(received.get())
                .isBetween(20_000, 20_000 + Runtime.getRuntime().availableProcessors());
    }

    private void work() {
        received.incrementAndGet();
        threads.execute(() -> {
            try {
                busy.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
