package org.wardkeeper.coldlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardkeeper.quantity.Micros;

class ExcursionTest {

    @Test
    void it_runs_from_the_first_reading_out_of_range_to_the_first_one_back() {
        UnitSummary summary = Story.ofAFridge().readings(0, 5, 8.1, 9.5, 8.2, 7).summary(0, 10);

        assertThat(told(summary)).containsExactly("1 to 4 above, 8.1 to 9.5, 180 s");
    }

    @Test
    void it_has_its_true_start_and_end_beyond_the_period() {
        Story story = Story.ofAFridge().readings(0, 5, 9, 10, 11, 9, 12, 5);

        assertThat(told(story.summary(3, 4))).containsExactly("1 to 6 above, 9.0 to 12.0, 60 s");
        assertThat(told(story.summary(2.5, 30))).containsExactly("1 to 6 above, 9.0 to 12.0, 210 s");
        assertThat(told(story.summary(-5, 1.5))).containsExactly("1 to 6 above, 9.0 to 12.0, 30 s");
    }

    @Test
    void one_that_only_touches_the_period_is_not_its_excursion() {
        Story story = Story.ofAFridge().readings(0, 5, 9, 9, 5, 5);

        assertThat(told(story.summary(3, 5))).isEmpty();
        assertThat(told(story.summary(-2, 1))).isEmpty();
    }

    @Test
    void a_gap_ends_it_after_one_interval_and_is_never_bridged() {
        UnitSummary summary =
                Story.ofAFridge().readings(0, 9, 9).readings(10, 9, 9, 5).summary(0, 20);

        assertThat(told(summary))
                .containsExactly("0 to 2 above, 9.0 to 9.0, 120 s", "10 to 12 above, 9.0 to 9.0, 120 s");
    }

    @Test
    void a_missing_value_ends_it() {
        UnitSummary summary =
                Story.ofAFridge().readings(0, 9, 9).missing(2).readings(3, 9, 5).summary(0, 10);

        assertThat(told(summary)).containsExactly("0 to 2 above, 9.0 to 9.0, 120 s", "3 to 4 above, 9.0 to 9.0, 60 s");
    }

    @Test
    void a_jump_from_too_warm_to_too_cold_is_two() {
        UnitSummary summary = Story.ofAFridge().readings(0, 9, 1, 5).summary(0, 5);

        assertThat(told(summary)).containsExactly("0 to 1 above, 9.0 to 9.0, 60 s", "1 to 2 below, 1.0 to 1.0, 60 s");
    }

    @Test
    void it_has_no_end_while_it_runs() {
        Story story = Story.ofAFridge().readings(0, 5, 9, 9);

        assertThat(told(story.now(4).summary(0, 4))).containsExactly("1 to now above, 9.0 to 9.0, 120 s");
        assertThat(told(story.now(4.1).summary(0, 4))).containsExactly("1 to 3 above, 9.0 to 9.0, 120 s");
    }

    @Test
    void one_that_still_runs_is_running_in_an_earlier_period_too() {
        Story story = Story.ofAFridge().readings(0, 5, 9, 9, 9, 9).now(5);

        assertThat(told(story.summary(0, 2))).containsExactly("1 to now above, 9.0 to 9.0, 60 s");
    }

    @Test
    void its_seconds_are_the_seconds_out_of_range() {
        UnitSummary summary =
                Story.ofAFridge().readings(-3, 9, 9, 9, 9, 5, 1, 1, 9).summary(0, 5);

        assertThat(summary.excursions().stream()
                        .map(excursion -> excursion.seconds().longValueExact())
                        .toList())
                .containsExactly(60L, 120L, 60L);
        assertThat(summary.secondsAbove().longValueExact()).isEqualTo(120);
        assertThat(summary.secondsBelow().longValueExact()).isEqualTo(120);
    }

    private static List<String> told(UnitSummary summary) {
        return summary.excursions().stream()
                .map(excursion -> minute(excursion.start()) + " to "
                        + (excursion.end() == null ? "now" : minute(excursion.end())) + " "
                        + excursion.direction() + ", " + excursion.minCel() + " to " + excursion.maxCel() + ", "
                        + excursion.seconds() + " s")
                .toList();
    }

    private static String minute(OffsetDateTime moment) {
        return Story.minute(Micros.of(moment.toInstant()));
    }
}
