package org.wardkeeper.coap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A storm waits behind itself. */
class FairQueueTest {
    private final FairQueue<String> queue = new FairQueue<>();

    @Test
    void what_one_peer_sends_keeps_its_order() {
        queue.offer(1, "first");
        queue.offer(1, "second");
        assertThat(all()).containsExactly("first", "second");
    }

    @Test
    void one_peer_has_at_most_its_share_waiting() {
        assertThat(offered(7, 1_000)).isEqualTo(FairQueue.MOST_A_PEER);
    }

    @Test
    void a_lone_reading_is_served_after_one_datagram_of_the_storm_and_not_after_all() {
        offered(7, 1_000);
        queue.offer(8, "reading");
        queue.poll();
        assertThat(queue.poll()).isEqualTo("reading");
    }

    @Test
    void however_many_peers_storm_a_newcomer_finds_room() {
        for (int peer = 0; peer < 300; peer++) {
            offered(peer, FairQueue.MOST_A_PEER);
        }
        assertThat(queue.size()).isEqualTo(FairQueue.MOST_WAITING);
        assertThat(queue.offer(-1, "reading")).isTrue();
        assertThat(queue.size()).isEqualTo(FairQueue.MOST_WAITING);
        assertThat(all()).containsOnlyOnce("reading");
    }

    @Test
    void forged_addresses_fill_the_queue_and_nothing_else() {
        for (int port = 0; port < 100_000; port++) {
            queue.offer(port, "forged");
        }
        assertThat(all()).hasSize(FairQueue.MOST_WAITING);
    }

    @Test
    void an_emptied_queue_takes_as_much_as_a_new_one() {
        for (int round = 0; round < 50; round++) {
            for (int peer = 0; peer < 200; peer++) {
                offered(peer, 40);
            }
            all();
            assertThat(queue.size()).isZero();
        }
        assertThat(offered(7, 1_000)).isEqualTo(FairQueue.MOST_A_PEER);
    }

    private int offered(int peer, int items) {
        int taken = 0;
        for (int i = 0; i < items; i++) {
            taken += queue.offer(peer, "storm") ? 1 : 0;
        }
        return taken;
    }

    private List<String> all() {
        var all = new ArrayList<String>();
        for (String item = queue.poll(); item != null; item = queue.poll()) {
            all.add(item);
        }
        return all;
    }
}
