package org.wardkeeper.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardkeeper.device.DeviceRegistry.SpeaksFor;

class DeviceRegistryTest {

    private final KnownDevice gateway = device(1, "urn:dev:mac:1", DeviceKind.GATEWAY);
    private final KnownDevice sensor = device(2, "urn:dev:mac:1:probe", DeviceKind.SENSOR);
    private final KnownDevice stranger = device(3, "urn:dev:ow:28ee935f", DeviceKind.SENSOR);
    private final DeviceRegistry registry =
            new DeviceRegistry(List.of(gateway, sensor, stranger), List.of(new SpeaksFor(1, 2)));

    @Test
    void a_record_belongs_to_the_longest_registered_urn_that_a_colon_follows() {
        assertThat(registry.owning("urn:dev:mac:1:temperature")).contains(gateway);
        assertThat(registry.owning("urn:dev:mac:1:probe:temperature")).contains(sensor);
        assertThat(registry.owning("urn:dev:mac:1:probetemperature")).contains(gateway);
        assertThat(registry.owning("urn:dev:mac:1:rssi/1/urn:epc:id:giai:0614141.5678"))
                .contains(gateway);
    }

    @Test
    void a_name_that_only_begins_like_a_urn_belongs_to_nobody() {
        assertThat(registry.owning("urn:dev:mac:12:temperature")).isEmpty();
        assertThat(registry.owning("urn:dev:mac:1")).isEmpty();
        assertThat(registry.owning("temperature")).isEmpty();
        assertThat(registry.owning("")).isEmpty();
        assertThat(registry.owning(":")).isEmpty();
    }

    @Test
    void a_device_speaks_for_itself_and_for_those_it_is_listed_for() {
        assertThat(registry.maySpeakFor(sensor, sensor)).isTrue();
        assertThat(registry.maySpeakFor(gateway, sensor)).isTrue();
        assertThat(registry.maySpeakFor(gateway, stranger)).isFalse();
        assertThat(registry.maySpeakFor(sensor, gateway)).isFalse();
    }

    @Test
    void devices_are_found_by_urn_and_by_number() {
        assertThat(registry.byUrn("urn:dev:ow:28ee935f")).contains(stranger);
        assertThat(registry.byId(2)).contains(sensor);
        assertThat(registry.byId(9)).isEmpty();
        assertThat(registry.all()).containsExactlyInAnyOrder(gateway, sensor, stranger);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sensor10",
                "urn:dev:",
                "urn:dev:mac:1:",
                "urn:dev:mac:1#2",
                "urn:dev:mac:1,2",
                "urn:dev:mac:1\n",
                "urn:dev:mac:ä"
            })
    void what_cannot_stand_before_a_record_name_is_no_device_urn(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> DeviceUrn.checked(text));
    }

    private static KnownDevice device(int id, String urn, DeviceKind kind) {
        return new KnownDevice(id, DeviceUrn.checked(urn), kind, null, Duration.ofSeconds(60), null);
    }
}
