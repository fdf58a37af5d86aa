package org.wardkeeper.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.wardkeeper.alarm.AlarmKind;
import org.wardkeeper.device.Contact;
import org.wardkeeper.device.DeviceKind;
import org.wardkeeper.device.KnownDevice;

class DeviceRuleTest {
    private static final KnownDevice SENSOR =
            new KnownDevice(1, "urn:dev:mac:1", DeviceKind.SENSOR, null, Duration.ofMinutes(5), "");

    @Test
    void a_device_in_order_and_one_that_tells_nothing_have_no_condition() {
        assertThat(kinds(OptionalDouble.of(80), false, Optional.of(Duration.ofSeconds(3)), false))
                .isEmpty();
        assertThat(kinds(OptionalDouble.empty(), false, Optional.empty(), false))
                .isEmpty();
    }

    @Test
    void a_battery_is_low_from_20_percent_until_it_is_above_30() {
        assertThat(kinds(OptionalDouble.of(21), false, Optional.empty(), false)).isEmpty();
        assertThat(kinds(OptionalDouble.of(20), false, Optional.empty(), false)).containsExactly(AlarmKind.BATTERY_LOW);
        assertThat(kinds(OptionalDouble.of(30), false, Optional.empty(), true)).containsExactly(AlarmKind.BATTERY_LOW);
        assertThat(kinds(OptionalDouble.of(31), false, Optional.empty(), true)).isEmpty();
    }

    @Test
    void a_missing_probe_and_a_wrong_clock_are_told_beside_each_other() {
        assertThat(kinds(OptionalDouble.empty(), true, Optional.of(Duration.ofHours(1)), false))
                .containsExactly(AlarmKind.PROBE_MISSING, AlarmKind.CLOCK_WRONG);
    }

    private static List<AlarmKind> kinds(
            OptionalDouble battery, boolean noProbe, Optional<Duration> skew, boolean active) {
        Contact contact = new Contact(Optional.of(Instant.EPOCH), 1, skew);
        return DeviceRule.conditions(
                        new DeviceFacts(SENSOR, contact, Optional.empty(), battery, noProbe), key -> active)
                .stream()
                .map(condition -> condition.key().kind())
                .toList();
    }
}
