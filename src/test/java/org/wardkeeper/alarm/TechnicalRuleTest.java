package org.wardkeeper.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TechnicalRuleTest {
    private static final ServerFacts IN_ORDER =
            new ServerFacts(true, Optional.empty(), 0, 1_000, Optional.empty(), 0, 10, 1_000);

    @Test
    void nothing_holds_while_all_is_in_order() {
        for (TechnicalKind kind : TechnicalKind.values()) {
            assertThat(TechnicalRule.holds(kind, IN_ORDER, false, 0))
                    .as(kind.slug())
                    .isEmpty();
        }
    }

    @Test
    void a_database_that_does_not_answer_is_away() {
        ServerFacts facts = new ServerFacts(false, Optional.empty(), 0, 1_000, Optional.empty(), 0, 10, 1_000);

        assertThat(TechnicalRule.holds(TechnicalKind.DATABASE_AWAY, facts, false, 0))
                .isPresent();
    }

    @Test
    void the_spool_is_full_from_80_percent_until_it_is_below_70() {
        assertThat(full(799, false)).isFalse();
        assertThat(full(800, false)).isTrue();
        assertThat(full(700, true)).isTrue();
        assertThat(full(699, true)).isFalse();
    }

    @Test
    void a_disk_that_refuses_says_why() {
        ServerFacts facts =
                new ServerFacts(true, Optional.empty(), 0, 1_000, Optional.of("No space left on device"), 0, 10, 1_000);

        assertThat(TechnicalRule.holds(TechnicalKind.DISK_REFUSES, facts, false, 0))
                .contains("No space left on device");
    }

    @Test
    void a_late_conflict_holds_when_there_is_one_more_than_before() {
        ServerFacts facts = new ServerFacts(true, Optional.empty(), 0, 1_000, Optional.empty(), 3, 10, 1_000);

        assertThat(TechnicalRule.holds(TechnicalKind.LATE_CONFLICT, facts, false, 2))
                .isPresent();
        assertThat(TechnicalRule.holds(TechnicalKind.LATE_CONFLICT, facts, true, 3))
                .isEmpty();
    }

    @Test
    void sessions_are_near_their_bound_from_90_percent_until_they_are_below_80() {
        assertThat(crowded(899, false)).isFalse();
        assertThat(crowded(900, false)).isTrue();
        assertThat(crowded(800, true)).isTrue();
        assertThat(crowded(799, true)).isFalse();
    }

    private static boolean full(long bytes, boolean active) {
        ServerFacts facts = new ServerFacts(false, Optional.empty(), bytes, 1_000, Optional.empty(), 0, 10, 1_000);
        return TechnicalRule.holds(TechnicalKind.SPOOL_FULL, facts, active, 0).isPresent();
    }

    private static boolean crowded(int sessions, boolean active) {
        ServerFacts facts = new ServerFacts(true, Optional.empty(), 0, 1_000, Optional.empty(), 0, sessions, 1_000);
        return TechnicalRule.holds(TechnicalKind.SESSIONS_NEAR_BOUND, facts, active, 0)
                .isPresent();
    }
}
