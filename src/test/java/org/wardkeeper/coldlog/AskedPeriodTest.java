package org.wardkeeper.coldlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardkeeper.access.ProblemException;

class AskedPeriodTest {

    private static final Instant NOW = Instant.parse("2026-03-29T12:00:00.123Z");

    @Test
    void without_ends_it_is_the_usual_time_before_now() {
        assertThat(period(null, ""))
                .isEqualTo(
                        new AskedPeriod(Instant.parse("2026-03-28T12:00:00Z"), Instant.parse("2026-03-29T12:00:00Z")));
    }

    @Test
    void a_date_is_the_beginning_of_its_day_at_the_site() {
        AskedPeriod day = period("2026-03-29", "2026-03-30");

        assertThat(day.from()).isEqualTo("2026-03-28T23:00:00Z");
        assertThat(Duration.between(day.from(), day.to())).isEqualTo(Duration.ofHours(23));
    }

    @Test
    void a_plus_sign_may_have_become_a_space_on_its_way() {
        assertThat(period("2026-03-01T08:00:00 01:00", "2026-03-01T08:00:01Z").from())
                .isEqualTo("2026-03-01T07:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2026-02-30",
                "2026-03-01T08:00:00",
                "1969-12-31",
                "+10000-01-01T00:00:00Z",
                "1772323200",
                "2026-3-1"
            })
    void nonsense_is_refused_with_what_would_be_right(String text) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> period(text, null))
                .withMessageStartingWith("from must be a time with offset, like 2026-03-01T08:00:00+01:00")
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(400));
    }

    @Test
    void it_must_end_after_it_begins() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> period("2026-03-01", "2026-03-01"))
                .withMessage("from must lie before to.");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> period("2026-04-01", null))
                .withMessage("from lies in the future: it must lie before now.");
    }

    private static AskedPeriod period(String from, String to) {
        return AskedPeriod.of(from, to, Duration.ofDays(1), ZoneId.of("Europe/Vienna"), NOW);
    }
}
