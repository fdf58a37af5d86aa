package org.wardkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wardkeeper.asset.TagId;
import org.wardkeeper.device.DeviceKind;
import org.wardkeeper.device.DeviceRegistry;
import org.wardkeeper.device.KnownDevice;
import org.wardkeeper.report.BatteryLevel;
import org.wardkeeper.report.ButtonPress;
import org.wardkeeper.report.Dispense;
import org.wardkeeper.report.DoorChange;
import org.wardkeeper.report.MissingReading;
import org.wardkeeper.report.MissingReason;
import org.wardkeeper.report.Motion;
import org.wardkeeper.report.Observation;
import org.wardkeeper.report.Reading;
import org.wardkeeper.report.Sighting;

class AdmissionTest {
    private static final Instant NOW = Instant.parse("2026-03-03T12:00:00.250Z");
    private static final String FRIDGE = "urn:dev:mac:01";
    private static final String READER = "urn:dev:mac:02";
    private static final String GATEWAY = "urn:dev:mac:03";
    private static final String NESTED = "urn:dev:mac:01:probe";

    private final DeviceRegistry devices = new DeviceRegistry(
            List.of(
                    device(1, FRIDGE, DeviceKind.SENSOR),
                    device(2, READER, DeviceKind.READER),
                    device(3, GATEWAY, DeviceKind.GATEWAY),
                    device(4, NESTED, DeviceKind.SENSOR)),
            List.of(new DeviceRegistry.SpeaksFor(3, 1)));

    private final Admission admission = new Admission(Duration.ofDays(7));

    @Test
    void a_temperature_becomes_a_reading_of_its_device() {
        Reading reading = (Reading) only(admitted(FRIDGE, record(FRIDGE + ":temperature", "Cel", 4.5)));
        assertThat(reading.device().id()).isEqualTo(1);
        assertThat(reading.measured()).isEqualTo(4.5);
        assertThat(reading.timing().isFlagged()).isFalse();
    }

    @Test
    void every_record_name_of_the_contract_is_understood() {
        assertThat(admitted(
                        READER,
                        "\"n\":\"door\",\"vb\":true",
                        "\"n\":\"button\",\"vb\":false",
                        "\"n\":\"dispense\",\"u\":\"count\",\"v\":3",
                        "\"n\":\"battery\",\"u\":\"%EL\",\"v\":80",
                        "\"n\":\"power\",\"u\":\"W\",\"v\":95.5",
                        "\"n\":\"humidity\",\"u\":\"%RH\",\"v\":40",
                        "\"n\":\"pressure\",\"u\":\"Pa\",\"v\":101325",
                        "\"n\":\"co2\",\"u\":\"ppm\",\"v\":600",
                        "\"n\":\"temperature\",\"vs\":\"probe-missing\"",
                        "\"n\":\"rssi/2/c8:f3:a1:b2:04:17\",\"u\":\"dBm\",\"v\":-61"))
                .hasExactlyElementsOfTypes(
                        DoorChange.class,
                        ButtonPress.class,
                        Dispense.class,
                        BatteryLevel.class,
                        Reading.class,
                        Reading.class,
                        Reading.class,
                        Reading.class,
                        MissingReading.class,
                        Sighting.class);
    }

    @Test
    void a_sighting_carries_its_antenna_and_its_tag() {
        Sighting sighting =
                (Sighting) only(admitted(READER, record(READER + ":rssi/2/3074257BF7194E4000001A85", "dBm", -60)));
        assertThat(sighting.antenna()).isEqualTo("2");
        assertThat(sighting.tag()).isEqualTo(TagId.parse("urn:epc:id:sgtin:0614141.812345.6789"));
    }

    @Test
    void a_tag_may_say_through_a_reader_that_it_is_being_moved() {
        Motion motion = (Motion) only(admitted(READER, "\"n\":\"motion/c8:f3:a1:b2:04:17\",\"vb\":true"));
        assertThat(motion.tag()).isEqualTo(TagId.parse("c8:f3:a1:b2:04:17"));
        assertThat(motion.moves()).isTrue();
    }

    @Test
    void what_is_no_motion_of_a_tag_is_answered_4_00() {
        assertRefused("4.00", Optional.empty(), record(READER + ":motion/c8:f3:a1:b2:04:17", null, 1));
        assertRefused("4.00", Optional.empty(), "\"n\":\"" + READER + ":motion/\",\"vb\":true");
        assertRefused("4.00", Optional.empty(), "\"n\":\"" + FRIDGE + ":motion/c8:f3:a1:b2:04:17\",\"vb\":true");
    }

    @Test
    void a_missing_value_says_why() {
        MissingReading missing = (MissingReading) only(admitted(FRIDGE, "\"n\":\"temperature\",\"vs\":\"timeout\""));
        assertThat(missing.reason()).isEqualTo(MissingReason.TIMEOUT);
        assertThat(missing.value()).isEmpty();
    }

    @Test
    void the_longest_registered_name_is_the_device() {
        assertThat(only(admitted(NESTED, record(NESTED + ":temperature", "Cel", 4.5)))
                        .device()
                        .id())
                .isEqualTo(4);
    }

    @Test
    void an_unknown_device_is_answered_4_01() {
        assertRefused("4.01", Optional.empty(), record("urn:dev:mac:99:temperature", "Cel", 4.5));
    }

    @Test
    void an_identity_that_is_no_device_any_more_is_answered_4_01() {
        assertRefused("4.01", Optional.of("urn:dev:mac:99"), record(FRIDGE + ":temperature", "Cel", 4.5));
    }

    @Test
    void a_device_that_reports_as_another_is_answered_4_03() {
        assertRefused("4.03", Optional.of(READER), record(FRIDGE + ":temperature", "Cel", 4.5));
    }

    @Test
    void a_second_device_in_a_plain_pack_is_answered_4_03_unless_the_first_is_its_gateway() {
        assertRefused(
                "4.03",
                Optional.empty(),
                record(READER + ":battery", "%EL", 50),
                record(FRIDGE + ":temperature", "Cel", 4.5));
        assertThat(admitted(
                        GATEWAY, record(GATEWAY + ":battery", "%EL", 50), record(FRIDGE + ":temperature", "Cel", 4.5)))
                .hasSize(2);
    }

    @Test
    void impossible_values_are_answered_4_00() {
        for (String value : List.of("-300", "1e308", "1001")) {
            assertRefused(
                    "4.00", Optional.empty(), "\"n\":\"" + FRIDGE + ":temperature\",\"u\":\"Cel\",\"v\":" + value);
        }
        for (double dBm : new double[] {20, -200}) {
            assertRefused("4.00", Optional.empty(), record(READER + ":rssi/1/c8:f3:a1:b2:04:17", "dBm", dBm));
        }
        assertRefused("4.00", Optional.empty(), record(FRIDGE + ":battery", "%EL", 101));
        assertRefused("4.00", Optional.empty(), record(FRIDGE + ":dispense", "count", 1.5));
    }

    @Test
    void a_wrong_unit_or_kind_of_value_or_name_is_answered_4_00() {
        assertRefused("4.00", Optional.empty(), record(FRIDGE + ":temperature", "K", 280));
        assertRefused("4.00", Optional.empty(), "\"n\":\"" + FRIDGE + ":door\",\"v\":1");
        assertRefused("4.00", Optional.empty(), "\"n\":\"" + FRIDGE + ":temperature\",\"vs\":\"warm\"");
        assertRefused("4.00", Optional.empty(), record(FRIDGE + ":colour", null, 1));
        assertRefused("4.00", Optional.empty(), record(READER + ":rssi/1", "dBm", -60));
        assertRefused("4.00", Optional.empty(), record(READER + ":rssi/1/no such tag", "dBm", -60));
    }

    @Test
    void a_sensor_may_not_say_where_a_tag_is() {
        assertRefused("4.00", Optional.empty(), record(FRIDGE + ":rssi/1/c8:f3:a1:b2:04:17", "dBm", -60));
    }

    @Test
    void a_reading_older_than_the_limit_is_answered_4_00() {
        assertThat(admitted(FRIDGE, at(NOW.minus(Duration.ofDays(7)).plusMillis(1))))
                .hasSize(1);
        assertRefused(
                "4.00",
                Optional.empty(),
                "\"bn\":\"" + FRIDGE + ":\"," + at(NOW.minus(Duration.ofDays(7)).minusSeconds(1)));
    }

    @Test
    void two_minutes_ahead_is_skew_and_more_is_kept_at_its_arrival_with_the_claim_beside_it() {
        Observation skewed = only(admitted(FRIDGE, at(NOW.plusSeconds(119))));
        assertThat(skewed.timing().at()).isEqualTo(NOW.plusSeconds(119));
        Observation wrong = only(admitted(FRIDGE, at(NOW.plusSeconds(121))));
        assertThat(wrong.timing().at()).isEqualTo(NOW);
        assertThat(wrong.timing().claimed()).contains(NOW.plusSeconds(121));
    }

    @Test
    void a_record_without_a_time_was_measured_when_it_arrived() {
        assertThat(only(admitted(FRIDGE, record(FRIDGE + ":temperature", "Cel", 4.5)))
                        .timing()
                        .at())
                .isEqualTo(NOW);
    }

    @Test
    void the_reason_names_the_first_record_at_fault() {
        assertThat(refused(
                                Optional.empty(),
                                record(FRIDGE + ":temperature", "Cel", 4.5),
                                record(FRIDGE + ":temperature", "Cel", -300))
                        .reason())
                .startsWith("record 2: -300.0 Cel");
    }

    private static KnownDevice device(int id, String urn, DeviceKind kind) {
        return new KnownDevice(id, urn, kind, null, Duration.ofMinutes(5), "");
    }

    private static String record(String name, String unit, double value) {
        return "\"n\":\"" + name + "\"" + (unit == null ? "" : ",\"u\":\"" + unit + "\"") + ",\"v\":" + value;
    }

    private static String at(Instant time) {
        return "\"n\":\"temperature\",\"u\":\"Cel\",\"v\":4.5,\"t\":" + time.getEpochSecond() + "."
                + String.format("%03d", time.getNano() / 1_000_000);
    }

    /** Admits fields whose names lack the device as the device's own. */
    private List<Observation> admitted(String device, String... fields) {
        boolean full = fields[0].contains("urn:");
        String[] records = fields.clone();
        if (!full) {
            records[0] = "\"bn\":\"" + device + ":\"," + fields[0];
        }
        var verdict = verdict(Optional.empty(), records);
        assertThat(verdict).isInstanceOf(Admission.Verdict.Admitted.class);
        return ((Admission.Verdict.Admitted) verdict).observations();
    }

    private void assertRefused(String code, Optional<String> identity, String... records) {
        assertThat(refused(identity, records).code().text).isEqualTo(code);
    }

    private Refusal refused(Optional<String> identity, String... records) {
        var verdict = verdict(identity, records);
        assertThat(verdict).isInstanceOf(Admission.Verdict.Refused.class);
        return ((Admission.Verdict.Refused) verdict).refusal();
    }

    private Admission.Verdict verdict(Optional<String> identity, String... records) {
        try {
            byte[] body = ("[{" + String.join("},{", records) + "}]").getBytes(StandardCharsets.UTF_8);
            return admission.admit(identity, new SenmlDecoder().decode(body, SenmlFormat.JSON, NOW), devices, NOW);
        } catch (MalformedPackException e) {
            return new Admission.Verdict.Refused("", new Refusal(Fault.MALFORMED, e.getMessage(), ""));
        }
    }

    private static Observation only(List<Observation> observations) {
        assertThat(observations).hasSize(1);
        return observations.get(0);
    }
}
