package org.wardkeeper.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
    private static final String KEY = "nurse 10.0.0.7";

    private final Attempts attempts = new Attempts(5, 100);

    @Test
    void four_mistakes_cost_no_wait() {
        fail(4, START);
        assertThat(attempts.waitOf(KEY, START)).isEqualTo(Duration.ZERO);
    }

    @Test
    void the_fifth_mistake_costs_five_seconds_and_each_one_after_it_twice_as_much() {
        fail(5, START);
        assertThat(attempts.waitOf(KEY, START)).isEqualTo(Duration.ofSeconds(5));
        Instant later = START.plusSeconds(5);
        assertThat(attempts.waitOf(KEY, later)).isEqualTo(Duration.ZERO);
        fail(1, later);
        assertThat(attempts.waitOf(KEY, later)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void no_wait_is_longer_than_a_quarter_of_an_hour() {
        fail(200, START);
        assertThat(attempts.waitOf(KEY, START)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void the_right_password_clears_the_count() {
        fail(4, START);
        attempts.succeeded(KEY);
        fail(4, START);
        assertThat(attempts.waitOf(KEY, START)).isEqualTo(Duration.ZERO);
    }

    @Test
    void mistakes_of_yesterday_are_forgotten() {
        fail(9, START);
        Instant tomorrow = START.plus(Duration.ofDays(1));
        fail(1, tomorrow);
        assertThat(attempts.waitOf(KEY, tomorrow)).isEqualTo(Duration.ZERO);
    }

    @Test
    void one_login_is_not_slowed_by_another() {
        fail(9, START);
        assertThat(attempts.waitOf("facilities 10.0.0.7", START)).isEqualTo(Duration.ZERO);
    }

    @Test
    void a_flood_of_invented_logins_takes_bounded_memory() {
        for (int i = 0; i < 10_000; i++) {
            attempts.failed("invented" + i, START);
        }
        assertThat(attempts.remembered()).isEqualTo(100);
    }

    private void fail(int times, Instant at) {
        for (int i = 0; i < times; i++) {
            attempts.failed(KEY, at);
        }
    }
}
