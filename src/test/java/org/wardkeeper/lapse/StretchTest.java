package org.wardkeeper.lapse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardkeeper.lapse.Word.LOST;
import static org.wardkeeper.lapse.Word.NO;
import static org.wardkeeper.lapse.Word.NOTHING;
import static org.wardkeeper.lapse.Word.YES;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.wardkeeper.quantity.Micros;
import org.wardkeeper.threshold.Lapse;
import org.wardkeeper.threshold.LapseRule;

/** The door of a refrigerator whose sensor is heard every minute, by WHO's five minutes. Times are minutes. */
class StretchTest {

    private static final long MINUTE = 60 * Micros.SECOND;

    private Stretch door = Stretch.UNTOLD;

    @Test
    void a_door_that_stands_open_is_told_when_five_minutes_are_full() {
        told(0, NO).told(1, YES).heard(2, 5);

        assertThat(fired(5.9)).isFalse();
        assertThat(fired(6)).isTrue();
        assertThat(door.full(LapseRule.WHO_DOOR, Long.MIN_VALUE, at(7), MINUTE)).contains(Micros.instant(at(6)));
    }

    @Test
    void told_again_and_again_that_it_is_open_it_is_open_since_the_first_time() {
        told(0, YES).told(2, YES).told(4, YES).told(5, YES);

        assertThat(door.since()).isEqualTo(at(0));
        assertThat(fired(5)).isTrue();
    }

    @Test
    void shut_in_between_it_counts_anew() {
        told(0, YES).heard(1, 4).told(4.5, NO).told(5, YES).heard(6, 9);

        assertThat(fired(9.9)).isFalse();
        assertThat(fired(10)).isTrue();
    }

    @Test
    void a_silent_sensor_leaves_the_door_unknown_until_it_tells_it_again() {
        told(0, YES).heard(1, 2);

        assertThat(door.at(at(4), MINUTE).known()).isEqualTo(Known.YES);
        assertThat(door.at(at(4.1), MINUTE).known()).isEqualTo(Known.UNKNOWN);
        assertThat(fired(7)).isFalse();

        heard(60, 70);
        assertThat(door.known()).isEqualTo(Known.UNKNOWN);
        assertThat(fired(70)).isFalse();

        told(71, YES);
        assertThat(door.since()).isEqualTo(at(71));
    }

    @Test
    void a_door_that_was_shut_before_the_silence_is_unknown_behind_it() {
        told(0, NO).heard(60, 60);

        assertThat(door.known()).isEqualTo(Known.UNKNOWN);
        assertThat(told(61, NO).door.known()).isEqualTo(Known.NO);
    }

    @Test
    void the_last_row_before_a_silence_counts_for_one_interval() {
        told(0, YES).heard(1, 3);
        assertThat(fired(5)).isFalse();

        door = Stretch.UNTOLD;
        told(0, YES).heard(1, 4);
        assertThat(fired(5)).isTrue();
        assertThat(fired(6)).isTrue();
    }

    @Test
    void a_sensor_without_a_value_and_one_that_never_told_know_nothing() {
        heard(0, 30);
        assertThat(door.known()).isEqualTo(Known.UNTOLD);

        assertThat(told(31, YES).told(32, LOST).door.known()).isEqualTo(Known.UNKNOWN);
    }

    @Test
    void a_rule_counts_nothing_from_before_it_was_in_force() {
        told(0, YES).heard(1, 9);

        assertThat(door.full(LapseRule.WHO_DOOR, at(3), at(7.9), MINUTE)).isEmpty();
        assertThat(door.full(LapseRule.WHO_DOOR, at(3), at(8), MINUTE)).contains(Micros.instant(at(8)));
    }

    @Test
    void mains_are_off_where_less_than_a_watt_is_drawn() {
        assertThat(power(0)).isEqualTo(YES);
        assertThat(power(0.4)).isEqualTo(YES);
        assertThat(power(1)).isEqualTo(NO);
        assertThat(power(85)).isEqualTo(NO);
        assertThat(Word.of(Lapse.POWER_OFF, "power", OptionalDouble.empty())).isEqualTo(LOST);
        assertThat(Word.of(Lapse.POWER_OFF, "door", OptionalDouble.of(1))).isEqualTo(NOTHING);
        assertThat(Word.of(Lapse.DOOR_OPEN, "door", OptionalDouble.of(1))).isEqualTo(YES);
    }

    private static Word power(double watts) {
        return Word.of(Lapse.POWER_OFF, "power", OptionalDouble.of(watts));
    }

    private StretchTest told(double minute, Word word) {
        door = door.next(at(minute), word, MINUTE);
        return this;
    }

    /** A temperature every minute, from one minute to another. */
    private StretchTest heard(int from, int to) {
        for (int minute = from; minute <= to; minute++) {
            told(minute, NOTHING);
        }
        return this;
    }

    private boolean fired(double minute) {
        return door.full(LapseRule.WHO_DOOR, Long.MIN_VALUE, at(minute), MINUTE).isPresent();
    }

    private static long at(double minute) {
        return Math.round(minute * MINUTE);
    }
}
