package org.wardkeeper.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.sql.DataSource;
import org.eclipse.californium.core.CoapResponse;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wardkeeper.environment.LiveReadings;
import org.wardkeeper.ingest.CoapDoor;
import org.wardkeeper.location.LiveLocations;
import org.wardkeeper.site.SiteImports;

/** Reports over plain CoAP into the running server and its database, and what each kind of bad input is answered. */
@ExtendWith(ArquillianExtension.class)
class ReportIT {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Inject
    private SiteImports imports;

    @Inject
    private CoapDoor door;

    @Inject
    private LiveReadings readings;

    @Inject
    private LiveLocations locations;

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    private DataSource database;

    private Rows rows;
    private Wire wire;

    /** A second that no other test of the run has used, so that tests do not see each other's readings. */
    private static long second = Instant.now().minus(Duration.ofDays(2)).getEpochSecond();

    @BeforeEach
    void connect() throws Exception {
        assertThat(imports.importSite(TestSite.files()).problems()).isEmpty();
        rows = new Rows(database);
        wire = Wire.plain(door.plainPort().orElseThrow());
        second += 60;
    }

    @AfterEach
    void disconnect() {
        wire.close();
    }

    @Test
    void a_reading_that_was_answered_2_04_is_in_the_database() throws Exception {
        assertThat(wire.post(temperature(TestSite.FRIDGE, 4.25))).isEqualTo("2.04");
        assertThat(stored(TestSite.FRIDGE)).isEqualTo(4.25);
    }

    @Test
    void the_same_reading_again_is_answered_2_04_and_adds_nothing() throws Exception {
        wire.post(temperature(TestSite.FRIDGE, 4.25));
        long before = readingsOf(TestSite.FRIDGE);
        assertThat(wire.post(temperature(TestSite.FRIDGE, 4.25))).isEqualTo("2.04");
        assertThat(readingsOf(TestSite.FRIDGE)).isEqualTo(before);
    }

    @Test
    void a_contradicting_reading_is_answered_4_09_and_audited_and_changes_nothing() throws Exception {
        wire.post(temperature(TestSite.FRIDGE, 4.25));
        long before = audited("report.refused");
        assertThat(wire.post(temperature(TestSite.FRIDGE, 7.0))).isEqualTo("4.09");
        assertThat(stored(TestSite.FRIDGE)).isEqualTo(4.25);
        Await.until(SOON, () -> audited("report.refused") > before);
    }

    @Test
    void a_pack_that_contradicts_itself_is_answered_4_09_and_leaves_nothing() throws Exception {
        String pack =
                Pack.of(Pack.temperature(TestSite.FRIDGE, 4.0, second), Pack.temperature(TestSite.FRIDGE, 5.0, second));
        assertThat(wire.post(pack)).isEqualTo("4.09");
        assertThat(stored(TestSite.FRIDGE)).isNull();
    }

    @Test
    void an_unknown_device_is_answered_4_01() throws Exception {
        assertThat(wire.post(temperature("urn:dev:ops:32473-nobody", 4.25))).isEqualTo("4.01");
    }

    @Test
    void a_foreign_device_is_answered_4_03_and_stored_as_a_rejection_with_its_reason() throws Exception {
        String pack = Pack.of(
                Pack.temperature(TestSite.OTHER_FRIDGE, 4.0, second), Pack.temperature(TestSite.FRIDGE, 4.0, second));
        assertThat(wire.post(pack)).isEqualTo("4.03");
        assertThat(stored(TestSite.OTHER_FRIDGE)).isNull();
        Await.until(SOON, () -> lastRejection().equals("4.03 " + TestSite.OTHER_FRIDGE + " " + TestSite.FRIDGE));
    }

    @Test
    void a_gateway_speaks_for_the_devices_on_its_list() throws Exception {
        String pack = Pack.of(
                Pack.value(TestSite.GATEWAY, "battery", "%EL", 80, second),
                Pack.temperature(TestSite.FRIDGE, 4.5, second));
        assertThat(wire.post(pack)).isEqualTo("2.04");
        assertThat(stored(TestSite.FRIDGE)).isEqualTo(4.5);
    }

    @Test
    void malformed_json_is_answered_4_00_with_one_short_line() throws Exception {
        CoapResponse answer = wire.post("[{\"n\":".getBytes(StandardCharsets.UTF_8), Wire.JSON);
        assertThat(answer.getCode().text).isEqualTo("4.00");
        assertThat(answer.getResponseText()).hasSizeBetween(5, 120).doesNotContain("\n", "Exception", "java");
    }

    @Test
    void malformed_cbor_and_nan_in_cbor_are_answered_4_00() throws Exception {
        byte[] truncated = HexFormat.of().parseHex("81a3006161");
        assertThat(wire.post(truncated, Wire.CBOR).getCode().text).isEqualTo("4.00");
        byte[] name = (TestSite.FRIDGE + ":temperature").getBytes(StandardCharsets.US_ASCII);
        String nan = "81a200" + "78" + HexFormat.of().toHexDigits((byte) name.length)
                + HexFormat.of().formatHex(name) + "02f97e00";
        assertThat(wire.post(HexFormat.of().parseHex(nan), Wire.CBOR).getCode().text)
                .isEqualTo("4.00");
    }

    @Test
    void a_temperature_below_absolute_zero_is_answered_4_00_and_its_pack_leaves_nothing() throws Exception {
        String pack = Pack.of(
                Pack.temperature(TestSite.FRIDGE, 4.0, second), Pack.temperature(TestSite.FRIDGE, -300, second + 1));
        assertThat(wire.post(pack)).isEqualTo("4.00");
        assertThat(stored(TestSite.FRIDGE)).isNull();
    }

    @Test
    void a_claim_from_the_future_is_kept_at_its_arrival_with_the_claim_beside_it_and_once() throws Exception {
        long claimed = Instant.now().plus(Duration.ofHours(1)).getEpochSecond() + second % 1_000;
        String pack = Pack.of(Pack.temperature(TestSite.OTHER_FRIDGE, 6.5, claimed));
        long before = readingsOf(TestSite.OTHER_FRIDGE);
        assertThat(wire.post(pack)).isEqualTo("2.04");
        assertThat(wire.post(pack)).isEqualTo("2.04");
        assertThat(readingsOf(TestSite.OTHER_FRIDGE)).isEqualTo(before + 1);
        assertThat(rows.number(
                        "select extract(epoch from at - now())::float8 from reading where claimed_at = ?",
                        Timestamp.from(Instant.ofEpochSecond(claimed))))
                .isBetween(-60.0, 1.0);
        String other = Pack.of(Pack.temperature(TestSite.OTHER_FRIDGE, 9.9, claimed));
        assertThat(wire.post(other)).isEqualTo("4.09");
    }

    @Test
    void a_reading_older_than_the_limit_is_answered_4_00() throws Exception {
        long old = Instant.now().minus(Duration.ofDays(8)).getEpochSecond();
        assertThat(wire.post(Pack.of(Pack.temperature(TestSite.FRIDGE, 4.0, old))))
                .isEqualTo("4.00");
    }

    @Test
    void a_body_of_64_kb_is_taken_in_blocks_and_a_longer_one_is_answered_4_13() throws Exception {
        assertThat(wire.post(padded(64 * 1024), Wire.JSON).getCode().text).isEqualTo("2.04");
        assertThat(wire.post(padded(65 * 1024), Wire.JSON).getCode().text).isEqualTo("4.13");
    }

    @Test
    void another_content_format_is_answered_4_15() throws Exception {
        byte[] body = temperature(TestSite.FRIDGE, 4.25).getBytes(StandardCharsets.UTF_8);
        assertThat(wire.post(body, 50).getCode().text).isEqualTo("4.15");
    }

    @Test
    void a_missing_value_is_a_row_that_says_why() throws Exception {
        String pack = "[{\"n\":\"" + TestSite.FRIDGE + ":temperature\",\"vs\":\"probe-missing\",\"t\":" + second + "}]";
        assertThat(wire.post(pack)).isEqualTo("2.04");
        assertThat(rows.number(
                        "select missing::float8 from reading where value is null and at = ?",
                        Timestamp.from(Instant.ofEpochSecond(second))))
                .isEqualTo(1.0);
    }

    @Test
    void the_newest_reading_is_live_and_a_late_one_is_history() throws Exception {
        long now = Instant.now().getEpochSecond();
        wire.post(Pack.of(Pack.value(TestSite.OTHER_FRIDGE, "humidity", "%RH", 41, now)));
        wire.post(Pack.of(Pack.value(TestSite.OTHER_FRIDGE, "humidity", "%RH", 55, now - 3_600)));
        int device = (int) (double) rows.number("select id::float8 from device where urn = ?", TestSite.OTHER_FRIDGE);
        assertThat(readings.of(device, "humidity").orElseThrow().value()).hasValue(41);
    }

    @Test
    void a_sighting_moves_its_asset_and_the_last_place_is_stored_behind() throws Exception {
        long now = Instant.now().getEpochSecond();
        wire.post(Pack.of(Pack.heard(TestSite.READER_WEST, TestSite.WHEELCHAIR_TAG, -50, now)));
        assertThat(locations.of(TestSite.WHEELCHAIR).orElseThrow().zoneId()).isEqualTo("west");
        wire.post(Pack.of(Pack.heard(TestSite.READER_EAST, TestSite.WHEELCHAIR_TAG, -40, now + 30)));
        assertThat(locations.of(TestSite.WHEELCHAIR).orElseThrow().zoneId()).isEqualTo("east");
        Await.until(
                SOON,
                () -> rows.number(
                                "select count(*)::float8 from last_place where asset_id = ? and zone_id = 'east'",
                                TestSite.WHEELCHAIR)
                        == 1);
        assertThat(rows.number(
                        "select count(*)::float8 from visit where asset_id = ? and left_at is null",
                        TestSite.WHEELCHAIR))
                .isEqualTo(1.0);
    }

    @Test
    void a_tag_that_no_asset_has_is_counted_and_not_an_error() throws Exception {
        long strangers = locations.strangers();
        assertThat(wire.post(Pack.of(Pack.heard(TestSite.READER_WEST, "aa:bb:cc:dd:ee:ff", -50, second))))
                .isEqualTo("2.04");
        assertThat(locations.strangers()).isEqualTo(strangers + 1);
    }

    @Test
    void there_is_nothing_to_discover() throws Exception {
        assertThat(wire.get("/.well-known/core").getCode().text).isEqualTo("4.04");
        assertThat(wire.get("/report").getCode().text).isEqualTo("4.05");
    }

    /** RFC 7252 §3: version 1, confirmable, no token, GET; then an option, by its number and length, that is unknown. */
    @Test
    void a_get_that_is_not_understood_is_not_answered_at_greater_length() throws Exception {
        byte[][] strange = {
            {0x40, 1, 0x11, 0x11, (byte) 0xe0, (byte) 0xfc, (byte) 0xdc}, // 65001, which is critical and nobody's
            {0x40, 1, 0x11, 0x12, (byte) 0xd1, 10, 7} // Block2 with the size that only TCP has
        };
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout(5_000);
            for (byte[] get : strange) {
                var answer = new DatagramPacket(new byte[1_500], 1_500);
                socket.send(new DatagramPacket(
                        get,
                        get.length,
                        InetAddress.getLoopbackAddress(),
                        door.plainPort().orElseThrow()));
                socket.receive(answer);
                assertThat(answer.getLength()).isLessThanOrEqualTo(get.length);
            }
        }
    }

    private static String temperature(String device, double celsius) {
        return Pack.of(Pack.temperature(device, celsius, second));
    }

    private static byte[] padded(int length) {
        String pack = temperature(TestSite.FRIDGE, 4.25);
        return (pack + " ".repeat(length - pack.length())).getBytes(StandardCharsets.UTF_8);
    }

    private Double stored(String device) throws SQLException {
        return rows.temperature(device, second);
    }

    private long readingsOf(String device) throws SQLException {
        return rows.count(
                """
                select count(*) from reading r join stream s on s.id = r.stream_id join device d on d.id = s.device_id
                where d.urn = ?""",
                device);
    }

    private long audited(String action) throws SQLException {
        return rows.count("select count(*) from audit_entry where action = ?", action);
    }

    private String lastRejection() throws SQLException {
        return rows.first(
                String.class, "select code || ' ' || speaker || ' ' || device from rejection order by id desc limit 1");
    }
}
