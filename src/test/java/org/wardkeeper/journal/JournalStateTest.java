package org.wardkeeper.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a report that comes now is taken, which is what the server's readiness says. */
class JournalStateTest {
    private static final int LIMIT = 1_000;
    private static final String FULL = "No space left on device";

    @Test
    void the_database_takes_it() {
        assertThat(state(true, 0, 0, "").takesReports()).isTrue();
    }

    @Test
    void the_database_takes_it_whatever_the_disk_says() {
        assertThat(state(true, 0, 0, FULL).takesReports()).isTrue();
    }

    @Test
    void the_spool_takes_it_while_the_database_is_away() {
        assertThat(state(false, 0, 0, "").takesReports()).isTrue();
        assertThat(state(false, 9, 800, "").takesReports()).isTrue();
    }

    @Test
    void from_four_fifths_of_the_spool_on_nothing_is_taken() {
        assertThat(state(false, 9, 801, "").takesReports()).isFalse();
    }

    @Test
    void nor_while_the_database_is_back_and_the_spool_has_not_come_down_yet() {
        assertThat(state(true, 9, 801, "").takesReports()).isFalse();
    }

    @Test
    void what_must_go_to_a_disk_that_refuses_is_not_taken() {
        assertThat(state(false, 0, 0, FULL).takesReports()).isFalse();
        assertThat(state(true, 9, 100, FULL).takesReports()).isFalse();
    }

    @Test
    void before_the_start_nothing_is_taken() {
        assertThat(JournalState.NOT_STARTED.takesReports()).isFalse();
    }

    private static JournalState state(boolean answers, long packs, long bytes, String fault) {
        Optional<Instant> since = packs > 0 ? Optional.of(Instant.EPOCH) : Optional.empty();
        return new JournalState(
                0, 0, packs, bytes, LIMIT, since, answers, Optional.of(fault).filter(told -> !told.isEmpty()), 0);
    }
}
