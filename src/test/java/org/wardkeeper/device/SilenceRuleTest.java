package org.wardkeeper.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SilenceRuleTest {
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void three_intervals_without_a_word_are_silence() {
        assertThat(silent(Duration.ofMinutes(15), Duration.ofMinutes(45))).isFalse();
        assertThat(silent(Duration.ofMinutes(15), Duration.ofMinutes(45).plusMillis(1)))
                .isTrue();
    }

    @Test
    void a_device_that_speaks_every_second_is_given_five_minutes() {
        assertThat(silent(Duration.ofSeconds(1), Duration.ofMinutes(5))).isFalse();
        assertThat(silent(Duration.ofSeconds(1), Duration.ofMinutes(5).plusMillis(1)))
                .isTrue();
    }

    @Test
    void a_server_that_was_away_has_heard_nobody() {
        Instant hoursAgo = NOW.minus(Duration.ofHours(9));
        Instant back = NOW.minus(Duration.ofMinutes(4));
        assertThat(SilenceRule.isSilent(Duration.ofMinutes(1), hoursAgo, back, NOW))
                .isFalse();
        assertThat(SilenceRule.isSilent(Duration.ofMinutes(1), hoursAgo, back, NOW.plus(Duration.ofMinutes(2))))
                .isTrue();
    }

    private static boolean silent(Duration interval, Duration since) {
        return SilenceRule.isSilent(interval, NOW.minus(since), LONG_AGO, NOW);
    }
}
