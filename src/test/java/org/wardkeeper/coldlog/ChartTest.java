package org.wardkeeper.coldlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.wardkeeper.coldlog.Chart.Point;
import org.wardkeeper.quantity.Micros;

class ChartTest {

    @Test
    void every_point_keeps_its_lowest_highest_and_last_reading() {
        Chart chart = Story.ofAFridge()
                .readings(0, 5, 9, 4, 6)
                .readings(4, 7, 7, 3, 7)
                .chart(0, 8, 2);

        assertThat(chart.bucketSeconds()).isEqualTo(240);
        assertThat(chart.points()).containsExactly(new Point(minute(0), 4, 9, 6), new Point(minute(4), 3, 7, 7));
    }

    @Test
    void there_are_never_more_points_than_asked_for() {
        Story story = Story.ofAFridge();
        for (int minute = 0; minute < 1000; minute++) {
            story.reading(minute, 5);
        }

        assertThat(story.chart(0, 1000, 7).points()).hasSize(7);
        assertThat(story.chart(0, 1000, 999).points()).hasSizeLessThanOrEqualTo(999);
        assertThat(story.chart(0.5, 1000, 1).points()).hasSize(1);
    }

    @Test
    void where_readings_are_missing_there_is_a_gap_and_no_point() {
        Chart chart =
                Story.ofAFridge().readings(0, 5, 5).readings(10, 5, 5).now(12).chart(0, 12, 12);

        assertThat(chart.points()).extracting(Point::t).containsExactly(minute(0), minute(1), minute(10), minute(11));
        assertThat(chart.gaps()).containsExactly(new Chart.Gap(minute(2), minute(10)));
    }

    @Test
    void gaps_too_short_to_be_drawn_are_told_together() {
        Story story = Story.ofAFridge()
                .readings(0, 5, 5)
                .readings(6, 5)
                .missing(7)
                .readings(8, 5)
                .now(9);

        assertThat(story.chart(0, 9, 1).gaps()).isEmpty();
        assertThat(story.chart(0, 9, 1).shortGaps().count()).isEqualTo(2);
        assertThat(story.chart(0, 9, 1).shortGaps().seconds()).isEqualByComparingTo("300");
        assertThat(story.chart(0, 9, 9).gaps())
                .containsExactly(new Chart.Gap(minute(2), minute(6)), new Chart.Gap(minute(7), minute(8)));
        assertThat(story.chart(0, 9, 9).shortGaps().count()).isZero();
    }

    @Test
    void the_latest_reading_is_followed_by_a_gap_only_when_two_intervals_have_passed() {
        Story story = Story.ofAFridge().readings(0, 5, 5);

        assertThat(story.now(3).chart(0, 20, 100).gaps()).isEmpty();
        assertThat(story.now(4).chart(0, 20, 100).gaps()).containsExactly(new Chart.Gap(minute(2), minute(4)));
    }

    @Test
    void a_period_without_readings_is_one_gap() {
        Chart chart = Story.ofAFridge().chart(0, 60, 10);

        assertThat(chart.points()).isEmpty();
        assertThat(chart.gaps()).containsExactly(new Chart.Gap(minute(0), minute(60)));
    }

    @Test
    void limits_are_told_from_the_beginning_and_at_every_change() {
        Chart chart = Story.ofAFridge().limits(-5, 1, 9).limits(5, 3, 7).chart(0, 10, 10);

        assertThat(chart.limits())
                .containsExactly(new Chart.LimitsFrom(minute(0), 1, 9), new Chart.LimitsFrom(minute(5), 3, 7));
    }

    @Test
    void excursions_come_with_it() {
        assertThat(Story.ofAFridge().readings(0, 5, 9, 5).chart(0, 3, 3).excursions())
                .hasSize(1);
    }

    private static OffsetDateTime minute(double minute) {
        return Micros.in(Story.ZONE, Story.at(minute));
    }
}
