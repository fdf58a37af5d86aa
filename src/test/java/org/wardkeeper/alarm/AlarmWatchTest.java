package org.wardkeeper.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardkeeper.alarm.AlarmState.ACKED;
import static org.wardkeeper.alarm.AlarmState.RTN_UNACK;
import static org.wardkeeper.alarm.AlarmState.UNACK;
import static org.wardkeeper.alarm.TechnicalKind.DATABASE_AWAY;
import static org.wardkeeper.alarm.TechnicalKind.LATE_CONFLICT;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The table of ISA-18.2 as timelines, a test a row. Seconds are counted from noon. */
class AlarmWatchTest {
    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");

    private AlarmWatch watch = AlarmWatch.of(DATABASE_AWAY);
    private int announced;
    private Optional<Alarm> last = Optional.empty();

    @Test
    void normal_stays_normal_until_the_condition_has_held_for_the_on_delay() {
        away(0);
        away(4);

        assertThat(watch.open()).isEmpty();
        assertThat(announced).isZero();
    }

    @Test
    void normal_becomes_unack_when_the_condition_has_held_for_the_on_delay() {
        away(0);
        away(5);

        assertThat(state()).isEqualTo(UNACK);
        assertThat(announced).isEqualTo(1);
        assertThat(watch.open().orElseThrow().since()).isEqualTo(NOON);
        assertThat(watch.open().orElseThrow().announced()).isEqualTo(at(5));
    }

    @Test
    void a_condition_that_flickers_below_the_on_delay_is_never_announced() {
        for (int second = 0; second < 100; second += 4) {
            away(second);
            back(second + 2);
        }

        assertThat(announced).isZero();
    }

    @Test
    void unack_becomes_acked_when_somebody_takes_note() {
        raised();
        acknowledge(6);

        assertThat(state()).isEqualTo(ACKED);
        assertThat(watch.open().orElseThrow().acknowledgement().orElseThrow().by())
                .isEqualTo("facilities");
    }

    @Test
    void unack_becomes_rtn_unack_when_the_condition_has_been_absent_for_the_off_delay() {
        raised();
        back(10);
        back(29);
        assertThat(state()).isEqualTo(UNACK);
        back(30);

        assertThat(state()).isEqualTo(RTN_UNACK);
        assertThat(watch.open().orElseThrow().returned()).contains(at(10));
    }

    @Test
    void acked_becomes_normal_when_the_condition_clears() {
        raised();
        acknowledge(6);
        back(10);
        back(30);

        assertThat(watch.open()).isEmpty();
        assertThat(last.orElseThrow().state()).isEqualTo(AlarmState.NORMAL);
    }

    @Test
    void rtn_unack_becomes_normal_when_somebody_takes_note() {
        raised();
        back(10);
        back(30);
        acknowledge(40);

        assertThat(watch.open()).isEmpty();
        assertThat(last.orElseThrow().acknowledgement()).isPresent();
    }

    @Test
    void rtn_unack_becomes_unack_and_is_announced_again_when_the_condition_comes_again() {
        raised();
        Alarm first = watch.open().orElseThrow();
        back(10);
        back(30);
        away(40);
        away(45);

        assertThat(state()).isEqualTo(UNACK);
        assertThat(announced).isEqualTo(2);
        assertThat(watch.open().orElseThrow().id()).isEqualTo(first.id());
        assertThat(watch.open().orElseThrow().returned()).isEmpty();
    }

    @Test
    void the_same_input_again_announces_nothing() {
        raised();
        for (int second = 6; second < 60; second++) {
            away(second);
        }
        acknowledge(60);
        acknowledge(61);
        away(62);

        assertThat(announced).isEqualTo(1);
        assertThat(watch.open().orElseThrow().acknowledgement().orElseThrow().at())
                .isEqualTo(at(60));
    }

    @Test
    void after_it_was_normal_the_next_one_is_another() {
        raised();
        Alarm first = watch.open().orElseThrow();
        acknowledge(6);
        back(10);
        back(30);
        away(100);
        away(105);

        assertThat(watch.open().orElseThrow().id()).isNotEqualTo(first.id());
        assertThat(announced).isEqualTo(2);
    }

    @Test
    void an_alarm_that_was_open_when_the_server_ended_is_not_announced_again() {
        raised();
        watch = AlarmWatch.resumed(watch.open().orElseThrow());
        away(100);
        away(200);

        assertThat(announced).isEqualTo(1);
        assertThat(state()).isEqualTo(UNACK);
    }

    @Test
    void what_is_over_at_once_stays_until_somebody_takes_note() {
        watch = AlarmWatch.of(LATE_CONFLICT);
        away(0);
        back(2);
        assertThat(state()).isEqualTo(RTN_UNACK);
        back(10_000);
        assertThat(state()).isEqualTo(RTN_UNACK);
        acknowledge(10_001);

        assertThat(watch.open()).isEmpty();
    }

    @Test
    void a_clock_that_is_set_back_does_not_hold_an_alarm_up() {
        away(3_600);
        away(0);
        away(5);

        assertThat(state()).isEqualTo(UNACK);
    }

    private void raised() {
        away(0);
        away(5);
    }

    private void away(int second) {
        take(watch.look(Optional.of(""), at(second)));
    }

    private void back(int second) {
        take(watch.look(Optional.empty(), at(second)));
    }

    private void acknowledge(int second) {
        take(watch.acknowledge(new Alarm.Acknowledgement(at(second), "facilities", "")));
    }

    private void take(AlarmWatch.Step step) {
        watch = step.next();
        announced += step.announced() ? 1 : 0;
        last = step.changed().or(() -> last);
    }

    private AlarmState state() {
        return watch.open().orElseThrow().state();
    }

    private static Instant at(int second) {
        return NOON.plusSeconds(second);
    }
}
