package org.wardkeeper.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecentPasswordsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final Account NURSE = new Account("nurse", Role.NURSE, "hash-1");

    private final RecentPasswords recent = new RecentPasswords();

    @Test
    void a_password_just_found_right_is_right_again() {
        recent.remember(NURSE, "secret", NOW);
        assertThat(recent.isRight(NURSE, "secret", NOW.plusSeconds(60))).isTrue();
    }

    @Test
    void another_password_or_another_login_is_not() {
        recent.remember(NURSE, "secret", NOW);
        assertThat(recent.isRight(NURSE, "Secret", NOW)).isFalse();
        assertThat(recent.isRight(new Account("admin", Role.ADMIN, "hash-1"), "secret", NOW))
                .isFalse();
    }

    @Test
    void a_changed_password_is_forgotten_at_once() {
        recent.remember(NURSE, "secret", NOW);
        assertThat(recent.isRight(new Account("nurse", Role.NURSE, "hash-2"), "secret", NOW))
                .isFalse();
    }

    @Test
    void after_five_minutes_it_is_hashed_again() {
        recent.remember(NURSE, "secret", NOW);
        assertThat(recent.isRight(NURSE, "secret", NOW.plus(Duration.ofMinutes(5))))
                .isFalse();
    }
}
