package org.wardkeeper.coldlog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogRuleTest {

    @Test
    void a_gap_is_a_line_of_its_own_between_the_readings() {
        Story story = Story.ofAFridge().readings(0, 5, 6).reading(10, 7);

        assertThat(story.log(0, 11)).containsExactly("0 5.0", "1 6.0", "2 gap until 10", "10 7.0");
    }

    @Test
    void a_missing_value_is_a_line_and_not_a_gap() {
        Story story = Story.ofAFridge().reading(0, 5).missing(1).reading(2, 5);

        assertThat(story.log(0, 3)).containsExactly("0 5.0", "1 missing", "2 5.0");
    }

    @Test
    void two_intervals_are_no_gap_yet() {
        assertThat(Story.ofAFridge().reading(0, 5).reading(2, 5).log(0, 4)).containsExactly("0 5.0", "2 5.0");
    }

    @Test
    void a_gap_that_reaches_beyond_the_period_is_told_as_far_as_it_lies_inside() {
        Story story = Story.ofAFridge().reading(-10, 5).reading(5, 5).reading(50, 5);

        assertThat(story.log(0, 20)).containsExactly("0 gap until 5", "5 5.0", "6 gap until 20");
    }

    @Test
    void a_reading_just_before_the_period_bridges_its_beginning() {
        assertThat(Story.ofAFridge().reading(-0.5, 5).reading(1.5, 5).log(0, 2)).containsExactly("1.5 5.0");
    }

    @Test
    void a_period_without_rows_is_one_gap() {
        assertThat(Story.ofAFridge().log(0, 60)).containsExactly("0 gap until 60");
    }

    @Test
    void the_future_is_not_a_gap() {
        Story story = Story.ofAFridge().reading(0, 5);

        assertThat(story.now(2).log(0, 60)).containsExactly("0 5.0");
        assertThat(story.now(10).log(0, 60)).containsExactly("0 5.0", "1 gap until 10");
        assertThat(story.now(-5).log(-3, 0)).isEmpty();
    }

    @Test
    void without_a_sensor_nobody_was_silent() {
        assertThat(Story.ofAFridge().assigned(100, 200).log(0, 60)).containsExactly("0 no sensor until 60");
    }
}
