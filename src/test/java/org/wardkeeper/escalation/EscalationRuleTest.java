package org.wardkeeper.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wardkeeper.alarm.Acknowledgement;
import org.wardkeeper.alarm.Alarm;
import org.wardkeeper.alarm.AlarmKey;
import org.wardkeeper.alarm.AlarmKind;
import org.wardkeeper.alarm.AlarmState;
import org.wardkeeper.alarm.Overlay;
import org.wardkeeper.alarm.Overlays;
import org.wardkeeper.alarm.Priority;

/** Who is told when, minute by minute after an alarm was announced at noon. */
class EscalationRuleTest {
    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
    private static final UUID ID = UUID.randomUUID();

    private final List<Attempt> made = new ArrayList<>();

    @Test
    void what_spoils_goes_from_the_ward_to_the_administrator_until_somebody_takes_note() {
        Alarm warm = unit(Priority.HIGH, AlarmState.UNACK, Overlays.NONE);
        List<String> told = new ArrayList<>();
        for (int minute = 0; minute < 120; minute++) {
            OptionalInt due = due(warm, minute);
            if (due.isPresent()) {
                told.add(minute + " "
                        + EscalationRule.plan(warm).get(due.getAsInt()).role().group());
                attempted(due.getAsInt(), true);
            }
        }

        assertThat(told).containsExactly("0 nurse", "5 facilities", "15 compliance", "30 admin");
    }

    @Test
    void a_step_that_reached_nobody_is_followed_by_the_next_at_once() {
        attempted(0, false);
        assertThat(due(unit(Priority.HIGH, AlarmState.UNACK, Overlays.NONE), 0)).hasValue(1);
        attempted(1, false);
        attempted(1, true); // One way of two is enough.
        assertThat(due(unit(Priority.HIGH, AlarmState.UNACK, Overlays.NONE), 0)).isEmpty();
    }

    @Test
    void where_the_last_step_reached_nobody_all_of_it_begins_anew_and_waits_longer_each_time() {
        Alarm warm = unit(Priority.HIGH, AlarmState.UNACK, Overlays.NONE);
        List<String> told = new ArrayList<>();
        for (int minute = 0; minute < 60; minute++) { // The mail server is back after 20 minutes.
            for (OptionalInt due = due(warm, minute); due.isPresent(); due = due(warm, minute)) {
                told.add(
                        minute + " " + EscalationRule.role(warm, due.getAsInt()).group());
                attempted(due.getAsInt(), minute >= 20, minute);
            }
        }

        assertThat(told)
                .containsSubsequence("0 nurse", "0 facilities", "0 compliance", "0 admin")
                .containsSubsequence("5 nurse", "5 facilities", "5 compliance", "5 admin")
                .containsSubsequence("15 nurse", "15 facilities", "15 compliance", "15 admin")
                .endsWith("35 nurse", "40 facilities", "50 compliance");
    }

    @Test
    void only_pages_were_asked_for_and_none_was_open_so_nobody_is_asked_again() {
        Alarm silent = unit(Priority.MEDIUM, AlarmState.UNACK, Overlays.NONE);
        for (int step = 0; step < 3; step++) {
            made.add(new Attempt(ID, NOON, step, Attempt.Channel.PAGE, "nurse", NOON, false, "no open page"));
        }

        assertThat(due(silent, 600)).isEmpty();
    }

    @Test
    void nobody_is_told_of_what_is_noted_over_or_put_aside() {
        Overlays shelved = new Overlays(
                Optional.of(new Overlay.Shelved(NOON, "nurse", NOON.plusSeconds(60), "defrosting")),
                Optional.empty(),
                Optional.empty());

        assertThat(due(unit(Priority.HIGH, AlarmState.ACKED, Overlays.NONE), 60))
                .isEmpty();
        assertThat(due(unit(Priority.HIGH, AlarmState.RTN_UNACK, Overlays.NONE), 60))
                .isEmpty();
        assertThat(due(unit(Priority.HIGH, AlarmState.UNACK, shelved), 60)).isEmpty();
    }

    @Test
    void what_was_over_before_it_was_found_is_told_once_and_only_further_where_that_reached_nobody() {
        Alarm late = told(unit(Priority.HIGH, AlarmState.RTN_UNACK, Overlays.NONE), NOON.plusSeconds(3_600));
        assertThat(due(late, 60)).hasValue(0);
        made.add(new Attempt(ID, late.announced().orElseThrow(), 0, Attempt.Channel.MAIL, "a@b", NOON, true, ""));
        assertThat(due(late, 600)).isEmpty();

        made.clear();
        made.add(new Attempt(ID, late.announced().orElseThrow(), 0, Attempt.Channel.MAIL, "a@b", NOON, false, ""));
        assertThat(due(late, 60)).hasValue(1);
    }

    @Test
    void what_is_of_low_priority_waits_for_the_digest() {
        assertThat(due(unit(Priority.LOW, AlarmState.UNACK, Overlays.NONE), 600))
                .isEmpty();
    }

    @Test
    void what_is_announced_again_begins_anew() {
        made.add(new Attempt(ID, NOON.minusSeconds(600), 0, Attempt.Channel.MAIL, "a@b", NOON, true, ""));

        assertThat(due(unit(Priority.HIGH, AlarmState.UNACK, Overlays.NONE), 0)).hasValue(0);
    }

    private OptionalInt due(Alarm alarm, int minute) {
        return EscalationRule.due(alarm, made, NOON.plus(Duration.ofMinutes(minute)));
    }

    private void attempted(int step, boolean delivered) {
        attempted(step, delivered, 0);
    }

    private void attempted(int step, boolean delivered, int minute) {
        Instant at = NOON.plus(Duration.ofMinutes(minute));
        made.add(new Attempt(ID, NOON, step, Attempt.Channel.MAIL, made.size() + "@example.org", at, delivered, ""));
    }

    private static Alarm told(Alarm alarm, Instant at) {
        return new Alarm(
                alarm.id(),
                alarm.key(),
                alarm.priority(),
                alarm.state(),
                alarm.overlays(),
                alarm.since(),
                Optional.of(at),
                alarm.returned(),
                alarm.acknowledgement(),
                alarm.measure(),
                alarm.detail());
    }

    private static Alarm unit(Priority priority, AlarmState state, Overlays overlays) {
        return new Alarm(
                ID,
                AlarmKey.unit(AlarmKind.TOO_WARM, "fridge", "an excursion"),
                priority,
                state,
                overlays,
                NOON,
                Optional.of(NOON),
                state.isActive() ? Optional.empty() : Optional.of(NOON),
                state == AlarmState.ACKED ? Optional.of(new Acknowledgement(NOON, "nurse", "")) : Optional.empty(),
                Optional.empty(),
                "");
    }
}
