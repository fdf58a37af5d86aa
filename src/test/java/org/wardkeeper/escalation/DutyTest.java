package org.wardkeeper.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wardkeeper.access.Role;

class DutyTest {
    private static final String MONDAY = "2026-03-02T";
    private static final String TUESDAY = "2026-03-03T";

    @Test
    void a_day_shift_is_on_from_its_first_minute_to_before_its_last() {
        Duty day = duty("07:00", "15:00");

        assertThat(on(day, MONDAY + "06:59")).isFalse();
        assertThat(on(day, MONDAY + "07:00")).isTrue();
        assertThat(on(day, MONDAY + "15:00")).isFalse();
        assertThat(on(day, TUESDAY + "08:00")).isFalse();
    }

    @Test
    void a_night_shift_ends_on_the_next_day() {
        Duty night = duty("22:00", "06:00");

        assertThat(on(night, MONDAY + "05:00")).isFalse(); // That was Sunday's.
        assertThat(on(night, MONDAY + "23:00")).isTrue();
        assertThat(on(night, TUESDAY + "05:59")).isTrue();
        assertThat(on(night, TUESDAY + "06:00")).isFalse();
    }

    @Test
    void equal_times_are_round_the_clock() {
        assertThat(on(duty("08:00", "08:00"), TUESDAY + "07:59")).isTrue();
        assertThat(on(duty("08:00", "08:00"), TUESDAY + "08:00")).isFalse();
    }

    @Test
    void a_name_that_breaks_lines_an_address_that_is_none_and_no_day_at_all_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> with("Ward\n4", "a@example.org"));
        assertThatIllegalArgumentException().isThrownBy(() -> with("Ward 4", "a@example.org\nBcc: b@example.org"));
        assertThatIllegalArgumentException().isThrownBy(() -> with("Ward 4", "nobody"));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Duty(Role.NURSE, Set.of(), LocalTime.NOON, LocalTime.NOON, "Ward 4", "a@example.org"));
    }

    private static Duty duty(String from, String to) {
        return new Duty(
                Role.NURSE,
                Set.of(DayOfWeek.MONDAY),
                LocalTime.parse(from),
                LocalTime.parse(to),
                "Ward 4",
                "ward4@example.org");
    }

    private static Duty with(String name, String email) {
        return new Duty(Role.NURSE, Set.of(DayOfWeek.MONDAY), LocalTime.NOON, LocalTime.NOON, name, email);
    }

    private static boolean on(Duty duty, String time) {
        return duty.isOn(ZonedDateTime.parse(time + ":00+01:00[Europe/Zurich]"));
    }
}
