package org.wardkeeper.track;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Times in milliseconds. */
class SilenceTest {
    private static final long HOUR = 3_600_000;

    private final Silence silence = new Silence();

    @Test
    void a_tag_that_is_always_heard_was_where_it_was_until_it_moved() {
        heard(0, 5_000, 10_000);

        assertThat(silence.heardBefore(10_000)).isEqualTo(10_000);
    }

    @Test
    void a_tag_that_is_heard_again_elsewhere_was_where_it_was_until_it_fell_silent() {
        heard(0, 5_000, 5_000 + HOUR, 6_000 + HOUR);

        assertThat(silence.heardBefore(6_000 + HOUR)).isEqualTo(5_000);
    }

    @Test
    void a_tag_that_was_heard_again_where_it_was_moved_later() {
        heard(0, HOUR, HOUR + 20_000, HOUR + 40_000);

        assertThat(silence.heardBefore(HOUR + 40_000)).isEqualTo(HOUR + 40_000);
    }

    @Test
    void before_the_first_sighting_there_is_no_silence() {
        silence.heard(Long.MIN_VALUE / 2, HOUR);

        assertThat(silence.heardBefore(HOUR)).isEqualTo(HOUR);
    }

    private void heard(long... times) {
        for (int i = 1; i < times.length; i++) {
            silence.heard(times[i - 1], times[i]);
        }
    }
}
