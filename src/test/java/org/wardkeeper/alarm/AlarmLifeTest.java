package org.wardkeeper.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.wardkeeper.alarm.AlarmKind.DATABASE_AWAY;
import static org.wardkeeper.alarm.AlarmKind.LATE_CONFLICT;
import static org.wardkeeper.alarm.AlarmState.ACKED;
import static org.wardkeeper.alarm.AlarmState.NORMAL;
import static org.wardkeeper.alarm.AlarmState.RTN_UNACK;
import static org.wardkeeper.alarm.AlarmState.UNACK;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The table of ISA-18.2 as timelines, a test a row. Seconds are counted from noon. */
class AlarmLifeTest {
    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
    private static final int HOUR = 3_600;
    private static final AlarmKey PARENT = AlarmKey.site(AlarmKind.NETWORK_SILENT);

    private AlarmLife life = AlarmLife.of(AlarmKey.server(DATABASE_AWAY));
    private int announced;
    private Optional<Alarm> last = Optional.empty();
    private final List<String> log = new ArrayList<>();

    @Test
    void normal_stays_normal_until_the_condition_has_held_for_the_on_delay() {
        away(0);
        away(4);

        assertThat(life.open()).isEmpty();
        assertThat(announced).isZero();
    }

    @Test
    void normal_becomes_unack_when_the_condition_has_held_for_the_on_delay() {
        away(0);
        away(5);

        assertThat(state()).isEqualTo(UNACK);
        assertThat(announced).isEqualTo(1);
        assertThat(alarm().since()).isEqualTo(NOON);
        assertThat(alarm().announced()).contains(at(5));
        assertThat(log).containsExactly("5 raised", "5 announced");
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
        assertThat(alarm().acknowledgement().orElseThrow().by()).isEqualTo("facilities");
    }

    @Test
    void unack_becomes_rtn_unack_when_the_condition_has_been_absent_for_the_off_delay() {
        raised();
        back(10);
        back(29);
        assertThat(state()).isEqualTo(UNACK);
        back(30);

        assertThat(state()).isEqualTo(RTN_UNACK);
        assertThat(alarm().returned()).contains(at(10));
    }

    @Test
    void acked_becomes_normal_when_the_condition_clears() {
        raised();
        acknowledge(6);
        back(10);
        back(30);

        assertThat(life.open()).isEmpty();
        assertThat(last.orElseThrow().state()).isEqualTo(NORMAL);
    }

    @Test
    void rtn_unack_becomes_normal_when_somebody_takes_note() {
        raised();
        back(10);
        back(30);
        acknowledge(40);

        assertThat(life.open()).isEmpty();
        assertThat(last.orElseThrow().acknowledgement()).isPresent();
    }

    @Test
    void rtn_unack_becomes_unack_and_is_announced_again_when_the_condition_comes_again() {
        raised();
        Alarm first = alarm();
        back(10);
        back(30);
        away(40);
        away(45);

        assertThat(state()).isEqualTo(UNACK);
        assertThat(announced).isEqualTo(2);
        assertThat(alarm().id()).isEqualTo(first.id());
        assertThat(alarm().returned()).isEmpty();
    }

    @Test
    void acked_becomes_unack_and_is_announced_again_when_the_priority_worsens() {
        holds(Priority.MEDIUM, 0);
        holds(Priority.MEDIUM, 5);
        acknowledge(6);
        holds(Priority.MEDIUM, 8);
        assertThat(state()).isEqualTo(ACKED);
        holds(Priority.HIGH, 10);

        assertThat(state()).isEqualTo(UNACK);
        assertThat(alarm().priority()).isEqualTo(Priority.HIGH);
        assertThat(alarm().acknowledgement()).isEmpty();
        assertThat(announced).isEqualTo(2);
    }

    @Test
    void acked_becomes_unack_and_is_announced_again_when_the_re_alarm_timer_runs_out() {
        raised();
        acknowledge(10);
        away(10 + 30 * 60 - 1);
        assertThat(state()).isEqualTo(ACKED);
        away(10 + 30 * 60);

        assertThat(state()).isEqualTo(UNACK);
        assertThat(announced).isEqualTo(2);
        assertThat(log).endsWith("1810 re-alarmed", "1810 announced");
    }

    @Test
    void what_is_of_low_priority_is_not_announced_again_after_somebody_took_note() {
        holds(Priority.LOW, 0);
        holds(Priority.LOW, 5);
        acknowledge(10);
        holds(Priority.LOW, 100 * HOUR);

        assertThat(state()).isEqualTo(ACKED);
        assertThat(announced).isEqualTo(1);
    }

    @Test
    void unack_that_worsens_is_news_and_a_priority_never_falls_while_the_condition_holds() {
        holds(Priority.LOW, 0);
        holds(Priority.LOW, 5);
        holds(Priority.HIGH, 10);
        holds(Priority.LOW, 12);
        holds(Priority.HIGH, 14);

        assertThat(alarm().priority()).isEqualTo(Priority.HIGH);
        assertThat(announced).isEqualTo(2);
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
        assertThat(alarm().acknowledgement().orElseThrow().at()).isEqualTo(at(60));
    }

    @Test
    void after_it_was_normal_the_next_one_is_another() {
        raised();
        Alarm first = alarm();
        acknowledge(6);
        back(10);
        back(30);
        away(100);
        away(105);

        assertThat(alarm().id()).isNotEqualTo(first.id());
        assertThat(announced).isEqualTo(2);
    }

    @Test
    void an_alarm_that_was_open_when_the_server_ended_is_not_announced_again() {
        raised();
        life = AlarmLife.resumed(alarm());
        away(100);
        away(200);

        assertThat(announced).isEqualTo(1);
        assertThat(state()).isEqualTo(UNACK);
    }

    @Test
    void what_is_over_at_once_stays_until_somebody_takes_note() {
        life = AlarmLife.of(AlarmKey.server(LATE_CONFLICT));
        away(0);
        back(2);
        assertThat(state()).isEqualTo(RTN_UNACK);
        back(10_000);
        assertThat(state()).isEqualTo(RTN_UNACK);
        acknowledge(10_001);

        assertThat(life.open()).isEmpty();
    }

    @Test
    void a_clock_that_is_set_back_does_not_hold_an_alarm_up() {
        away(3_600);
        away(0);
        away(5);

        assertThat(state()).isEqualTo(UNACK);
    }

    @Nested
    class FoundLate {
        private final PastCondition past = new PastCondition(
                Condition.of(life.key(), Priority.HIGH), NOON.minusSeconds(3 * HOUR), NOON.minusSeconds(2 * HOUR));

        @Test
        void begins_as_rtn_unack_with_its_true_times_and_is_announced_once() {
            found(0);
            found(5);
            back(10);
            back(HOUR);

            assertThat(state()).isEqualTo(RTN_UNACK);
            assertThat(alarm().since()).isEqualTo(past.since());
            assertThat(alarm().returned()).contains(past.returned());
            assertThat(alarm().wasToldLate()).isTrue();
            assertThat(announced).isEqualTo(1);
            assertThat(log).containsExactly("0 raised", "0 returned", "0 announced");
        }

        @Test
        void waits_for_somebody_and_is_gone_when_somebody_takes_note() {
            found(0);
            acknowledge(6);

            assertThat(life.open()).isEmpty();
            assertThat(last.orElseThrow().state()).isEqualTo(NORMAL);
        }

        @Test
        void changes_nothing_of_an_alarm_that_is_open() {
            raised();
            Alarm before = alarm();
            found(6);

            assertThat(alarm()).isEqualTo(before);
            assertThat(announced).isEqualTo(1);
        }

        @Test
        void becomes_unack_like_any_other_when_the_condition_holds_now() {
            found(0);
            away(10);
            away(15);

            assertThat(state()).isEqualTo(UNACK);
            assertThat(alarm().wasToldLate()).isFalse();
            assertThat(announced).isEqualTo(2);
        }

        private void found(int second) {
            take(life.after(new Input.Found(past), at(second)));
        }
    }

    @Nested
    class Shelved {
        @Test
        void goes_on_underneath_and_its_end_announces_what_came_meanwhile() {
            raised();
            acknowledge(6);
            shelve(7, HOUR);
            back(10);
            back(30);
            assertThat(state()).isEqualTo(NORMAL);
            away(100);
            away(105);
            assertThat(state()).isEqualTo(UNACK);
            assertThat(announced).isEqualTo(1);
            away(7 + HOUR);

            assertThat(alarm().overlays().isEmpty()).isTrue();
            assertThat(announced).isEqualTo(2);
            assertThat(alarm().announced()).contains(at(7 + HOUR));
        }

        @Test
        void its_end_announces_nothing_that_was_announced_before() {
            raised();
            shelve(7, HOUR);
            away(7 + HOUR);

            assertThat(state()).isEqualTo(UNACK);
            assertThat(announced).isEqualTo(1);
        }

        @Test
        void its_end_announces_nothing_that_is_over() {
            raised();
            shelve(7, HOUR);
            back(10);
            back(30);
            back(7 + HOUR);

            assertThat(state()).isEqualTo(RTN_UNACK);
            assertThat(announced).isEqualTo(1);
        }

        @Test
        void is_closed_by_its_end_where_it_is_over_and_noted() {
            raised();
            acknowledge(6);
            shelve(7, HOUR);
            back(10);
            back(30);
            assertThat(life.open()).isPresent();
            back(7 + HOUR);

            assertThat(life.open()).isEmpty();
            assertThat(last.orElseThrow().overlays().isEmpty()).isTrue();
        }

        @Test
        void is_not_made_longer_by_shelving_again() {
            raised();
            shelve(7, HOUR);
            shelve(100, 4 * HOUR);

            assertThat(alarm().overlays().shelved().orElseThrow().until()).isEqualTo(at(7 + HOUR));
        }

        @Test
        void lasts_a_shift_at_most_and_has_a_reason() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Overlay.Shelved(NOON, "nurse", at(8 * HOUR + 1), "defrosting"));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Overlay.Shelved(NOON, "nurse", NOON, "defrosting"));
            assertThatIllegalArgumentException().isThrownBy(() -> new Overlay.Shelved(NOON, "nurse", at(HOUR), " "));
        }

        @Test
        void is_taken_back_by_hand() {
            raised();
            shelve(7, HOUR);
            take(life.after(new Input.Unshelve("nurse"), at(20)));

            assertThat(alarm().overlays().isEmpty()).isTrue();
            assertThat(announced).isEqualTo(1);
            assertThat(log).endsWith("20 unshelved");
        }
    }

    @Nested
    class OutOfService {
        @Test
        void holds_it_back_until_it_is_back_in_service() {
            raised();
            acknowledge(6);
            takeOut(7);
            back(10);
            back(30);
            away(100);
            away(105);
            away(100 * HOUR);
            assertThat(announced).isEqualTo(1);
            take(life.after(new Input.PutBack("facilities"), at(101 * HOUR)));

            assertThat(announced).isEqualTo(2);
        }

        @Test
        void needs_a_work_order() {
            assertThatIllegalArgumentException().isThrownBy(() -> new Overlay.OutOfService(NOON, "nurse", ""));
        }
    }

    @Nested
    class Suppressed {
        @Test
        void is_raised_without_being_announced_while_another_speaks_for_it() {
            suppressed(0);
            suppressed(5);

            assertThat(state()).isEqualTo(UNACK);
            assertThat(announced).isZero();
            assertThat(alarm().announced()).isEmpty();
        }

        @Test
        void is_announced_when_the_other_is_over_and_it_is_not() {
            suppressed(0);
            suppressed(5);
            away(60);

            assertThat(announced).isEqualTo(1);
            assertThat(log).endsWith("60 released", "60 announced");
        }

        @Test
        void stays_held_back_when_it_returns_with_the_other() {
            suppressed(0);
            suppressed(5);
            back(60);
            back(80);

            assertThat(state()).isEqualTo(RTN_UNACK);
            assertThat(alarm().asksForSomebody()).isFalse();
            acknowledge(90);
            assertThat(life.open()).isEmpty();
            assertThat(announced).isZero();
        }

        @Test
        void and_shelved_is_announced_only_when_both_have_gone() {
            raised();
            acknowledge(6);
            shelve(7, HOUR);
            suppressed(10);
            suppressed(20);
            take(life.after(new Input.Look(Optional.empty()), at(30)));
            take(life.after(new Input.Look(Optional.empty()), at(60)));
            suppressed(100);
            suppressed(105);
            suppressed(7 + HOUR);
            assertThat(announced).isEqualTo(1);
            away(8 + HOUR);

            assertThat(announced).isEqualTo(2);
        }
    }

    private void raised() {
        away(0);
        away(5);
    }

    private void away(int second) {
        holds(Priority.HIGH, second);
    }

    private void holds(Priority priority, int second) {
        take(life.after(new Input.Look(Optional.of(Condition.of(life.key(), priority))), at(second)));
    }

    private void suppressed(int second) {
        Condition condition = Condition.of(life.key(), Priority.HIGH).becauseOf(PARENT);
        take(life.after(new Input.Look(Optional.of(condition)), at(second)));
    }

    private void back(int second) {
        take(life.after(new Input.Look(Optional.empty()), at(second)));
    }

    private void acknowledge(int second) {
        take(life.after(new Input.Acknowledge(new Acknowledgement(at(second), "facilities", "")), at(second)));
    }

    private void shelve(int second, int seconds) {
        Overlay.Shelved shelf = new Overlay.Shelved(at(second), "nurse", at(second + seconds), "defrosting");
        take(life.after(new Input.Shelve(shelf), at(second)));
    }

    private void takeOut(int second) {
        take(life.after(new Input.TakeOut(new Overlay.OutOfService(at(second), "facilities", "WO 4411")), at(second)));
    }

    private void take(AlarmLife.Step step) {
        life = step.next();
        announced += step.announced() ? 1 : 0;
        last = step.changed().or(() -> last);
        step.events()
                .forEach(event -> log.add(Duration.between(NOON, event.at()).toSeconds() + " "
                        + event.what().slug()));
    }

    private Alarm alarm() {
        return life.open().orElseThrow();
    }

    private AlarmState state() {
        return alarm().state();
    }

    private static Instant at(int second) {
        return NOON.plusSeconds(second);
    }
}
