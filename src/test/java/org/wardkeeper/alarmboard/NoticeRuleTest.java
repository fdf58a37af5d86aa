package org.wardkeeper.alarmboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardkeeper.alarm.AlarmKind.DATABASE_AWAY;
import static org.wardkeeper.alarm.AlarmKind.DISK_REFUSES;
import static org.wardkeeper.alarm.AlarmKind.LATE_CONFLICT;
import static org.wardkeeper.alarm.AlarmKind.SPOOL_FULL;
import static org.wardkeeper.alarm.AlarmKind.TOO_WARM;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wardkeeper.access.Role;
import org.wardkeeper.alarm.Acknowledgement;
import org.wardkeeper.alarm.Alarm;
import org.wardkeeper.alarm.AlarmKey;
import org.wardkeeper.alarm.AlarmKind;
import org.wardkeeper.alarm.AlarmState;
import org.wardkeeper.alarm.Overlay;
import org.wardkeeper.alarm.Overlays;
import org.wardkeeper.alarm.Priority;

class NoticeRuleTest {
    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

    @Test
    void a_nurse_is_not_told_of_a_database_that_is_away_while_readings_are_taken() {
        assertThat(told(Role.NURSE, raised(DATABASE_AWAY))).isEmpty();
    }

    @Test
    void a_nurse_is_told_of_when_what_she_sees_is() {
        Alarm full = raised(SPOOL_FULL);
        Alarm refused = alarm(server(DISK_REFUSES), Priority.HIGH, AlarmState.UNACK, NOON.minusSeconds(60));

        assertThat(notices(Role.NURSE, full, refused))
                .containsExactly(
                        new Notice(null, "stale", "", OffsetDateTime.parse("2026-03-03T12:59:00+01:00"), null));
    }

    @Test
    void a_nurse_is_told_nothing_when_it_is_over() {
        assertThat(told(Role.NURSE, over(DISK_REFUSES))).isEmpty();
    }

    @Test
    void who_answers_for_the_evidence_is_told_what_concerns_it() {
        assertThat(told(Role.COMPLIANCE, raised(DATABASE_AWAY), raised(SPOOL_FULL), raised(LATE_CONFLICT)))
                .containsExactly("spool-full", "late-conflict");
    }

    @Test
    void who_looks_after_the_server_is_told_everything_and_that_it_is_over() {
        assertThat(told(Role.FACILITIES, over(DATABASE_AWAY), raised(DISK_REFUSES)))
                .containsExactly("database-away-over", "disk-refuses");
    }

    @Test
    void a_database_that_is_away_is_no_comfort_once_the_disk_refuses() {
        assertThat(told(Role.ADMIN, raised(DATABASE_AWAY), raised(DISK_REFUSES)))
                .containsExactly("database-away-bare", "disk-refuses");
    }

    @Test
    void a_conflict_is_told_in_the_same_words_until_somebody_took_note() {
        assertThat(told(Role.ADMIN, over(LATE_CONFLICT))).containsExactly("late-conflict");
    }

    @Test
    void what_somebody_took_note_of_cannot_be_noted_again() {
        Alarm noted = alarm(server(DATABASE_AWAY), Priority.HIGH, AlarmState.ACKED, NOON);

        assertThat(notices(Role.ADMIN, noted))
                .singleElement()
                .extracting(Notice::id)
                .isNull();
    }

    @Test
    void what_spoils_is_told_by_name_to_all_who_may_take_note_of_it_until_somebody_did() {
        Alarm warm = fridge(Priority.HIGH, AlarmState.UNACK);
        for (Role role : List.of(Role.NURSE, Role.FACILITIES, Role.COMPLIANCE, Role.ADMIN)) {
            assertThat(notices(role, warm)).singleElement().satisfies(notice -> {
                assertThat(notice.text()).isEqualTo("too-warm");
                assertThat(notice.name()).isEqualTo("Vaccine fridge 3");
                assertThat(notice.id()).isEqualTo(warm.id());
            });
        }
        assertThat(told(Role.INFECTION, warm)).isEmpty();
        assertThat(told(Role.NURSE, fridge(Priority.HIGH, AlarmState.ACKED))).isEmpty();
        assertThat(told(Role.NURSE, fridge(Priority.MEDIUM, AlarmState.UNACK))).isEmpty();
    }

    @Test
    void of_many_that_spoil_at_once_three_are_told_and_the_board_has_the_rest() {
        Alarm[] many =
                Collections.nCopies(50, fridge(Priority.HIGH, AlarmState.UNACK)).toArray(Alarm[]::new);

        assertThat(told(Role.NURSE, many)).hasSize(3);
    }

    @Test
    void a_network_that_is_out_is_told_to_who_looks_after_it() {
        Alarm out = alarm(AlarmKey.site(AlarmKind.NETWORK_SILENT), Priority.HIGH, AlarmState.UNACK, NOON);

        assertThat(told(Role.FACILITIES, out)).containsExactly("network-silent");
        assertThat(told(Role.NURSE, out)).isEmpty();
    }

    @Test
    void what_is_under_an_overlay_is_told_to_nobody() {
        Alarm warm = fridge(Priority.HIGH, AlarmState.UNACK);
        Overlays work = new Overlays(
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Overlay.OutOfService(NOON, "facilities", "WO 4411")));
        Alarm out = new Alarm(
                warm.id(),
                warm.key(),
                warm.priority(),
                warm.state(),
                work,
                NOON,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "");

        assertThat(told(Role.ADMIN, out)).isEmpty();
    }

    private static List<String> told(Role role, Alarm... open) {
        return notices(role, open).stream().map(Notice::text).toList();
    }

    private static List<Notice> notices(Role role, Alarm... open) {
        return NoticeRule.of(List.of(open), role, ZURICH, key -> "Vaccine fridge 3");
    }

    private static Alarm raised(AlarmKind kind) {
        return alarm(server(kind), Priority.HIGH, AlarmState.UNACK, NOON);
    }

    private static Alarm over(AlarmKind kind) {
        return alarm(server(kind), Priority.HIGH, AlarmState.RTN_UNACK, NOON);
    }

    private static Alarm fridge(Priority priority, AlarmState state) {
        return alarm(AlarmKey.unit(TOO_WARM, "fridge", "an excursion"), priority, state, NOON);
    }

    private static AlarmKey server(AlarmKind kind) {
        return AlarmKey.server(kind);
    }

    private static Alarm alarm(AlarmKey key, Priority priority, AlarmState state, Instant since) {
        return new Alarm(
                UUID.randomUUID(),
                key,
                priority,
                state,
                Overlays.NONE,
                since,
                Optional.of(NOON),
                state.isActive() ? Optional.empty() : Optional.of(NOON),
                state == AlarmState.ACKED ? Optional.of(new Acknowledgement(NOON, "admin", "")) : Optional.empty(),
                Optional.empty(),
                "");
    }
}
