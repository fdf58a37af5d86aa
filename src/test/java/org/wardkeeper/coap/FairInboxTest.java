package org.wardkeeper.coap;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.elements.AddressEndpointContext;
import org.eclipse.californium.elements.RawData;
import org.eclipse.californium.elements.RawDataChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A flood meets a bound, and the others go by it. */
class FairInboxTest {
    private final CoapThreads threads = new CoapThreads();
    private final CountDownLatch busy = new CountDownLatch(1);
    private final List<Integer> worked = new CopyOnWriteArrayList<>();
    private final RawDataChannel inbox = threads.bounded(datagram -> {
        int port = datagram.getInetSocketAddress().getPort();
        threads.execute(() -> worked.add(port));
    });

    @AfterEach
    void theEnd() throws InterruptedException {
        busy.countDown();
        threads.shutdown();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_storm_of_one_peer_is_dropped_beyond_its_share_and_another_peers_datagram_is_not() throws Exception {
        allWorkersBusy();
        for (int i = 0; i < 100_000; i++) {
            inbox.receiveData(from(1_000));
        }
        inbox.receiveData(from(2_000));
        workAll();
        assertThat(worked).containsOnlyOnce(2_000).hasSize(FairQueue.MOST_A_PEER + 1);
        assertThat(worked.indexOf(2_000)).isLessThanOrEqualTo(2 * threads.count());
    }

    @Test
    void an_answer_that_is_ready_does_not_wait_behind_the_storm() throws Exception {
        allWorkersBusy();
        for (int port = 1; port <= 60_000; port++) {
            inbox.receiveData(from(port));
        }
        threads.execute(() -> worked.add(-1));
        workAll();
        assertThat(worked).hasSizeGreaterThan(3_000);
        assertThat(worked.indexOf(-1)).isBetween(0, 2 * threads.count());
    }

    @Test
    void one_port_does_not_wait_for_the_storm_on_the_other() throws Exception {
        RawDataChannel other = threads.bounded(datagram -> threads.execute(() -> worked.add(-2)));
        allWorkersBusy();
        for (int port = 1; port <= 60_000; port++) {
            inbox.receiveData(from(port));
        }
        other.receiveData(from(1));
        workAll();
        assertThat(worked.indexOf(-2)).isBetween(0, 3 * threads.count());
    }

    @Test
    void what_was_worked_on_is_not_held_any_more() throws Exception {
        List<WeakReference<RawData>> stormed = new ArrayList<>();
        allWorkersBusy();
        for (int port = 1; port <= 1_000; port++) {
            RawData datagram = from(port);
            stormed.add(new WeakReference<>(datagram));
            inbox.receiveData(datagram);
        }
        workAll();
        for (int i = 0; i < 20 && stormed.stream().anyMatch(one -> one.get() != null); i++) {
            System.gc();
        }
        assertThat(stormed).allMatch(one -> one.get() == null);
    }

    private void allWorkersBusy() throws InterruptedException {
        var begun = new CountDownLatch(threads.count());
        for (int i = 0; i < threads.count(); i++) {
            threads.execute(() -> {
                begun.countDown();
                try {
                    busy.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        begun.await();
    }

    /** Lets the workers go, and waits until the last of what they were given is done. */
    private void workAll() throws InterruptedException {
        busy.countDown();
        int before;
        do {
            before = worked.size();
            for (int i = 0; i < 8; i++) {
                var done = new CountDownLatch(1);
                threads.execute(done::countDown);
                assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
            }
        } while (worked.size() != before);
    }

    private static RawData from(int port) {
        var peer = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        return RawData.inbound(new byte[4], new AddressEndpointContext(peer), false, 0, peer);
    }
}
