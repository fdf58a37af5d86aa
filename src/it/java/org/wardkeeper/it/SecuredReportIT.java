package org.wardkeeper.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.californium.core.CoapResponse;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wardkeeper.device.Device;
import org.wardkeeper.device.DeviceKeys;
import org.wardkeeper.device.DeviceKind;
import org.wardkeeper.device.Devices;
import org.wardkeeper.device.KeyFile;
import org.wardkeeper.device.KnownDevice;
import org.wardkeeper.ingest.CoapDoor;
import org.wardkeeper.site.SiteImports;

/** Reports over DTLS into the running server: whom a key lets in, for whom, and for how long. */
@ExtendWith(ArquillianExtension.class)
class SecuredReportIT {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Inject
    private Devices devices;

    @Inject
    private SiteImports imports;

    @Inject
    private CoapDoor door;

    @Inject
    private DeviceKeys keys;

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    private DataSource database;

    /** A second that no other test of the run has used, so that tests do not see each other's readings. */
    private static long second = Instant.now().minus(Duration.ofDays(3)).getEpochSecond();

    @BeforeEach
    void site() {
        assertThat(imports.importSite(TestSite.files()).problems()).isEmpty();
        second += 60;
    }

    @Test
    void a_device_with_its_key_is_let_in_and_speaks_for_itself_alone() throws Exception {
        byte[] key = keys.keyOf(TestSite.FRIDGE).orElseThrow();
        try (Wire secured = Wire.secured(door.securePort(), TestSite.FRIDGE, key)) {
            assertThat(secured.post(temperature(TestSite.FRIDGE, 4.75))).isEqualTo("2.04");
            assertThat(secured.post(temperature(TestSite.OTHER_FRIDGE, 4.75))).isEqualTo("4.03");
        }
        assertThat(new Rows(database).temperature(TestSite.FRIDGE, second)).isEqualTo(4.75);
    }

    @Test
    void a_rotation_that_ends_an_old_key_ends_the_sessions_it_began() throws Exception {
        KeyFile.NewKey key = newDevice("rotated");
        String urn = key.identity();
        try (Wire secured = Wire.secured(door.securePort(), urn, key.key())) {
            assertThat(secured.post(temperature(urn, 4.5))).isEqualTo("2.04");
            keys.rotate(urn);
            assertThat(secured.post(temperature(urn, 4.5))).isEqualTo("2.04");
            int before = door.sessions();
            keys.rotate(urn);
            Await.until(SOON, () -> door.sessions() == before - 1);
            assertFailsAsAStranger(secured);
        }
    }

    @Test
    void a_rotation_is_finished_by_ending_the_old_key() throws Exception {
        KeyFile.NewKey old = newDevice("finished");
        String urn = old.identity();
        KeyFile.NewKey next = keys.rotate(urn);
        try (Wire before = Wire.secured(door.securePort(), urn, old.key());
                Wire after = Wire.secured(door.securePort(), next.identity(), next.key())) {
            before.post(temperature(urn, 4.5));
            after.post(temperature(urn, 4.5));
            assertThat(keys.end(urn)).isTrue();
            assertThat(keys.identitiesOf(urn)).containsExactly(next.identity());
            assertFailsAsAStranger(before);
            assertThat(after.post(temperature(urn, 4.5))).isEqualTo("2.04");
        }
    }

    @Test
    void a_barred_device_is_cut_off_and_stays_out_until_it_is_given_a_new_key() throws Exception {
        KeyFile.NewKey key = newDevice("barred");
        String urn = key.identity();
        KnownDevice device = devices.current().byUrn(urn).orElseThrow();
        try (Wire secured = Wire.secured(door.securePort(), urn, key.key())) {
            assertThat(secured.post(temperature(urn, 4.5))).isEqualTo("2.04");
            devices.bar(device, "admin", Instant.now());
            assertThat(keys.endAll(urn)).containsExactly(urn);
            assertFailsAsAStranger(secured);
        }
        imports.importSite(TestSite.files());
        assertThat(keys.addMissing(List.of(urn))).isZero();
        KeyFile.NewKey again = keys.rotate(urn);
        devices.unbar(device, "admin");
        try (Wire secured = Wire.secured(door.securePort(), again.identity(), again.key())) {
            assertThat(secured.post(temperature(urn, 4.5))).isEqualTo("2.04");
        }
    }

    @Test
    void a_key_that_was_changed_in_the_file_by_hand_ends_its_sessions_at_the_next_import() throws Exception {
        KeyFile.NewKey key = newDevice("edited");
        String urn = key.identity();
        try (Wire secured = Wire.secured(door.securePort(), urn, key.key())) {
            assertThat(secured.post(temperature(urn, 4.5))).isEqualTo("2.04");
            Path file = Path.of(System.getProperty("WARDKEEPER_DATA"), "keys.csv");
            String edited = Files.readString(file).replace(key.hex(), "00".repeat(16));
            Files.writeString(file, edited);
            imports.importSite(TestSite.files());
            assertFailsAsAStranger(secured);
        }
    }

    @Test
    void a_device_that_reports_more_than_its_share_is_told_when_to_come_back() throws Exception {
        KeyFile.NewKey key = newDevice("flood");
        StringBuilder pack = new StringBuilder("[{\"bn\":\"" + key.identity() + ":\",\"bu\":\"dBm\",");
        for (int i = 0; i < 2_000; i++) {
            pack.append(i == 0 ? "" : ",{").append("\"n\":\"rssi/1/aa\",\"v\":-50}");
        }
        byte[] body = pack.append("]").toString().getBytes(StandardCharsets.US_ASCII);
        try (Wire secured = Wire.secured(door.securePort(), key.identity(), key.key())) {
            CoapResponse answer = secured.post(body, Wire.JSON);
            for (int i = 0; i < 100 && answer.getCode().text.equals("2.04"); i++) {
                answer = secured.post(body, Wire.JSON);
            }
            assertThat(answer.getCode().text).isEqualTo("4.29");
            assertThat(answer.getOptions().getMaxAge()).isBetween(1L, 20L);
        }
    }

    @Test
    void a_wrong_key_and_an_unknown_identity_fail_in_the_same_way() throws Exception {
        byte[] wrong = "not the key of this device".getBytes(StandardCharsets.US_ASCII);
        try (Wire known = Wire.secured(door.securePort(), TestSite.FRIDGE, wrong);
                Wire unknown = Wire.secured(door.securePort(), "urn:dev:ops:32473-nobody", wrong)) {
            Throwable[] failures = {failure(known), failure(unknown)};
            assertThat(failures[0]).hasSameClassAs(failures[1]);
        }
    }

    /** The class's own device, registered a moment ago, with its first key. */
    private KeyFile.NewKey newDevice(String name) {
        String urn = "urn:dev:ops:32473-secured-" + name;
        if (devices.current().byUrn(urn).isEmpty()) {
            devices.register(
                    new Device(urn, DeviceKind.READER, "west", Duration.ofMinutes(1), null, Instant.now()), "admin");
        }
        return keys.rotate(urn);
    }

    private void assertFailsAsAStranger(Wire ended) throws Exception {
        byte[] wrong = "not the key of this device".getBytes(StandardCharsets.US_ASCII);
        try (Wire unknown = Wire.secured(door.securePort(), "urn:dev:ops:32473-nobody", wrong)) {
            assertThat(failure(ended)).hasSameClassAs(failure(unknown));
        }
    }

    private Throwable failure(Wire stranger) {
        var failure = new Throwable[1];
        assertThatThrownBy(() -> {
                    CoapResponse answer = stranger.post(
                            temperature(TestSite.FRIDGE, 4.25).getBytes(StandardCharsets.UTF_8), Wire.JSON);
                    throw new AssertionError("answered " + answer);
                })
                .isNotInstanceOf(AssertionError.class)
                .satisfies(thrown -> failure[0] = thrown);
        return failure[0];
    }

    private static String temperature(String device, double celsius) {
        return Pack.of(Pack.temperature(device, celsius, second));
    }
}
