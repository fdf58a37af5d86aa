package org.wardkeeper.monthly;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MonthlyRuleTest {

    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");
    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

    @Test
    void a_month_is_due_on_the_first_of_the_next_at_six_by_the_sites_clock() {
        assertThat(due(OCTOBER, null, "2026-11-01T04:59:59Z", ZURICH)).isEmpty();
        assertThat(due(OCTOBER, null, "2026-11-01T05:00:00Z", ZURICH)).contains(OCTOBER);
        assertThat(due(OCTOBER, null, "2026-10-31T16:00:00Z", ZoneId.of("Pacific/Kiritimati")))
                .contains(OCTOBER);
        assertThat(due(OCTOBER, null, "2026-11-01T15:59:59Z", ZoneId.of("Pacific/Honolulu")))
                .isEmpty();
    }

    @Test
    void whoever_was_not_reached_after_half_an_hour_is_trouble_until_it_is_and_also_when_it_is_given_up() {
        assertThat(unsent(new MadeReport.Mail("a@b", 3, Instant.EPOCH, null, "away")))
                .isEmpty();
        assertThat(unsent(new MadeReport.Mail("a@b", 4, Instant.EPOCH, null, "away")))
                .contains("away");
        assertThat(unsent(new MadeReport.Mail("a@b", 9, null, null, "550 no such user")))
                .contains("550 no such user");
        assertThat(unsent(new MadeReport.Mail("a@b", 5, null, Instant.EPOCH, "away")))
                .isEmpty();
    }

    private static Optional<String> unsent(MadeReport.Mail mail) {
        return MonthlyRule.unsent(List.of(
                new MadeReport(UUID.randomUUID(), OCTOBER, UUID.randomUUID(), Instant.EPOCH, null, List.of(mail))));
    }

    @Test
    void summer_time_moves_neither_the_hour_nor_the_ends_of_a_month() {
        YearMonth march = YearMonth.of(2026, 3);
        assertThat(due(march, null, "2026-04-01T03:59:59Z", ZURICH)).isEmpty();
        assertThat(due(march, null, "2026-04-01T04:00:00Z", ZURICH)).contains(march);
        assertThat(length(march)).isEqualTo(Duration.ofHours(31 * 24 - 1));
        assertThat(length(OCTOBER)).isEqualTo(Duration.ofHours(31 * 24 + 1));
    }

    @Test
    void where_summer_time_begins_at_midnight_the_month_begins_an_hour_later() {
        ZoneId asuncion = ZoneId.of("America/Asuncion"); // In 2017 the clocks went from 0:00 to 1:00 on 1 October.
        assertThat(MonthlyRule.begin(YearMonth.of(2017, 10), asuncion)).isEqualTo("2017-10-01T04:00:00Z");
    }

    @Test
    void december_is_due_in_the_next_year() {
        YearMonth december = YearMonth.of(2026, 12);
        assertThat(due(OCTOBER, YearMonth.of(2026, 11), "2026-12-31T23:30:00Z", ZURICH))
                .isEmpty();
        assertThat(due(OCTOBER, YearMonth.of(2026, 11), "2027-01-01T05:00:00Z", ZURICH))
                .contains(december);
    }

    @Test
    void a_server_that_was_off_on_the_first_makes_it_when_it_is_back() {
        assertThat(due(OCTOBER, YearMonth.of(2026, 9), "2026-11-19T11:12:13Z", ZURICH))
                .contains(OCTOBER);
    }

    @Test
    void one_that_was_off_for_longer_makes_every_month_the_oldest_first() {
        Instant back = Instant.parse("2027-02-03T10:00:00Z");
        List<YearMonth> made = new ArrayList<>(List.of(YearMonth.of(2026, 9)));
        for (Optional<YearMonth> due = MonthlyRule.due(OCTOBER, last(made), back, ZURICH);
                due.isPresent();
                due = MonthlyRule.due(OCTOBER, last(made), back, ZURICH)) {
            made.add(due.get());
        }
        assertThat(made.subList(1, made.size()))
                .containsExactly(OCTOBER, YearMonth.of(2026, 11), YearMonth.of(2026, 12), YearMonth.of(2027, 1));
    }

    @Test
    void what_was_made_is_not_due_again_and_what_was_before_the_first_never_is() {
        assertThat(due(OCTOBER, OCTOBER, "2026-11-30T12:00:00Z", ZURICH)).isEmpty();
        assertThat(due(YearMonth.of(2026, 11), null, "2026-11-30T12:00:00Z", ZURICH))
                .isEmpty();
        assertThat(due(YearMonth.of(2026, 11), YearMonth.of(2026, 3), "2026-12-01T12:00:00Z", ZURICH))
                .contains(YearMonth.of(2026, 11));
    }

    /** However often and whenever it is looked, and however long it was off: each month once, in order, when it is over. */
    @Property(tries = 200)
    void every_month_is_made_once(@ForAll List<@IntRange(min = 1, max = 5_000) Integer> hoursBetweenLooks) {
        Instant now = Instant.parse("2026-10-03T00:30:00Z");
        List<YearMonth> made = new ArrayList<>();
        for (int hours : hoursBetweenLooks) {
            now = now.plus(Duration.ofHours(hours));
            for (Optional<YearMonth> due = MonthlyRule.due(OCTOBER, last(made), now, ZURICH);
                    due.isPresent();
                    due = MonthlyRule.due(OCTOBER, last(made), now, ZURICH)) {
                assertThat(MonthlyRule.begin(due.get().plusMonths(1), ZURICH)).isBefore(now);
                made.add(due.get());
            }
        }
        for (int i = 0; i < made.size(); i++) {
            assertThat(made.get(i)).isEqualTo(OCTOBER.plusMonths(i));
        }
    }

    @Test
    void a_letter_is_tried_again_over_a_weekend_and_then_given_up() {
        Instant friday = Instant.parse("2026-11-06T18:00:00Z");
        Instant at = friday;
        int attempts = 0;
        for (Optional<Instant> again = Optional.of(at); again.isPresent(); again = MonthlyRule.again(attempts, at)) {
            at = again.get();
            attempts++;
        }
        assertThat(attempts).isEqualTo(9);
        assertThat(Duration.between(friday, at)).isBetween(Duration.ofDays(2), Duration.ofDays(4));
        assertThat(MonthlyRule.again(1, friday)).contains(friday.plusSeconds(60));
    }

    private static Optional<YearMonth> due(YearMonth first, YearMonth made, String now, ZoneId zone) {
        return MonthlyRule.due(first, Optional.ofNullable(made), Instant.parse(now), zone);
    }

    private static Optional<YearMonth> last(List<YearMonth> made) {
        return made.isEmpty() ? Optional.empty() : Optional.of(made.get(made.size() - 1));
    }

    private static Duration length(YearMonth month) {
        return Duration.between(MonthlyRule.begin(month, ZURICH), MonthlyRule.begin(month.plusMonths(1), ZURICH));
    }
}
