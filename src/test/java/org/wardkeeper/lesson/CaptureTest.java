package org.wardkeeper.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.wardkeeper.lesson.Heard.EAST;
import static org.wardkeeper.lesson.Heard.WEST;
import static org.wardkeeper.lesson.Heard.after;
import static org.wardkeeper.lesson.Heard.by;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wardkeeper.radio.Taught;
import org.wardkeeper.report.Sighting;

class CaptureTest {
    private final Capture capture = new Capture(Heard.begun("east"));

    @Test
    void what_is_heard_within_a_second_is_one_vector_and_a_row_an_antenna() {
        capture.hear(by(EAST, 4.1, -50));
        capture.hear(by(EAST, 4.6, -54));
        capture.hear(by(WEST, 4.9, -70));

        Finished finished = capture.finish(after(20));

        assertThat(finished.vectors()).isEqualTo(1);
        assertThat(finished.rows())
                .extracting(Taught::reader, Taught::rssi, Taught::zoneId)
                .containsExactlyInAnyOrder(tuple(EAST, -52.0, "east"), tuple(WEST, -70.0, "east"));
    }

    @Test
    void the_first_two_seconds_after_the_tap_are_of_the_door() {
        capture.hear(by(EAST, 0.5, -50));
        capture.hear(by(EAST, 1.9, -50));
        capture.hear(by(EAST, 2.0, -60));

        assertThat(capture.finish(after(20)).rows()).extracting(Taught::rssi).containsExactly(-60.0);
    }

    @Test
    void the_last_three_seconds_before_an_early_end_are_of_the_way_out() {
        for (int second = 3; second <= 9; second++) {
            capture.hear(by(EAST, second, -50));
        }

        assertThat(capture.finish(after(10)).rows())
                .extracting(Taught::at)
                .containsExactly(after(3), after(4), after(5), after(6));
    }

    @Test
    void with_enough_it_is_over_by_itself_and_all_of_it_counts() {
        boolean over = false;
        for (int second = 2; second < 2 + Capture.ENOUGH; second++) {
            over = over || capture.hear(by(EAST, second, -50));
        }
        assertThat(over).isFalse();
        assertThat(capture.vectors()).isEqualTo(Capture.ENOUGH);

        assertThat(capture.hear(by(EAST, 2 + Capture.ENOUGH, -50))).isTrue();
        capture.hear(by(EAST, 3 + Capture.ENOUGH, -50));
        assertThat(capture.finish(after(3 + Capture.ENOUGH)).vectors()).isEqualTo(Capture.ENOUGH);
    }

    @Test
    void who_was_told_that_it_is_enough_may_walk_on_at_once() {
        for (int second = 2; second < 2 + Capture.ENOUGH; second++) {
            capture.hear(by(EAST, second, -50));
        }

        assertThat(capture.finish(after(2 + Capture.ENOUGH)).vectors()).isEqualTo(Capture.ENOUGH);
    }

    @Test
    void a_reader_that_tells_late_or_by_a_wrong_clock_is_left_out_and_counted() {
        capture.hear(by(EAST, 3, 9, -50));
        capture.hear(by(EAST, 9, 3, -50));

        assertThat(capture.unclear()).isEqualTo(2);
        assertThat(capture.finish(after(30)).rows()).isEmpty();
    }

    @Test
    void an_overdriven_reader_teaches_nothing() {
        capture.hear(by(EAST, 4, 3));

        assertThat(capture.finish(after(30)).rows()).isEmpty();
    }

    @Test
    void what_was_taught_depends_on_what_was_heard_and_not_on_the_order_of_arrival() {
        List<Sighting> heard = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            heard.add(by(i % 3 == 0 ? WEST : EAST, 2 + i * 0.3, -40 - i));
        }
        heard.forEach(capture::hear);
        Collections.shuffle(heard, new Random(7));
        var other = new Capture(capture.begun());
        heard.forEach(other::hear);

        assertThat(other.finish(after(20)).rows())
                .containsExactlyInAnyOrderElementsOf(capture.finish(after(20)).rows());
    }

    @Test
    void the_readers_are_told_as_they_hear_it_now_the_loudest_first() {
        capture.hear(by(WEST, 3, -40));
        capture.hear(by(WEST, 5, -80));
        capture.hear(by(EAST, 5, -60));

        assertThat(capture.hearings())
                .extracting(Hearing::reader, Hearing::dBm, Hearing::vectors)
                .containsExactly(tuple(EAST, -60.0, 1), tuple(WEST, -80.0, 2));
    }

    @Test
    void it_is_forgotten_after_ten_minutes() {
        assertThat(capture.isForgotten(after(600))).isFalse();
        assertThat(capture.isForgotten(after(600.1))).isTrue();
    }
}
