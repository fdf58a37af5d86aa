package org.wardkeeper.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
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
import org.wardkeeper.device.DeviceKeys;
import org.wardkeeper.device.KeyFile;
import org.wardkeeper.environment.LiveReadings;
import org.wardkeeper.ingest.CoapDoor;
import org.wardkeeper.location.LiveLocations;
import org.wardkeeper.site.SiteImports;

/** Reports over real CoAP into the running server and its database, and what each kind of bad input is answered. */
@ExtendWith(ArquillianExtension.class)
class ReportIT {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Inject
    private SiteImports imports;

    @Inject
    private CoapDoor door;

    @Inject
    private DeviceKeys keys;

    @Inject
    private LiveReadings readings;

    @Inject
    private LiveLocations locations;

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    private DataSource database;

    private Wire wire;

    /** A second that no other test of the run has used, so that tests do not see each other's readings. */
    private static long second = Instant.now().minus(Duration.ofDays(2)).getEpochSecond();

    @BeforeEach
    void connect() throws Exception {
        assertThat(imports.importSite(TestSite.files()).problems()).isEmpty();
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
        assertThat(stored(TestSite.FRIDGE, second)).isEqualTo(4.25);
    }

    @Test
    void the_same_reading_again_is_answered_2_04_and_adds_nothing() throws Exception {
        wire.post(temperature(TestSite.FRIDGE, 4.25));
        long rows = rows();
        assertThat(wire.post(temperature(TestSite.FRIDGE, 4.25))).isEqualTo("2.04");
        assertThat(rows()).isEqualTo(rows);
    }

    @Test
    void a_contradicting_reading_is_answered_4_09_and_audited_and_changes_nothing() throws Exception {
        wire.post(temperature(TestSite.FRIDGE, 4.25));
        long before = audited("report.refused");
        assertThat(wire.post(temperature(TestSite.FRIDGE, 7.0))).isEqualTo("4.09");
        assertThat(stored(TestSite.FRIDGE, second)).isEqualTo(4.25);
        Await.until(SOON, () -> audited("report.refused") > before);
    }

    @Test
    void a_pack_that_contradicts_itself_is_answered_4_09_and_leaves_nothing() throws Exception {
        String pack = "[" + record(TestSite.FRIDGE, "temperature", "Cel", 4.0, second) + ","
                + record(TestSite.FRIDGE, "temperature", "Cel", 5.0, second) + "]";
        assertThat(wire.post(pack)).isEqualTo("4.09");
        assertThat(stored(TestSite.FRIDGE, second)).isNull();
    }

    @Test
    void an_unknown_device_is_answered_4_01() throws Exception {
        assertThat(wire.post(temperature("urn:dev:ops:32473-nobody", 4.25))).isEqualTo("4.01");
    }

    @Test
    void a_foreign_device_is_answered_4_03_and_stored_as_a_rejection_with_its_reason() throws Exception {
        String pack = "[" + record(TestSite.OTHER_FRIDGE, "temperature", "Cel", 4.0, second) + ","
                + record(TestSite.FRIDGE, "temperature", "Cel", 4.0, second) + "]";
        assertThat(wire.post(pack)).isEqualTo("4.03");
        assertThat(stored(TestSite.OTHER_FRIDGE, second)).isNull();
        Await.until(SOON, () -> lastRejection().equals("4.03 " + TestSite.OTHER_FRIDGE + " " + TestSite.FRIDGE));
    }

    @Test
    void a_gateway_speaks_for_the_devices_on_its_list() throws Exception {
        String pack = "[" + record(TestSite.GATEWAY, "battery", "%EL", 80, second) + ","
                + record(TestSite.FRIDGE, "temperature", "Cel", 4.5, second) + "]";
        assertThat(wire.post(pack)).isEqualTo("2.04");
        assertThat(stored(TestSite.FRIDGE, second)).isEqualTo(4.5);
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
        String pack = "[" + record(TestSite.FRIDGE, "temperature", "Cel", 4.0, second) + ","
                + record(TestSite.FRIDGE, "temperature", "Cel", -300, second + 1) + "]";
        assertThat(wire.post(pack)).isEqualTo("4.00");
        assertThat(stored(TestSite.FRIDGE, second)).isNull();
    }

    @Test
    void a_claim_from_the_future_is_kept_at_its_arrival_with_the_claim_beside_it_and_once() throws Exception {
        long claimed = Instant.now().plus(Duration.ofHours(1)).getEpochSecond() + second % 1_000;
        String pack = "[" + record(TestSite.OTHER_FRIDGE, "temperature", "Cel", 6.5, claimed) + "]";
        long rows = rows();
        assertThat(wire.post(pack)).isEqualTo("2.04");
        assertThat(wire.post(pack)).isEqualTo("2.04");
        assertThat(rows()).isEqualTo(rows + 1);
        assertThat(number(
                        "select extract(epoch from at - now())::float8 from reading where claimed_at = ?",
                        Timestamp.from(Instant.ofEpochSecond(claimed))))
                .isBetween(-60.0, 1.0);
        String other = "[" + record(TestSite.OTHER_FRIDGE, "temperature", "Cel", 9.9, claimed) + "]";
        assertThat(wire.post(other)).isEqualTo("4.09");
    }

    @Test
    void a_reading_older_than_the_limit_is_answered_4_00() throws Exception {
        long old = Instant.now().minus(Duration.ofDays(8)).getEpochSecond();
        assertThat(wire.post("[" + record(TestSite.FRIDGE, "temperature", "Cel", 4.0, old) + "]"))
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
        assertThat(number(
                        "select missing::float8 from reading where value is null and at = ?",
                        Timestamp.from(Instant.ofEpochSecond(second))))
                .isEqualTo(1.0);
    }

    @Test
    void the_newest_reading_is_live_and_a_late_one_is_history() throws Exception {
        long now = Instant.now().getEpochSecond();
        wire.post("[" + record(TestSite.OTHER_FRIDGE, "humidity", "%RH", 41, now) + "]");
        wire.post("[" + record(TestSite.OTHER_FRIDGE, "humidity", "%RH", 55, now - 3_600) + "]");
        int device = (int) (double) number("select id::float8 from device where urn = ?", TestSite.OTHER_FRIDGE);
        assertThat(readings.of(device, "humidity").orElseThrow().value()).hasValue(41);
    }

    @Test
    void a_sighting_moves_its_asset_and_the_last_place_is_stored_behind() throws Exception {
        long now = Instant.now().getEpochSecond();
        String tag = "rssi/1/" + TestSite.WHEELCHAIR_TAG;
        wire.post("[" + record(TestSite.READER_WEST, tag, "dBm", -50, now) + "]");
        assertThat(locations.of(TestSite.WHEELCHAIR).orElseThrow().zoneId()).isEqualTo("west");
        wire.post("[" + record(TestSite.READER_EAST, tag, "dBm", -40, now + 30) + "]");
        assertThat(locations.of(TestSite.WHEELCHAIR).orElseThrow().zoneId()).isEqualTo("east");
        Await.until(
                SOON,
                () -> number(
                                "select count(*)::float8 from last_place where asset_id = ? and zone_id = 'east'",
                                TestSite.WHEELCHAIR)
                        == 1);
        assertThat(number(
                        "select count(*)::float8 from visit where asset_id = ? and left_at is null",
                        TestSite.WHEELCHAIR))
                .isEqualTo(1.0);
    }

    @Test
    void a_tag_that_no_asset_has_is_counted_and_not_an_error() throws Exception {
        long strangers = locations.strangers();
        assertThat(wire.post("[" + record(TestSite.READER_WEST, "rssi/1/aa:bb:cc:dd:ee:ff", "dBm", -50, second) + "]"))
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

    @Test
    void a_device_with_its_key_is_let_in_and_speaks_for_itself_alone() throws Exception {
        byte[] key = keys.keyOf(TestSite.FRIDGE).orElseThrow();
        try (Wire secured = Wire.secured(door.securePort(), TestSite.FRIDGE, key)) {
            assertThat(secured.post(temperature(TestSite.FRIDGE, 4.75))).isEqualTo("2.04");
            assertThat(secured.post(temperature(TestSite.OTHER_FRIDGE, 4.75))).isEqualTo("4.03");
        }
        assertThat(stored(TestSite.FRIDGE, second)).isEqualTo(4.75);
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
        return "[" + record(device, "temperature", "Cel", celsius, second) + "]";
    }

    private static String record(String device, String name, String unit, double value, long time) {
        return "{\"n\":\"" + device + ":" + name + "\",\"u\":\"" + unit + "\",\"v\":" + value + ",\"t\":" + time + "}";
    }

    private static byte[] padded(int length) {
        String pack = temperature(TestSite.FRIDGE, 4.25);
        return (pack + " ".repeat(length - pack.length())).getBytes(StandardCharsets.UTF_8);
    }

    private Double stored(String device, long at) throws SQLException {
        return number(
                """
                select r.value from reading r join stream s on s.id = r.stream_id join device d on d.id = s.device_id
                where s.name = 'temperature' and d.urn = ? and r.at = ?""",
                device,
                Timestamp.from(Instant.ofEpochSecond(at)));
    }

    private long rows() throws SQLException {
        return (long) (double) number("select count(*)::float8 from reading");
    }

    private long audited(String action) throws SQLException {
        return (long) (double) number("select count(*)::float8 from audit_entry where action = ?", action);
    }

    private String lastRejection() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select code || ' ' || speaker || ' ' || device from rejection order by id desc limit 1");
                ResultSet row = select.executeQuery()) {
            return row.next() ? row.getString(1) : "";
        }
    }

    private Double number(String sql, Object... parameters) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getObject(1, Double.class) : null;
            }
        }
    }
}
