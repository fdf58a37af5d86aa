package org.wardkeeper.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DailyRootsTest {

    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");
    private static final Instant BEGAN = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void a_day_is_sealed_when_it_is_over_at_the_site() {
        assertThat(due(null, "2026-03-01T22:59:59Z")).isEmpty();
        assertThat(due(null, "2026-03-01T23:00:00Z")).contains(LocalDate.parse("2026-03-01"));
    }

    @Test
    void once() {
        assertThat(due("2026-03-01", "2026-03-02T12:00:00Z")).isEmpty();
        assertThat(due("2026-03-01", "2026-03-02T23:00:00Z")).contains(LocalDate.parse("2026-03-02"));
    }

    @Test
    void days_on_which_the_server_did_not_run_stand_under_the_last_of_them() {
        assertThat(due("2026-03-01", "2026-03-09T08:00:00Z")).contains(LocalDate.parse("2026-03-08"));
    }

    @Test
    void not_before_there_was_a_key() {
        assertThat(due(null, "2026-03-01T10:01:00Z")).isEmpty();
    }

    @Test
    void a_day_of_23_hours_is_a_day() {
        assertThat(due("2026-03-28", "2026-03-29T21:59:59Z")).isEmpty();
        assertThat(due("2026-03-28", "2026-03-29T22:00:00Z")).contains(LocalDate.parse("2026-03-29"));
    }

    private static Optional<LocalDate> due(String last, String now) {
        return DailyRoots.due(Optional.ofNullable(last).map(LocalDate::parse), BEGAN, Instant.parse(now), ZURICH);
    }
}
