package org.wardkeeper.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A door in a wall at x = 0, an antenna half a metre from it on each side; reads at random, fading by four decibels. */
class PassingTest {
    private static final int WARD = 1;
    private static final int CORRIDOR = 2;
    private static final double FADING_DB = 4;
    private static final double FIELD_M = 3;

    private final Random random = new Random(64);

    @Test
    void of_sixty_four_walks_at_all_speeds_sixty_two_are_told_right_and_none_wrong() {
        int right = 0;
        for (int walk = 0; walk < 64; walk++) {
            boolean out = walk % 2 == 0;
            double metresASecond = 0.5 + walk % 8 * 0.2;
            Optional<Passing.Way> way = walk(out ? -FIELD_M : FIELD_M, out ? FIELD_M : -FIELD_M, metresASecond);
            way.ifPresent(told -> assertThat(told.to()).isEqualTo(out ? CORRIDOR : WARD));
            right += way.isPresent() ? 1 : 0;
        }
        assertThat(right).isGreaterThanOrEqualTo(62);
    }

    @Test
    void it_went_when_it_was_in_the_middle_of_the_door() {
        long middle = walk(-FIELD_M, FIELD_M, 1).orElseThrow().millis();
        assertThat(middle).isBetween(2_500L, 3_500L);
    }

    @Test
    void a_tag_that_lies_by_the_door_went_nowhere() {
        for (int time = 0; time < 100; time++) {
            var passing = new Passing(0);
            double place = random.nextDouble() * 2 - 1;
            for (long at = 0; at < 60_000; at += 50) {
                read(passing, place, at);
                if (at % 3_000 == 0) {
                    assertThat(passing.takeWay(false)).isEmpty();
                }
            }
            assertThat(passing.takeWay(true)).isEmpty();
        }
    }

    @Test
    void whoever_comes_near_and_turns_round_went_nowhere() {
        for (int time = 0; time < 100; time++) {
            var passing = new Passing(0);
            long turned = go(passing, -FIELD_M, -0.4, 1, 0);
            go(passing, -0.4, -FIELD_M, 1, turned);
            assertThat(passing.takeWay(true)).isEmpty();
        }
    }

    @Test
    void there_and_back_are_two_passages() {
        var passing = new Passing(0);
        long there = go(passing, -FIELD_M, FIELD_M, 1, 0);
        assertThat(passing.takeWay(false).orElseThrow().to()).isEqualTo(CORRIDOR);
        go(passing, FIELD_M, -FIELD_M, 1, there + 2_000);
        assertThat(passing.takeWay(true).orElseThrow().to()).isEqualTo(WARD);
    }

    @Test
    void it_is_told_once() {
        var passing = new Passing(0);
        go(passing, -FIELD_M, FIELD_M, 1, 0);
        assertThat(passing.takeWay(true)).isPresent();
        assertThat(passing.takeWay(true)).isEmpty();
    }

    @Test
    void reads_that_are_seconds_apart_are_no_passage() {
        var passing = new Passing(0);
        for (int second = 0; second < 10; second++) {
            passing.heard(WARD, level(-1 + second * 0.2, -0.5), second * 1_000L);
            passing.heard(CORRIDOR, level(-1 + second * 0.2, 0.5), second * 1_000L + 500);
        }
        assertThat(passing.takeWay(true)).isEmpty();
    }

    @Test
    void reads_of_three_sides_in_whatever_order_never_lead_from_a_zone_into_itself() {
        var passing = new Passing(0);
        for (int read = 0; read < 5_000; read++) {
            passing.heard(read % 3, -40 - random.nextInt(60), random.nextInt(10_000) + read * 10L);
            if (read % 20 == 0) {
                passing.takeWay(read % 40 == 0)
                        .ifPresent(way -> assertThat(way.from()).isNotEqualTo(way.to()));
            }
        }
    }

    private Optional<Passing.Way> walk(double from, double to, double metresASecond) {
        var passing = new Passing(0);
        go(passing, from, to, metresASecond, 0);
        return passing.takeWay(true);
    }

    private long go(Passing passing, double from, double to, double metresASecond, long start) {
        long lasts = Math.round(Math.abs(to - from) / metresASecond * 1_000);
        for (long at = 0; at < lasts; at += 50) {
            read(passing, from + (to - from) * at / lasts, start + at);
        }
        return start + lasts;
    }

    /** Each antenna reads it ten times a second or so where it is in the field. */
    private void read(Passing passing, double x, long at) {
        if (random.nextDouble() < 0.5) {
            passing.heard(WARD, level(x, -0.5), at);
        }
        if (random.nextDouble() < 0.5) {
            passing.heard(CORRIDOR, level(x, 0.5), at + 10);
        }
    }

    private double level(double x, double antenna) {
        double wall = Math.signum(x) == Math.signum(antenna) ? 0 : 5;
        return -45 - 20 * Math.log10(Math.hypot(x - antenna, 0.8)) - wall + FADING_DB * random.nextGaussian();
    }
}
