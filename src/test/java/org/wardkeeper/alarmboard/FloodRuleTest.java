package org.wardkeeper.alarmboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FloodRuleTest {
    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");

    @Test
    void a_flood_begins_above_10_in_ten_minutes_and_ends_below_5() {
        assertThat(floods(1, 10, 11, 7, 5, 4, 9))
                .containsExactly(new FloodRule.Flood(at(2), Optional.of(at(5)), 23, 11));
    }

    @Test
    void one_that_lasts_has_no_end() {
        assertThat(floods(0, 12, 30)).containsExactly(new FloodRule.Flood(at(1), Optional.empty(), 42, 30));
    }

    @Test
    void ten_are_none() {
        assertThat(floods(10, 10, 10)).isEmpty();
    }

    private static List<FloodRule.Flood> floods(int... counts) {
        return FloodRule.floods(IntStream.range(0, counts.length)
                .mapToObj(i -> new FloodRule.Count(at(i), counts[i]))
                .toList());
    }

    private static Instant at(int span) {
        return NOON.plus(FloodRule.SPAN.multipliedBy(span));
    }
}
