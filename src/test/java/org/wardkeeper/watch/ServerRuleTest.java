package org.wardkeeper.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wardkeeper.alarm.AlarmKey;
import org.wardkeeper.alarm.AlarmKind;
import org.wardkeeper.alarm.Condition;

class ServerRuleTest {
    private static final ServerFacts IN_ORDER =
            new ServerFacts(true, Optional.empty(), 0, 1_000, Optional.empty(), 0, 10, 1_000, Optional.empty());

    @Test
    void nothing_holds_while_all_is_in_order() {
        assertThat(ServerRule.conditions(IN_ORDER, kind -> false, 0)).isEmpty();
    }

    @Test
    void a_database_that_does_not_answer_is_away() {
        ServerFacts facts =
                new ServerFacts(false, Optional.empty(), 0, 1_000, Optional.empty(), 0, 10, 1_000, Optional.empty());

        assertThat(holds(AlarmKind.DATABASE_AWAY, facts, false, 0)).isTrue();
    }

    @Test
    void the_spool_is_full_from_80_percent_until_it_is_below_70() {
        assertThat(full(799, false)).isFalse();
        assertThat(full(800, false)).isTrue();
        assertThat(full(700, true)).isTrue();
        assertThat(full(699, true)).isFalse();
    }

    @Test
    void a_spool_in_use_is_told_by_the_database_that_is_away() {
        ServerFacts away = new ServerFacts(
                false, Optional.of(Instant.EPOCH), 10, 1_000, Optional.empty(), 0, 10, 1_000, Optional.empty());
        ServerFacts there = new ServerFacts(
                true, Optional.of(Instant.EPOCH), 10, 1_000, Optional.empty(), 0, 10, 1_000, Optional.empty());

        assertThat(conditions(away))
                .filteredOn(condition -> condition.key().kind() == AlarmKind.SPOOL_IN_USE)
                .extracting(Condition::cause)
                .containsExactly(Optional.of(AlarmKey.server(AlarmKind.DATABASE_AWAY)));
        assertThat(conditions(there)).extracting(Condition::cause).containsExactly(Optional.empty());
    }

    @Test
    void a_disk_that_refuses_says_why() {
        ServerFacts facts = new ServerFacts(
                true,
                Optional.empty(),
                0,
                1_000,
                Optional.of("No space left on device"),
                0,
                10,
                1_000,
                Optional.empty());

        assertThat(conditions(facts)).extracting(Condition::detail).containsExactly("No space left on device");
    }

    @Test
    void a_late_conflict_holds_when_there_is_one_more_than_before() {
        ServerFacts facts =
                new ServerFacts(true, Optional.empty(), 0, 1_000, Optional.empty(), 3, 10, 1_000, Optional.empty());

        assertThat(holds(AlarmKind.LATE_CONFLICT, facts, false, 2)).isTrue();
        assertThat(holds(AlarmKind.LATE_CONFLICT, facts, true, 3)).isFalse();
    }

    @Test
    void sessions_are_near_their_bound_from_90_percent_until_they_are_below_80() {
        assertThat(crowded(899, false)).isFalse();
        assertThat(crowded(900, false)).isTrue();
        assertThat(crowded(800, true)).isTrue();
        assertThat(crowded(799, true)).isFalse();
    }

    @Test
    void a_report_that_reached_nobody_says_why() {
        ServerFacts facts = new ServerFacts(
                true, Optional.empty(), 0, 1_000, Optional.empty(), 0, 10, 1_000, Optional.of("550 no such user"));

        assertThat(conditions(facts)).singleElement().satisfies(condition -> {
            assertThat(condition.key().kind()).isEqualTo(AlarmKind.REPORT_UNSENT);
            assertThat(condition.detail()).isEqualTo("550 no such user");
        });
    }

    private static boolean full(long bytes, boolean active) {
        ServerFacts facts = new ServerFacts(
                false, Optional.empty(), bytes, 1_000, Optional.empty(), 0, 10, 1_000, Optional.empty());
        return holds(AlarmKind.SPOOL_FULL, facts, active, 0);
    }

    private static boolean crowded(int sessions, boolean active) {
        ServerFacts facts = new ServerFacts(
                true, Optional.empty(), 0, 1_000, Optional.empty(), 0, sessions, 1_000, Optional.empty());
        return holds(AlarmKind.SESSIONS_NEAR_BOUND, facts, active, 0);
    }

    private static boolean holds(AlarmKind kind, ServerFacts facts, boolean active, long before) {
        return ServerRule.conditions(facts, asked -> asked == kind && active, before).stream()
                .anyMatch(condition -> condition.key().kind() == kind);
    }

    private static List<Condition> conditions(ServerFacts facts) {
        return ServerRule.conditions(facts, kind -> false, 0);
    }
}
