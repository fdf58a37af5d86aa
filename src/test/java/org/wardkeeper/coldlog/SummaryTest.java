package org.wardkeeper.coldlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.wardkeeper.coldchain.UnitKind;
import org.wardkeeper.timeline.IntervalHistory;
import org.wardkeeper.timeline.Period;

class SummaryTest {

    @Test
    void a_reading_holds_until_the_next_one_and_the_last_one_for_one_interval() {
        UnitSummary summary = Story.ofAFridge().readings(0, 5, 9).reading(3, 1).summary(0, 6);

        assertSeconds(summary, 120, 60, 60, 120);
    }

    @Test
    void limits_themselves_are_in_range() {
        UnitSummary summary = Story.ofAFridge().readings(0, 8.0, 2.0).summary(0, 2);

        assertSeconds(summary, 0, 0, 120, 0);
        assertThat(summary.excursions()).isEmpty();
    }

    @Test
    void two_intervals_are_no_gap_yet() {
        UnitSummary summary =
                Story.ofAFridge().reading(0, 5).reading(2, 5).reading(3, 5).summary(0, 4);

        assertSeconds(summary, 0, 0, 240, 0);
    }

    @Test
    void before_a_gap_a_reading_holds_for_one_interval() {
        UnitSummary summary = Story.ofAFridge().reading(0, 5).reading(2.5, 5).summary(0, 3.5);

        assertSeconds(summary, 0, 0, 120, 90);
    }

    @Test
    void before_a_missing_value_a_reading_holds_for_one_interval_at_most() {
        UnitSummary early = Story.ofAFridge().reading(0, 5).missing(0.5).summary(0, 2);
        UnitSummary late =
                Story.ofAFridge().reading(0, 5).missing(1.5).reading(2.5, 5).summary(0, 3);

        assertSeconds(early, 0, 0, 30, 90);
        assertSeconds(late, 0, 0, 90, 90);
        assertThat(late.received()).isEqualTo(2);
    }

    @Test
    void a_reading_before_the_period_that_still_holds_counts_but_is_not_received() {
        UnitSummary summary = Story.ofAFridge().reading(-0.5, 9).reading(1, 5).summary(0, 2);

        assertSeconds(summary, 60, 0, 60, 0);
        assertThat(summary.received()).isEqualTo(1);
        assertThat(summary.maxCel()).isEqualTo(5.0);
    }

    @Test
    void nothing_after_the_end_tells_how_long_the_last_reading_held() {
        UnitSummary summary = Story.ofAFridge().reading(0, 5).reading(2, 5).summary(0, 1.5);

        assertSeconds(summary, 0, 0, 60, 30);
    }

    @Test
    void a_period_without_rows_is_unknown_and_all_its_readings_are_missing() {
        UnitSummary summary = Story.ofAFridge().summary(0, 10);

        assertSeconds(summary, 0, 0, 0, 600);
        assertThat(summary.expected()).isEqualTo(10);
        assertThat(summary.missing()).isEqualTo(10);
        assertThat(summary.meanCel()).isNull();
        assertThat(summary.mktCel()).isNull();
    }

    @Test
    void readings_are_expected_only_while_a_sensor_is_assigned() {
        UnitSummary summary =
                Story.ofAFridge().assigned(4, 8).readings(4, 5, 5, 5).summary(0, 10);

        assertThat(summary.expected()).isEqualTo(4);
        assertThat(summary.received()).isEqualTo(3);
        assertThat(summary.missing()).isEqualTo(1);
    }

    @Test
    void what_was_expected_is_told_by_the_interval_in_force_then() {
        UnitSummary slower = Story.ofAFridge()
                .every(10, 5)
                .readings(0, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5)
                .reading(10, 5)
                .reading(15, 5)
                .summary(0, 20);

        assertThat(slower.expected()).isEqualTo(12);
        assertThat(slower.missing()).isZero();
        assertSeconds(slower, 0, 0, 1_200, 0);
    }

    @Test
    void a_change_of_the_interval_tells_no_old_gap_otherwise_and_makes_none_of_its_own() {
        Story gap = Story.ofAFridge().readings(0, 5, 5).readings(6, 5, 5);
        Story later = Story.ofAFridge().readings(0, 5, 5).readings(6, 5, 5).every(8, 5);
        Story between = Story.ofAFridge().readings(0, 5, 5).reading(6, 5).every(2, 5);

        assertSeconds(gap.summary(0, 8), 0, 0, 240, 240);
        assertSeconds(later.summary(0, 8), 0, 0, 240, 240);
        assertSeconds(between.summary(0, 11), 0, 0, 660, 0);
    }

    @Test
    void the_intervals_of_a_period_begin_with_the_one_in_force_at_its_beginning() {
        IntervalHistory intervals = Story.ofAFridge().every(10, 5).every(30, 2).intervals();

        assertThat(intervals.during(new Period(Story.at(12), Story.at(30))))
                .containsExactly(new IntervalHistory.Since(Story.at(12), 5 * Story.INTERVAL));
        assertThat(intervals.during(new Period(Story.at(5), Story.at(31)))).hasSize(3);
    }

    @Test
    void more_readings_than_expected_leave_none_missing() {
        UnitSummary summary =
                Story.ofAFridge().reading(0, 5).reading(0.5, 5).reading(0.7, 5).summary(0, 1);

        assertThat(summary.expected()).isEqualTo(1);
        assertThat(summary.missing()).isZero();
    }

    @Test
    void the_mean_is_plain_and_the_kinetic_temperature_weighted_by_time() {
        UnitSummary summary = Story.ofAFridge().reading(0, 2).reading(0.5, 8).summary(0, 1.5);
        Mkt expected = new Mkt();
        expected.add(2, 1);
        expected.add(8, 2);

        assertThat(summary.meanCel()).isEqualTo(5.0);
        assertThat(summary.mktCel()).isEqualTo(expected.celsius(), within(1e-9));
    }

    @Test
    void frozen_storage_has_no_kinetic_temperature() {
        Story frozen = Story.ofAFridge().readings(0, -20, -21);

        assertThat(frozen.kind(UnitKind.FREEZER).summary(0, 2).mktCel()).isNull();
        assertThat(frozen.kind(UnitKind.ULTRACOLD).summary(0, 2).mktCel()).isNull();
    }

    @Test
    void every_reading_is_judged_by_the_limits_in_force_when_it_was_taken() {
        UnitSummary summary =
                Story.ofAFridge().limits(2, 2, 6).readings(0, 7, 7, 7, 7).summary(0, 4);

        assertSeconds(summary, 120, 0, 120, 0);
    }

    @Test
    void seconds_are_told_exactly() {
        UnitSummary summary = Story.ofAFridge().reading(0.00005, 5).summary(0, 1);

        assertThat(summary.secondsInside()).isEqualTo(new BigDecimal("59.997"));
        assertThat(summary.secondsUnknown()).isEqualTo(new BigDecimal("0.003"));
        assertThat(summary.secondsAbove()).isEqualTo(new BigDecimal("0"));
    }

    private static void assertSeconds(UnitSummary summary, long above, long below, long inside, long unknown) {
        assertThat(summary.secondsAbove()).as("above").isEqualByComparingTo(BigDecimal.valueOf(above));
        assertThat(summary.secondsBelow()).as("below").isEqualByComparingTo(BigDecimal.valueOf(below));
        assertThat(summary.secondsInside()).as("inside").isEqualByComparingTo(BigDecimal.valueOf(inside));
        assertThat(summary.secondsUnknown()).as("unknown").isEqualByComparingTo(BigDecimal.valueOf(unknown));
    }
}
