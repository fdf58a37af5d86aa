package org.wardkeeper.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardkeeper.device.DeviceKind;
import org.wardkeeper.device.DeviceRegistry;
import org.wardkeeper.device.KnownDevice;
import org.wardkeeper.quantity.Quantity;
import org.wardkeeper.report.BatteryLevel;
import org.wardkeeper.report.ButtonPress;
import org.wardkeeper.report.Dispense;
import org.wardkeeper.report.DoorChange;
import org.wardkeeper.report.Durable;
import org.wardkeeper.report.MissingReading;
import org.wardkeeper.report.MissingReason;
import org.wardkeeper.report.Reading;
import org.wardkeeper.report.Timing;

/** A pack comes out of the spool as it went in, whatever is in it. */
class SpooledPackTest {
    private static final Instant NOON = Instant.parse("2026-03-05T12:00:00.123456Z");
    private static final KnownDevice FRIDGE = device(1);
    private static final KnownDevice DISPENSER = device(2);
    private static final DeviceRegistry DEVICES = new DeviceRegistry(List.of(FRIDGE, DISPENSER), List.of());

    @Test
    void every_kind_of_row_comes_back() {
        List<Durable> rows = List.of(
                new Reading(FRIDGE, Quantity.TEMPERATURE, 4.5, Timing.measured(NOON, NOON.plusMillis(7))),
                new Reading(FRIDGE, Quantity.TEMPERATURE, -0.0, Timing.measured(NOON.plusSeconds(60), NOON)),
                new MissingReading(FRIDGE, Quantity.HUMIDITY, MissingReason.PROBE_MISSING, Timing.measured(NOON, NOON)),
                new DoorChange(FRIDGE, true, Timing.measured(NOON, NOON)),
                new DoorChange(FRIDGE, false, Timing.measured(NOON.plusSeconds(1), NOON)),
                new Dispense(DISPENSER, 7, Timing.measured(NOON, NOON)),
                new ButtonPress(DISPENSER, true, Timing.measured(NOON, NOON)),
                new BatteryLevel(DISPENSER, 81.5, Timing.measured(NOON, NOON)),
                new Reading(FRIDGE, Quantity.CO2, 412, Timing.flagged(NOON.plusSeconds(9_000), NOON, NOON)));

        SpooledPack back = SpooledPack.of(new SpooledPack("urn:dev:ow:gw", rows).toBytes(), DEVICES);

        assertThat(back.speaker()).isEqualTo("urn:dev:ow:gw");
        assertThat(back.rows()).isEqualTo(rows);
    }

    @Test
    void a_device_is_found_by_its_urn_whatever_its_number_is_now() {
        byte[] bytes = pack().toBytes();
        KnownDevice renumbered =
                new KnownDevice(99, FRIDGE.urn(), FRIDGE.kind(), FRIDGE.zoneId(), FRIDGE.interval(), "");

        SpooledPack back = SpooledPack.of(bytes, new DeviceRegistry(List.of(renumbered), List.of()));

        assertThat(back.rows().get(0).device().id()).isEqualTo(99);
    }

    @Test
    void a_device_that_is_gone_is_named() {
        byte[] bytes = pack().toBytes();

        assertThatThrownBy(() -> SpooledPack.of(bytes, new DeviceRegistry(List.of(), List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("urn:dev:ow:1 is not registered any more");
    }

    @Test
    void bytes_that_end_early_are_refused_wherever_they_end() {
        byte[] bytes = pack().toBytes();
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> SpooledPack.of(cut, DEVICES)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static SpooledPack pack() {
        return new SpooledPack(
                "urn:dev:ow:gw", List.of(new Reading(FRIDGE, Quantity.TEMPERATURE, 4.5, Timing.measured(NOON, NOON))));
    }

    private static KnownDevice device(int id) {
        return new KnownDevice(id, "urn:dev:ow:" + id, DeviceKind.SENSOR, "l1-a", Duration.ofMinutes(1), "");
    }
}
