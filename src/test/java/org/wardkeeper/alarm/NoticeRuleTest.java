package org.wardkeeper.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardkeeper.alarm.TechnicalKind.DATABASE_AWAY;
import static org.wardkeeper.alarm.TechnicalKind.DISK_REFUSES;
import static org.wardkeeper.alarm.TechnicalKind.LATE_CONFLICT;
import static org.wardkeeper.alarm.TechnicalKind.SPOOL_FULL;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardkeeper.access.Role;

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
        Alarm refused = Alarm.raised(DISK_REFUSES, "", NOON.minusSeconds(60), NOON);

        List<Notice> notices = NoticeRule.of(List.of(full, refused), Role.NURSE, ZURICH);

        assertThat(notices)
                .containsExactly(new Notice(null, "stale", OffsetDateTime.parse("2026-03-03T12:59:00+01:00"), null));
    }

    @Test
    void a_nurse_is_told_nothing_when_it_is_over() {
        assertThat(told(Role.NURSE, raised(DISK_REFUSES).returned(NOON))).isEmpty();
    }

    @Test
    void who_answers_for_the_evidence_is_told_what_concerns_it() {
        assertThat(told(Role.COMPLIANCE, raised(DATABASE_AWAY), raised(SPOOL_FULL), raised(LATE_CONFLICT)))
                .containsExactly("spool-full", "late-conflict");
    }

    @Test
    void who_looks_after_the_server_is_told_everything_and_that_it_is_over() {
        assertThat(told(Role.FACILITIES, raised(DATABASE_AWAY).returned(NOON), raised(DISK_REFUSES)))
                .containsExactly("database-away-over", "disk-refuses");
    }

    @Test
    void a_database_that_is_away_is_no_comfort_once_the_disk_refuses() {
        assertThat(told(Role.ADMIN, raised(DATABASE_AWAY), raised(DISK_REFUSES)))
                .containsExactly("database-away-bare", "disk-refuses");
    }

    @Test
    void a_conflict_is_told_in_the_same_words_until_somebody_took_note() {
        assertThat(told(Role.ADMIN, raised(LATE_CONFLICT).returned(NOON))).containsExactly("late-conflict");
    }

    @Test
    void what_somebody_took_note_of_cannot_be_noted_again() {
        Alarm noted = raised(DATABASE_AWAY).acknowledged(new Alarm.Acknowledgement(NOON, "admin", ""));

        assertThat(NoticeRule.of(List.of(noted), Role.ADMIN, ZURICH))
                .singleElement()
                .extracting(Notice::id)
                .isNull();
    }

    private static List<String> told(Role role, Alarm... open) {
        return NoticeRule.of(List.of(open), role, ZURICH).stream()
                .map(Notice::text)
                .toList();
    }

    private static Alarm raised(TechnicalKind kind) {
        return Alarm.raised(kind, "", NOON, NOON);
    }
}
