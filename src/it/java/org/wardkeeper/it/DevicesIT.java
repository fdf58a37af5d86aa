package org.wardkeeper.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.net.URL;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wardkeeper.device.Device;
import org.wardkeeper.device.DeviceKind;
import org.wardkeeper.device.Devices;
import org.wardkeeper.device.KnownDevice;
import org.wardkeeper.ingest.CoapDoor;

/** What an administrator is told of devices that report, or fail to, over real CoAP. */
@ExtendWith(ArquillianExtension.class)
class DevicesIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    private Devices devices;

    @Inject
    private CoapDoor door;

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    private DataSource database;

    @ArquillianResource
    private URL base;

    private Wire wire;
    private Caller admin;
    private KnownDevice sensor;

    @BeforeEach
    void aDeviceOfOnesOwn() throws Exception {
        wire = Wire.plain(door.plainPort().orElseThrow());
        admin = Caller.as(base.getPort(), "admin");
        sensor = registered(DeviceKind.SENSOR);
    }

    @AfterEach
    void disconnect() {
        wire.close();
    }

    @Test
    void a_device_that_never_spoke_is_told_with_the_time_it_was_registered() throws Exception {
        JsonNode device = device(sensor);

        assertThat(device.path("heard").isNull()).isTrue();
        assertThat(device.path("ageSeconds").isNull()).isTrue();
        assertThat(OffsetDateTime.parse(device.path("registered").asText()).toInstant())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
        assertThat(device.path("silent").asBoolean()).isFalse();
        assertThat(device.path("conditions")).isEmpty();
    }

    @Test
    void a_word_of_a_device_is_its_contact_and_is_stored_behind() throws Exception {
        assertThat(wire.post(pack(sensor, "temperature", "Cel", 4.5, Instant.now())))
                .isEqualTo("2.04");

        JsonNode device = device(sensor);
        assertThat(device.path("ageSeconds").asInt()).isLessThan(20);
        assertThat(device.path("through").isNull()).isTrue();
        Await.until(SOON, () -> stored(sensor));
    }

    @Test
    void a_word_through_a_gateway_names_the_gateway() throws Exception {
        KnownDevice gateway = registered(DeviceKind.GATEWAY);
        maySpeakFor(gateway, sensor);
        String both = Pack.of(
                record(gateway, "battery", "%EL", 80, Instant.now()),
                record(sensor, "temperature", "Cel", 4.5, Instant.now()));
        assertThat(wire.post(both)).isEqualTo("2.04");

        assertThat(device(sensor).path("through").asText()).isEqualTo(gateway.urn());
        assertThat(device(gateway).path("through").isNull()).isTrue();
    }

    @Test
    void a_refused_report_is_told_in_words_with_its_code() throws Exception {
        assertThat(wire.post(pack(sensor, "voltage", "V", 3, Instant.now()))).isEqualTo("4.00");

        Await.until(SOON, () -> device(sensor).path("refusals24h").asInt() == 1);
        JsonNode device = device(sensor);
        JsonNode last = device.path("lastRefusal");
        assertThat(last.path("code").asText()).isEqualTo("4.00");
        assertThat(last.path("reason").asText()).isEqualTo("record 1: 'voltage' is not a known record");
        assertThat(conditions(device)).containsExactly("refused");
        assertThat(urns("condition=refused&q=" + sensor.urn())).containsExactly(sensor.urn());
        assertThat(admin.json("/api/devices/" + sensor.urn() + "/refusals").path("items"))
                .hasSize(1);
    }

    @Test
    void who_was_spoken_for_without_leave_is_told_as_well_as_who_spoke() throws Exception {
        KnownDevice gateway = registered(DeviceKind.GATEWAY);
        String foreign = Pack.of(
                record(gateway, "battery", "%EL", 80, Instant.now()),
                record(sensor, "temperature", "Cel", 4.5, Instant.now()));
        assertThat(wire.post(foreign)).isEqualTo("4.03");

        for (KnownDevice concerned : List.of(sensor, gateway)) {
            Await.until(SOON, () -> device(concerned).path("refusals24h").asInt() == 1);
            JsonNode last = device(concerned).path("lastRefusal");
            assertThat(last.path("speaker").asText()).isEqualTo(gateway.urn());
            assertThat(last.path("device").asText()).isEqualTo(sensor.urn());
        }
    }

    @Test
    void a_clock_an_hour_ahead_is_told_with_its_skew() throws Exception {
        Instant claimed = Instant.now().plus(Duration.ofHours(1));
        assertThat(wire.post(pack(sensor, "temperature", "Cel", 4.5, claimed))).isEqualTo("2.04");

        JsonNode device = device(sensor);
        assertThat(device.path("clockSkewSeconds").asDouble()).isBetween(3_500.0, 3_601.0);
        assertThat(conditions(device)).containsExactly("clock");
    }

    @Test
    void a_late_reading_says_nothing_of_the_clock() throws Exception {
        Instant claimed = Instant.now().minus(Duration.ofHours(1));
        assertThat(wire.post(pack(sensor, "temperature", "Cel", 4.5, claimed))).isEqualTo("2.04");

        assertThat(device(sensor).path("clockSkewSeconds").isNull()).isTrue();
        assertThat(conditions(device(sensor))).isEmpty();
    }

    @Test
    void a_low_battery_is_told_with_its_charge() throws Exception {
        assertThat(wire.post(pack(sensor, "battery", "%EL", 12, Instant.now()))).isEqualTo("2.04");

        JsonNode device = device(sensor);
        assertThat(device.path("batteryPercent").asDouble()).isEqualTo(12);
        assertThat(conditions(device)).containsExactly("battery");
        assertThat(admin.json("/api/devices?q=" + sensor.urn())
                        .path("totals")
                        .path("battery")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void who_knocks_without_being_registered_is_listed_until_it_is_registered() throws Exception {
        String urn = "urn:dev:ops:32473-" + UUID.randomUUID();
        String knock = "[{\"n\":\"" + urn + ":temperature\",\"v\":4.5},{\"n\":\"" + urn + ":humidity\",\"v\":40}]";
        assertThat(wire.post(knock)).isEqualTo("4.01");
        assertThat(wire.post(knock)).isEqualTo("4.01");

        Await.until(SOON, () -> strangers().stream()
                .anyMatch(stranger -> stranger.path("urn").asText().equals(urn)
                        && stranger.path("count").asInt() == 2));
        devices.register(new Device(urn, DeviceKind.SENSOR, null, Duration.ofMinutes(1), null, Instant.now()), "admin");
        assertThat(strangers())
                .noneMatch(stranger -> stranger.path("urn").asText().equals(urn));
    }

    @Test
    void pages_of_the_list_follow_each_other_in_either_order() throws Exception {
        KnownDevice other = registered(DeviceKind.SENSOR);
        for (String sort : List.of("urn", "worst")) {
            String question = "/api/devices?limit=1000&sort=" + sort;
            assertThat(urns("limit=1000&sort=" + sort)).contains(sensor.urn(), other.urn());
            String first = urns("limit=1&sort=" + sort).get(0);
            String after =
                    admin.json(question.replace("1000", "1")).path("after").asText();
            assertThat(after).isEqualTo(first);
            assertThat(urns("limit=1&sort=" + sort + "&after=" + after)).doesNotContain(first);
        }
    }

    @Test
    void only_an_administrator_is_told_anything() throws Exception {
        for (String login : List.of("nurse", "facilities", "compliance", "infection")) {
            Caller caller = Caller.as(base.getPort(), login);
            for (String path : List.of("", "/unknown", "/" + sensor.urn(), "/" + sensor.urn() + "/refusals")) {
                assertThat(caller.get("/api/devices" + path).statusCode()).isEqualTo(403);
            }
        }
        assertThat(Caller.nobody(base.getPort()).get("/api/devices").statusCode())
                .isEqualTo(401);
    }

    @Test
    void the_page_too_is_for_administrators_however_its_address_is_written() throws Exception {
        for (String path :
                List.of("/devices/", "/devices/index.xhtml", "/devices/index.xhtml;.css", "/devices/;a=.js")) {
            assertThat(page("nurse", path)).as(path).isEqualTo(403);
        }
        assertThat(page("admin", "/devices/")).isEqualTo(200);
        assertThat(page("nurse", "/devices/devices.css")).isEqualTo(200);
    }

    private int page(String login, String path) throws Exception {
        Caller person = Caller.nobody(base.getPort());
        person.logIn(login, Caller.passwordOf(login), "");
        return person.get(path).statusCode();
    }

    @Test
    void a_question_that_makes_no_sense_is_answered_with_what_would() throws Exception {
        for (String question : List.of("condition=dead", "sort=best", "limit=many")) {
            assertThat(admin.get("/api/devices?" + question).statusCode()).isEqualTo(400);
        }
        assertThat(admin.get("/api/devices/urn:dev:mac:none").statusCode()).isEqualTo(404);
        assertThat(admin.get("/api/devices/urn:dev:mac:none/refusals").statusCode())
                .isEqualTo(404);
    }

    private KnownDevice registered(DeviceKind kind) {
        String urn = "urn:dev:ops:32473-" + UUID.randomUUID();
        return devices.register(new Device(urn, kind, null, Duration.ofMinutes(1), null, Instant.now()), "admin")
                .orElseThrow();
    }

    private void maySpeakFor(KnownDevice gateway, KnownDevice device) throws SQLException {
        rows().execute("insert into speaks_for (gateway_id, device_id) values (%d, %d)"
                .formatted(gateway.id(), device.id()));
        devices.reload();
    }

    private boolean stored(KnownDevice device) throws SQLException {
        return rows().count(
                                "select count(*) from device_contact where device_id = ? and heard_at > now() - interval '1 minute'",
                                device.id())
                == 1;
    }

    private Rows rows() {
        return new Rows(database);
    }

    private static String pack(KnownDevice device, String name, String unit, double value, Instant claimed) {
        return Pack.of(record(device, name, unit, value, claimed));
    }

    private static String record(KnownDevice device, String name, String unit, double value, Instant claimed) {
        return Pack.value(device.urn(), name, unit, value, claimed.getEpochSecond());
    }

    private JsonNode device(KnownDevice device) throws Exception {
        return admin.json("/api/devices/" + device.urn());
    }

    private List<String> urns(String question) throws Exception {
        return texts(admin.json("/api/devices?" + question).path("items"), item -> item.path("urn"));
    }

    private List<JsonNode> strangers() throws Exception {
        return list(admin.json("/api/devices/unknown").path("items"));
    }

    private static List<String> conditions(JsonNode device) {
        return texts(device.path("conditions"), item -> item);
    }

    private static List<String> texts(JsonNode items, UnaryOperator<JsonNode> text) {
        return list(items).stream().map(text).map(JsonNode::asText).toList();
    }

    private static List<JsonNode> list(JsonNode items) {
        List<JsonNode> list = new ArrayList<>();
        items.forEach(list::add);
        return list;
    }
}
