package org.wardkeeper.partition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosedMonthsTest {

    private static final Duration LATE = Duration.ofDays(7);
    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

    @Test
    void a_month_is_left_alone_until_a_day_after_the_last_reading_of_it_may_have_arrived() {
        MonthKey march = key("2026-03", false);

        assertThat(MonthKey.due(List.of(march), Instant.parse("2026-03-20T03:00:00Z"), LATE))
                .isEmpty();
        assertThat(MonthKey.due(List.of(march), Instant.parse("2026-04-08T23:59:59Z"), LATE))
                .isEmpty();
        assertThat(MonthKey.due(List.of(march), Instant.parse("2026-04-09T00:00:00Z"), LATE))
                .contains(march);
    }

    @Test
    void the_oldest_goes_first_and_none_goes_twice() {
        List<MonthKey> keys = List.of(key("2026-02", false), key("2025-12", true), key("2026-01", false));

        assertThat(MonthKey.due(keys, Instant.parse("2026-08-01T03:00:00Z"), LATE))
                .contains(key("2026-01", false));
    }

    @Test
    void a_month_is_given_up_when_the_last_of_its_readings_is_older_than_they_are_kept() {
        List<MonthKey> keys = List.of(key("2023-11", true), key("2023-10", true), key("2026-10", false));
        Period threeYears = Period.ofYears(3);

        assertThat(Retention.due(keys, Instant.parse("2026-10-31T23:59:59Z"), threeYears))
                .isEmpty();
        assertThat(Retention.due(keys, Instant.parse("2026-11-01T00:00:00Z"), threeYears))
                .contains(key("2023-10", true));
        assertThat(Retention.due(List.of(key("2023-11", true)), Instant.parse("2026-11-30T12:00:00Z"), threeYears))
                .isEmpty();
    }

    @Test
    void the_quiet_hour_is_the_sites_and_comes_once_a_day_also_when_the_clocks_change() {
        assertThat(ClosedMonths.untilQuiet(Instant.parse("2026-03-27T22:20:00Z"), VIENNA))
                .isEqualTo(Duration.ofHours(4));
        assertThat(ClosedMonths.untilQuiet(Instant.parse("2026-03-28T02:20:00Z"), VIENNA))
                .isEqualTo(Duration.ofHours(23));
        assertThat(ClosedMonths.untilQuiet(Instant.parse("2026-03-29T01:20:00Z"), VIENNA))
                .isEqualTo(Duration.ofHours(24));
    }

    private static MonthKey key(String month, boolean packed) {
        return new MonthKey(YearMonth.parse(month), "reading_" + month + "_pkey", packed);
    }
}
