package org.wardkeeper.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A thing of a kind that may be silent for a quarter of an hour came at nine. */
class StayTest {
    private static final Instant NINE = Instant.parse("2026-03-03T09:00:00Z");
    private static final Duration QUARTER = Duration.ofMinutes(15);

    @Test
    void what_was_heard_until_it_was_heard_elsewhere_left_then() {
        Stay stay = stay(at(60), at(59), at(500));

        assertThat(stay).isEqualTo(new Stay(at(60), Stay.How.LEFT, at(59)));
        assertThat(stay.secondsSince(NINE)).isEqualTo(3_600);
    }

    @Test
    void what_fell_silent_and_was_heard_elsewhere_hours_later_stayed_until_it_fell_silent() {
        Stay stay = stay(at(300), at(20), at(500));

        assertThat(stay).isEqualTo(new Stay(at(20), Stay.How.LAST_SEEN, at(20)));
        assertThat(stay.secondsSince(NINE)).isEqualTo(1_200);
    }

    @Test
    void what_is_heard_is_there_now() {
        assertThat(stay(null, at(29), at(30))).isEqualTo(new Stay(at(30), Stay.How.NOW, at(29)));
    }

    @Test
    void what_is_silent_for_hours_is_not_said_to_be_there_still() {
        assertThat(stay(null, at(10), at(400))).isEqualTo(new Stay(at(10), Stay.How.LAST_SEEN, at(10)));
    }

    @Test
    void a_visit_of_which_no_silence_was_noted_lasted_until_it_ended() {
        assertThat(stay(at(300), null, at(500))).isEqualTo(new Stay(at(300), Stay.How.LEFT, at(300)));
    }

    @Test
    void an_asset_that_was_last_heard_before_it_came_was_there_for_no_time() {
        assertThat(stay(null, at(-30), at(100)).secondsSince(NINE)).isZero();
        assertThat(stay(null, null, at(-1)).secondsSince(NINE)).isZero();
    }

    private static Stay stay(Instant left, Instant heard, Instant now) {
        return Stay.of(NINE, left, heard, QUARTER, now);
    }

    private static Instant at(long minutes) {
        return NINE.plus(Duration.ofMinutes(minutes));
    }
}
