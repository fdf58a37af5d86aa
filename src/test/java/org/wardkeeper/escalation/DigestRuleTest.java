package org.wardkeeper.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** A mail a day, whatever the server and the clocks do. */
class DigestRuleTest {
    private static final LocalTime HALF_PAST_SEVEN = LocalTime.of(7, 30);
    private static final ZonedDateTime SATURDAY =
            ZonedDateTime.of(LocalDate.of(2026, 3, 28), LocalTime.MIDNIGHT, ZoneId.of("Europe/Zurich"));

    @Test
    void it_goes_out_once_a_day_at_its_time_also_when_the_clocks_change() {
        List<String> sent = new ArrayList<>();
        int last = 0;
        for (ZonedDateTime now = SATURDAY; now.isBefore(SATURDAY.plusDays(3)); now = now.plusMinutes(1)) {
            OptionalInt due = due(last, now);
            if (due.isPresent()) {
                sent.add(now.toLocalDateTime().toString());
                last = due.getAsInt();
            }
        }

        assertThat(sent).containsExactly("2026-03-28T07:30", "2026-03-29T07:30", "2026-03-30T07:30");
    }

    @Test
    void a_server_that_was_away_at_that_time_sends_it_when_it_is_back() {
        int yesterday = due(0, SATURDAY.minusHours(1)).getAsInt();

        assertThat(due(yesterday, SATURDAY.plusHours(7))).isEmpty();
        assertThat(due(yesterday, SATURDAY.plusHours(16))).hasValue(yesterday + 1);
    }

    @Test
    void a_clock_that_is_set_back_sends_none_twice() {
        int today = due(0, SATURDAY.plusHours(8)).getAsInt();

        assertThat(due(today, SATURDAY.minusHours(10))).isEmpty();
    }

    @Test
    void what_reached_nobody_is_tried_again_after_an_hour() {
        ZonedDateTime eight = SATURDAY.plusHours(8);
        Optional<Instant> inVain = Optional.of(eight.toInstant());

        assertThat(DigestRule.due(HALF_PAST_SEVEN, 0, inVain, eight.plusMinutes(59)))
                .isEmpty();
        assertThat(DigestRule.due(HALF_PAST_SEVEN, 0, inVain, eight.plusMinutes(60)))
                .isPresent();
    }

    private static OptionalInt due(int last, ZonedDateTime now) {
        return DigestRule.due(HALF_PAST_SEVEN, last, Optional.empty(), now);
    }
}
