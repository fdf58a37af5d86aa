package org.wardkeeper.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.eclipse.californium.core.CoapResponse;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wardkeeper.device.DeviceKeys;
import org.wardkeeper.device.KeyFile;
import org.wardkeeper.ingest.CoapDoor;
import org.wardkeeper.site.SiteImports;

/** Reports over DTLS into the running server: whom a key lets in, for whom, and for how long. */
@ExtendWith(ArquillianExtension.class)
class SecuredReportIT {
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
    void a_key_that_has_ended_is_worth_nothing_in_a_session_it_began() throws Exception {
        KeyFile.NewKey key = keys.rotate(TestSite.OTHER_FRIDGE);
        try (Wire secured = Wire.secured(door.securePort(), key.identity(), key.key())) {
            assertThat(secured.post(temperature(TestSite.OTHER_FRIDGE, 4.5))).isEqualTo("2.04");
            keys.rotate(TestSite.OTHER_FRIDGE);
            assertThat(secured.post(temperature(TestSite.OTHER_FRIDGE, 4.5))).isEqualTo("2.04");
            keys.rotate(TestSite.OTHER_FRIDGE);
            assertThat(secured.post(temperature(TestSite.OTHER_FRIDGE, 4.5))).isEqualTo("4.01");
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
