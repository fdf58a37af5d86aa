package org.wardkeeper.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final BlockingQueue<Integer> done = new LinkedBlockingQueue<>();
    private final AtomicInteger count = new AtomicInteger();

    @Test
    void rounds_follow_each_other_until_they_are_stopped() throws Exception {
        Rounds rounds = begin(Duration.ofMillis(1));
        assertThat(next()).isEqualTo(1);
        assertThat(next()).isEqualTo(2);
        rounds.stop(PATIENCE);
        int last = count.get();
        rounds.soon();
        rounds.stop(PATIENCE);
        assertThat(count).hasValue(last);
    }

    @Test
    void one_that_is_wanted_soon_does_not_wait() throws Exception {
        Rounds rounds = begin(LONG);
        rounds.soon();
        assertThat(next()).isEqualTo(1);
        rounds.soon();
        assertThat(next()).isEqualTo(2);
        rounds.stop(PATIENCE);
    }

    @Test
    void who_stops_in_the_pause_sees_no_round_and_who_finishes_sees_one() {
        begin(LONG).stop(PATIENCE);
        assertThat(count).hasValue(0);
        begin(LONG).finish(PATIENCE);
        assertThat(count).hasValue(1);
    }

    @Test
    void a_round_that_fails_is_followed_by_the_next() throws Exception {
        Rounds rounds = Rounds.begin(Thread::new, "failing", Duration.ofMillis(1), () -> {
            done.add(count.incrementAndGet());
            throw new IllegalStateException("as this test wants it");
        });
        assertThat(next()).isEqualTo(1);
        assertThat(next()).isEqualTo(2);
        rounds.stop(PATIENCE);
    }

    private Rounds begin(Duration pause) {
        return Rounds.begin(Thread::new, "rounds", pause, () -> done.add(count.incrementAndGet()));
    }

    private Integer next() throws InterruptedException {
        return done.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
}
