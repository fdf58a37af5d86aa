package org.wardkeeper.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Reports as they arrive, and what is then known of the device and of its clock. */
class ContactTableTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final KnownDevice sensor = device(7, DeviceKind.SENSOR, MINUTE);
    private final KnownDevice gateway = device(5_000, DeviceKind.GATEWAY, MINUTE);
    private final ContactTable table = new ContactTable();
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void of_a_device_that_never_spoke_nothing_is_known() {
        assertThat(table.of(7, MINUTE)).isEqualTo(Contact.NONE);
        assertThat(table.of(1_000_000, MINUTE)).isEqualTo(Contact.NONE);
    }

    @Test
    void a_word_through_a_gateway_is_a_word_of_both() {
        table.heard(gateway, sensor, now, now.minusMillis(80));

        assertThat(contact().heard()).contains(now);
        assertThat(contact().speakerId()).isEqualTo(gateway.id());
        assertThat(table.of(gateway.id(), MINUTE).heard()).contains(now);
        assertThat(table.of(gateway.id(), MINUTE).skew()).isEmpty();
    }

    @Test
    void a_report_that_was_read_late_by_its_thread_does_not_turn_contact_back() {
        report(Duration.ZERO);
        table.heard(gateway, sensor, now.minusSeconds(1), now.minusSeconds(1));

        assertThat(contact().heard()).contains(now);
        assertThat(contact().speakerId()).isEqualTo(sensor.id());
    }

    @Test
    void a_right_clock_is_as_far_off_as_the_freshest_report_was_old() {
        reports(10, Duration.ofMillis(400), Duration.ofSeconds(3), Duration.ofMillis(70));

        assertThat(contact().skew()).contains(Duration.ofMillis(-70));
        assertThat(ClockRule.isWrong(Duration.ofMillis(-70), MINUTE)).isFalse();
    }

    @Test
    void a_claim_from_the_future_is_a_clock_that_runs_ahead_at_once() {
        report(HOUR.negated());

        assertThat(contact().skew()).contains(HOUR);
        assertThat(ClockRule.isWrong(HOUR, MINUTE)).isTrue();
    }

    @Test
    void a_clock_that_stays_behind_is_known_after_two_windows() {
        report(HOUR.plusMillis(90));
        assertThat(contact().skew()).isEmpty();

        reports(5, HOUR.plusMillis(90), HOUR.plusSeconds(4));

        assertThat(contact().skew()).contains(HOUR.plusMillis(90).negated());
        assertThat(ClockRule.isWrong(HOUR.negated(), MINUTE)).isTrue();
    }

    @Test
    void a_backlog_of_late_readings_says_nothing_of_the_clock() {
        Duration delay = HOUR.multipliedBy(8);
        for (int i = 0; i < 400; i++) {
            report(delay);
            assertThat(contact().skew()).isEmpty();
            pass(Duration.ofSeconds(10));
            delay = delay.minusSeconds(50);
        }
    }

    @Test
    void a_backlog_that_is_sent_in_one_burst_ends_with_a_fresh_report() {
        for (int minutes = 600; minutes >= 0; minutes--) {
            report(MINUTE.multipliedBy(minutes).plusMillis(60));
        }
        assertThat(contact().skew()).contains(Duration.ofMillis(-60));
    }

    @Test
    void fresh_reports_between_those_of_a_backlog_tell_the_clock() {
        reports(6, HOUR, Duration.ofMillis(120), HOUR.multipliedBy(3));

        assertThat(contact().skew()).contains(Duration.ofMillis(-120));
    }

    @Test
    void a_device_that_keeps_its_readings_for_an_interval_has_no_wrong_clock() {
        KnownDevice slow = device(8, DeviceKind.SENSOR, Duration.ofMinutes(15));
        for (int i = 0; i < 4; i++) {
            table.heard(slow, slow, now, now.minus(Duration.ofMinutes(14)));
            pass(Duration.ofMinutes(15));
        }
        Duration skew = table.of(slow.id(), slow.interval()).skew().orElseThrow();
        assertThat(skew).isEqualTo(Duration.ofMinutes(-14));
        assertThat(ClockRule.isWrong(skew, slow.interval())).isFalse();
    }

    @Test
    void a_clock_that_was_put_right_is_right_a_window_later() {
        reports(3, HOUR.negated());
        reports(6, Duration.ofMillis(100));

        assertThat(contact().skew()).contains(Duration.ofMillis(-100));
    }

    @Test
    void a_device_without_a_clock_has_none_that_could_be_wrong() {
        reports(9, Duration.ZERO);

        assertThat(contact().heard()).isPresent();
        assertThat(contact().skew()).isEmpty();
    }

    @Test
    void what_was_stored_is_not_written_again_until_the_device_speaks_again() {
        report(Duration.ofMillis(50));
        for (ContactTable.Row row : table.changed(0, 10)) {
            table.stored(row);
        }
        assertThat(table.changed(0, 10)).isEmpty();

        pass(MINUTE);
        report(Duration.ofMillis(50));
        assertThat(table.changed(0, 10)).extracting(ContactTable.Row::device).containsExactly(sensor.id());
        assertThat(table.changed(sensor.id() + 1, 10)).isEmpty();
    }

    @Test
    void a_table_that_was_restored_knows_what_the_one_before_knew() {
        reports(5, HOUR);
        table.heard(gateway, gateway, now, now);
        var after = new ContactTable();
        for (ContactTable.Row row : table.changed(0, 10)) {
            after.restore(row);
        }
        assertThat(after.of(sensor.id(), MINUTE)).isEqualTo(contact());
        assertThat(after.of(gateway.id(), MINUTE)).isEqualTo(table.of(gateway.id(), MINUTE));
        assertThat(after.changed(0, 10)).isEmpty();
    }

    private void reports(int times, Duration... delays) {
        for (int i = 0; i < times; i++) {
            for (Duration delay : delays) {
                report(delay);
            }
            pass(MINUTE);
        }
    }

    private void report(Duration delay) {
        table.heard(sensor, sensor, now, now.minus(delay));
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private Contact contact() {
        return table.of(sensor.id(), sensor.interval());
    }

    private static KnownDevice device(int id, DeviceKind kind, Duration interval) {
        return new KnownDevice(id, "urn:dev:ops:32473-" + id, kind, null, interval, null);
    }
}
