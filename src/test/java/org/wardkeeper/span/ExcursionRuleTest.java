package org.wardkeeper.span;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.wardkeeper.span.Fridge.warm;
import static org.wardkeeper.threshold.Semantics.CONTINUOUS;
import static org.wardkeeper.threshold.Semantics.DAY;
import static org.wardkeeper.threshold.Semantics.RUN;

import org.junit.jupiter.api.Test;

class ExcursionRuleTest {

    @Test
    void it_runs_from_the_first_reading_out_to_the_first_one_back() {
        assertThat(Fridge.underWho().readings(0, 5, 8.1, 9.5, 8.2, 7).told())
                .containsExactly("1 to 4 above, 8.1 to 9.5, in-range");
    }

    @Test
    void the_limits_themselves_are_in_range() {
        assertThat(Fridge.underWho().readings(0, 8.0, 2.0, 8.0).told()).isEmpty();
    }

    @Test
    void a_gap_ends_it_and_is_never_bridged() {
        assertThat(Fridge.underWho().readings(0, 9, 9).readings(10, 9, 5).told())
                .containsExactly("0 to 2 above, 9.0 to 9.0, gap", "10 to 11 above, 9.0 to 9.0, in-range");
    }

    @Test
    void two_intervals_are_no_gap() {
        assertThat(Fridge.underWho().reading(0, 9).reading(2, 9).reading(4, 5).told())
                .containsExactly("0 to 4 above, 9.0 to 9.0, in-range");
    }

    @Test
    void a_missing_value_ends_it_and_nobody_knows_from_there() {
        assertThat(Fridge.underWho().readings(0, 9, 9).missing(2).readings(3, 5).told())
                .containsExactly("0 to 2 above, 9.0 to 9.0, missing");
    }

    @Test
    void a_jump_to_the_other_side_is_two() {
        assertThat(Fridge.underWho().readings(0, 9, 1, 5).told())
                .containsExactly("0 to 1 above, 9.0 to 9.0, other-side", "1 to 2 below, 1.0 to 1.0, in-range");
    }

    @Test
    void it_runs_as_long_as_the_next_reading_may_come_and_counts_one_interval_at_most() {
        Fridge fridge = Fridge.underWho().readings(0, 5, 9, 9);

        assertThat(fridge.now(2.5).told()).containsExactly("1 to 2.5 above, 9.0 to 9.0, running");
        assertThat(fridge.now(4).told()).containsExactly("1 to 3 above, 9.0 to 9.0, running");
        assertThat(fridge.now(4.1).told()).containsExactly("1 to 3 above, 9.0 to 9.0, gap");
    }

    @Test
    void limits_count_from_when_they_are_in_force() {
        assertThat(Fridge.underWho().limits(2, 2, 10).readings(0, 9, 9, 9, 9).told())
                .containsExactly("0 to 2 above, 9.0 to 9.0, in-range");
    }

    @Test
    void degree_minutes_are_how_far_out_times_how_long() {
        Span span = Fridge.underWho().readings(0, 9, 10, 8.5, 5).spans().get(0);

        assertThat(span.degreeMinutes()).isCloseTo(1 + 2 + 0.5, within(1e-9));
    }

    @Test
    void who_heat_fires_after_ten_hours_without_a_break() {
        assertThat(Fridge.underWho().steady(0, 601, 8.1).fired()).containsExactly("WHO heat at 600");
        assertThat(Fridge.underWho().steady(0, 600, 8.1).reading(600, 8.0).fired())
                .containsExactly("WHO heat at 600");
        assertThat(Fridge.underWho()
                        .steady(0, 599, 8.1)
                        .reading(599, 8.0)
                        .steady(600, 599, 8.1)
                        .reading(1199, 5)
                        .fired())
                .isEmpty();
    }

    @Test
    void who_freeze_fires_at_half_a_degree_below_zero_and_not_above_it() {
        assertThat(Fridge.underWho().steady(0, 61, -0.5).fired()).containsExactly("WHO freeze at 60");
        assertThat(Fridge.underWho().steady(0, 61, -0.4).fired()).isEmpty();
    }

    @Test
    void a_rule_fires_by_the_clock_before_the_next_reading_is_there() {
        Fridge fridge = Fridge.withRules(warm(CONTINUOUS, 3)).readings(0, 9, 9, 9);

        assertThat(fridge.now(2.9).fired()).isEmpty();
        assertThat(fridge.now(3).fired()).containsExactly("warm continuous at 3");
    }

    @Test
    void continuous_begins_anew_behind_a_reading_in_range_and_behind_a_gap() {
        assertThat(Fridge.withRules(warm(CONTINUOUS, 5))
                        .steady(0, 4, 9)
                        .reading(4, 5)
                        .steady(5, 4, 9)
                        .steady(20, 5, 9)
                        .reading(25, 5)
                        .fired())
                .containsExactly("warm continuous at 25");
    }

    @Test
    void a_day_adds_up_its_excursions_and_leaves_out_what_nobody_knows() {
        assertThat(Fridge.withRules(warm(DAY, 6))
                        .steady(0, 4, 9)
                        .reading(4, 5)
                        .steady(20, 1, 9)
                        .steady(30, 2, 9)
                        .reading(32, 5)
                        .fired())
                .containsExactly("warm day at 31");
    }

    @Test
    void a_day_that_is_full_fires_again_as_soon_as_it_is_out_again() {
        assertThat(Fridge.withRules(warm(DAY, 3))
                        .steady(0, 3, 9)
                        .reading(3, 5)
                        .steady(10, 1, 9)
                        .reading(11, 5)
                        .fired())
                .containsExactly("warm day at 3", "warm day at 10");
    }

    /** Vienna's 1 March 2026 begins at 23:00 UTC. */
    @Test
    void a_day_begins_anew_at_local_midnight_within_one_reading_too() {
        Fridge fridge = Fridge.withRules(warm(DAY, 5)).beginning("2026-02-28T22:57:00Z");

        assertThat(fridge.steady(0, 7, 9).reading(7, 5).fired()).isEmpty();
        assertThat(Fridge.withRules(warm(DAY, 5))
                        .beginning("2026-02-28T22:57:00Z")
                        .steady(0, 8, 9)
                        .reading(8, 5)
                        .fired())
                .containsExactly("warm day at 8");
    }

    @Test
    void the_day_on_which_clocks_go_forward_has_23_hours() {
        Fridge fridge = Fridge.withRules(warm(DAY, 23 * 60)).beginning("2026-03-28T23:00:00Z");

        assertThat(fridge.steady(0, 23 * 60, 9).reading(23 * 60, 5).fired()).containsExactly("warm day at 1380");
        assertThat(Fridge.withRules(warm(DAY, 23 * 60 + 1))
                        .beginning("2026-03-28T23:00:00Z")
                        .steady(0, 24 * 60, 9)
                        .reading(24 * 60, 5)
                        .fired())
                .isEmpty();
    }

    @Test
    void the_day_on_which_clocks_go_back_has_25_hours() {
        assertThat(Fridge.withRules(warm(DAY, 25 * 60))
                        .beginning("2026-10-24T22:00:00Z")
                        .steady(0, 25 * 60, 9)
                        .reading(25 * 60, 5)
                        .fired())
                .containsExactly("warm day at 1500");
    }

    @Test
    void a_run_adds_up_over_midnight() {
        assertThat(Fridge.withRules(warm(RUN, 6))
                        .beginning("2026-02-28T22:57:00Z")
                        .steady(0, 3, 9)
                        .reading(3, 5)
                        .steady(2000, 3, 9)
                        .reading(2003, 5)
                        .fired())
                .containsExactly("warm run at 2003");
    }

    @Test
    void a_rule_counts_from_when_it_is_in_force() {
        assertThat(Fridge.withRules(warm(CONTINUOUS, 100))
                        .rules(10, warm(CONTINUOUS, 5))
                        .steady(0, 20, 9)
                        .reading(20, 5)
                        .fired())
                .containsExactly("warm continuous at 15");
    }
}
