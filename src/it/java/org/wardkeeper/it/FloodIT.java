package org.wardkeeper.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.californium.core.CoapResponse;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wardkeeper.device.Device;
import org.wardkeeper.device.DeviceKind;
import org.wardkeeper.device.Devices;
import org.wardkeeper.ingest.CoapDoor;
import org.wardkeeper.site.SiteImports;

/** A device that floods plain CoAP: it is told to wait, an administrator is told of it, and nobody else notices. */
@ExtendWith(ArquillianExtension.class)
class FloodIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Longer than it takes the server to tell of a flood again, if it told of one as often as it could. */
    private static final Duration GOES_ON = Duration.ofSeconds(5);

    private static final String URN = "urn:dev:ops:32473-plain-flood";

    @Inject
    private SiteImports imports;

    @Inject
    private Devices devices;

    @Inject
    private CoapDoor door;

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    private DataSource database;

    private CoapResponse last;

    @Test
    void a_flood_is_answered_4_29_told_of_once_a_minute_and_turns_nobody_else_away() throws Exception {
        assertThat(imports.importSite(TestSite.files()).problems()).isEmpty();
        devices.register(
                new Device(URN, DeviceKind.READER, "west", Duration.ofMinutes(1), null, Instant.now()), "admin");
        byte[] pack = sightings(2_000);
        try (Wire flood = Wire.plain(door.plainPort().orElseThrow());
                Wire other = Wire.plain(door.plainPort().orElseThrow())) {
            Await.until(PATIENCE, () -> refusedWhenSending(pack, flood));
            assertThat(last.getOptions().getMaxAge()).isBetween(1L, 20L);
            assertThat(last.getPayloadSize()).isZero();

            Await.until(PATIENCE, () -> refusedWhenSending(pack, flood) && rejections() > 0);
            Instant told = Instant.now();
            Await.until(
                    PATIENCE,
                    () -> refusedWhenSending(pack, flood) && Instant.now().isAfter(told.plus(GOES_ON)));

            assertThat(rejections()).isEqualTo(1);
            assertThat(reason()).matches("\\d+ packs? came after more than 1000 records a second");
            assertThat(other.post(Pack.of(Pack.value(
                            TestSite.DISPENSER,
                            "battery",
                            "%EL",
                            77,
                            Instant.now().getEpochSecond()))))
                    .isEqualTo("2.04");
        }
    }

    private boolean refusedWhenSending(byte[] pack, Wire wire) throws Exception {
        last = wire.post(pack, Wire.JSON);
        assertThat(last.getCode().text).isIn("2.04", "4.29");
        return last.getCode().text.equals("4.29");
    }

    private long rejections() throws SQLException {
        return new Rows(database).count("select count(*) from rejection where speaker = ? and code = '4.29'", URN);
    }

    private String reason() throws SQLException {
        return new Rows(database).first(String.class, "select reason from rejection where speaker = ?", URN);
    }

    private static byte[] sightings(int records) {
        String rest = Stream.generate(() -> ",{\"n\":\"rssi/1/aa\",\"v\":-50}")
                .limit(records - 1)
                .collect(Collectors.joining());
        return ("[{\"bn\":\"" + URN + ":\",\"bu\":\"dBm\",\"n\":\"rssi/1/aa\",\"v\":-50}" + rest + "]")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
