package org.wardkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardkeeper.device.DeviceKind;
import org.wardkeeper.device.KnownDevice;

/** A device's records are counted, and the count forgives with time. */
class DeviceRatesTest {
    private static final long SECOND = 1_000_000_000L;

    /** A clock that never steps may start anywhere, and below nothing. */
    private static final long START = -5 * SECOND;

    private final DeviceRates rates = new DeviceRates(1_000);
    private final KnownDevice reader = device(7, "urn:dev:mac:reader");
    private final KnownDevice sensor = device(8, "urn:dev:mac:sensor");

    @Test
    void twenty_seconds_of_records_may_come_at_once_and_no_more() {
        for (int i = 0; i < 200; i++) {
            assertThat(rates.hasRoom(reader, START)).isTrue();
            rates.take(reader, 100, START);
        }
        assertThat(rates.hasRoom(reader, START)).isFalse();
    }

    @Test
    void one_device_too_many_is_none_of_another_ones_business() {
        rates.take(reader, 1_000_000, START);
        assertThat(rates.hasRoom(reader, START)).isFalse();
        assertThat(rates.hasRoom(sensor, START)).isTrue();
    }

    @Test
    void at_its_rate_a_device_reports_for_ever() {
        for (int second = 0; second < 3_600; second++) {
            long now = START + second * SECOND;
            assertThat(rates.hasRoom(reader, now)).isTrue();
            rates.take(reader, 1_000, now);
        }
    }

    @Test
    void twice_its_rate_is_refused_every_other_second_once_the_burst_is_used() {
        int taken = 0;
        for (int second = 0; second < 120; second++) {
            long now = START + second * SECOND;
            if (rates.hasRoom(reader, now)) {
                rates.take(reader, 2_000, now);
                taken += 2_000;
            }
        }
        assertThat(taken).isBetween(120_000, 120_000 + 20_000 + 2_000);
    }

    @Test
    void silence_does_not_save_up_more_than_the_burst() {
        rates.take(reader, 20_000, START);
        long later = START + 3_600 * SECOND;
        rates.take(reader, 20_000, later);
        assertThat(rates.hasRoom(reader, later)).isFalse();
        assertThat(rates.hasRoom(reader, later + SECOND / 1_000)).isTrue();
    }

    @Test
    void a_pack_longer_than_the_bucket_is_taken_and_paid_for_afterwards() {
        assertThat(rates.hasRoom(reader, START)).isTrue();
        rates.take(reader, 25_000, START);
        assertThat(rates.hasRoom(reader, START + 4 * SECOND)).isFalse();
        assertThat(rates.hasRoom(reader, START + 5 * SECOND + 1)).isTrue();
    }

    @Test
    void whoever_waits_as_long_as_told_may_report_for_a_second() {
        rates.take(reader, 23_500, START);
        int seconds = rates.secondsToWait(reader, START);
        assertThat(seconds).isEqualTo(5);
        long then = START + seconds * SECOND;
        for (int i = 0; i < 10; i++) {
            assertThat(rates.hasRoom(reader, then)).isTrue();
            rates.take(reader, 100, then);
        }
    }

    @Test
    void there_is_always_a_second_to_wait() {
        assertThat(rates.secondsToWait(reader, START)).isEqualTo(1);
    }

    @Test
    void refusals_are_counted_once_for_each_device() {
        rates.take(reader, 30_000, START);
        refuse(42, START);
        rates.hasRoom(sensor, START);
        assertThat(rates.excesses(START)).containsExactly(new DeviceRates.Excess(reader, 42));
        assertThat(rates.excesses(START + 120 * SECOND)).isEmpty();
    }

    @Test
    void a_flood_that_goes_on_is_told_at_once_and_then_once_a_minute_and_no_refusal_is_forgotten() {
        rates.take(reader, 10_000_000, START);
        rates.take(sensor, 30_000, START);
        List<DeviceRates.Excess> told = new ArrayList<>();
        for (int second = 0; second <= 150; second += 2) {
            refuse(10, START + second * SECOND);
            told.addAll(rates.excesses(START + second * SECOND));
        }
        assertThat(told).extracting(DeviceRates.Excess::packs).containsExactly(10L, 300L, 300L);

        rates.hasRoom(sensor, START);
        assertThat(rates.excesses(START + 151 * SECOND)).containsExactly(new DeviceRates.Excess(sensor, 1));
        assertThat(rates.lastExcesses(START + 151 * SECOND)).containsExactly(new DeviceRates.Excess(reader, 150));
        assertThat(rates.lastExcesses(START + 151 * SECOND)).isEmpty();
    }

    @Test
    void nobody_may_report_nothing() {
        assertThatThrownBy(() -> new DeviceRates(0)).hasMessageContaining("1 to 100000000 records a second, not 0");
    }

    private void refuse(int packs, long now) {
        for (int i = 0; i < packs; i++) {
            assertThat(rates.hasRoom(reader, now)).isFalse();
        }
    }

    private static KnownDevice device(int id, String urn) {
        return new KnownDevice(id, urn, DeviceKind.READER, null, Duration.ofSeconds(1), "");
    }
}
