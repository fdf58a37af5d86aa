package org.wardkeeper.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wardkeeper.device.Contact;
import org.wardkeeper.device.DeviceKind;
import org.wardkeeper.device.KnownDevice;

class DeviceNowTest {
    private static final Contact NEVER = new Contact(Optional.empty(), 0, Optional.empty());

    @Test
    void every_word_must_stand_somewhere_in_urn_serial_kind_or_zone() {
        DeviceNow device = device("urn:dev:mac:0024befffe804f11");
        assertThat(device.fits("")).isTrue();
        assertThat(device.fits("READER vaccines")).isTrue();
        assertThat(device.fits("4f11 rd-1007 l4-4.07")).isTrue();
        assertThat(device.fits("reader freezer")).isFalse();
        assertThat(device.fits("%")).isFalse();
        assertThat(device.fits("x".repeat(10_000))).isFalse();
    }

    @Test
    void the_silent_come_before_the_refused_and_who_has_more_wrong_before_who_has_less() {
        DeviceNow fine = device("urn:dev:mac:a");
        DeviceNow low = device("urn:dev:mac:b", Condition.BATTERY);
        DeviceNow refused = device("urn:dev:mac:c", Condition.REFUSED);
        DeviceNow silent = device("urn:dev:mac:d", Condition.SILENT);
        DeviceNow silentToo = device("urn:dev:mac:e", Condition.SILENT);
        DeviceNow silentAndLow = device("urn:dev:mac:f", Condition.SILENT, Condition.BATTERY);

        assertThat(Stream.of(fine, low, silentToo, refused, silent, silentAndLow)
                        .sorted(DeviceNow.WORST_FIRST))
                .containsExactly(silentAndLow, silent, silentToo, refused, low, fine);
    }

    private static DeviceNow device(String urn, Condition... conditions) {
        return new DeviceNow(
                new KnownDevice(1, urn, DeviceKind.READER, "l4-4.07", Duration.ofSeconds(10), "RD-1007"),
                "Vaccines",
                Instant.EPOCH,
                NEVER,
                Optional.empty(),
                Optional.empty(),
                0,
                List.of(conditions));
    }
}
