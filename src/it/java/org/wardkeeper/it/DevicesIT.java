package org.wardkeeper.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.net.URL;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
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
        JsonObject device = device(sensor);

        assertThat(device.isNull("heard")).isTrue();
        assertThat(device.isNull("ageSeconds")).isTrue();
        assertThat(OffsetDateTime.parse(device.getString("registered")).toInstant())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
        assertThat(device.getBoolean("silent")).isFalse();
        assertThat(device.getJsonArray("conditions")).isEmpty();
    }

    @Test
    void a_word_of_a_device_is_its_contact_and_is_stored_behind() throws Exception {
        assertThat(wire.post(pack(sensor, "temperature", "Cel", 4.5, Instant.now())))
                .isEqualTo("2.04");

        JsonObject device = device(sensor);
        assertThat(device.getInt("ageSeconds")).isLessThan(20);
        assertThat(device.isNull("through")).isTrue();
        Await.until(SOON, () -> stored(sensor));
    }

    @Test
    void a_word_through_a_gateway_names_the_gateway() throws Exception {
        KnownDevice gateway = registered(DeviceKind.GATEWAY);
        maySpeakFor(gateway, sensor);
        String both = "[" + record(gateway, "battery", "%EL", 80, Instant.now()) + ","
                + record(sensor, "temperature", "Cel", 4.5, Instant.now()) + "]";
        assertThat(wire.post(both)).isEqualTo("2.04");

        assertThat(device(sensor).getString("through")).isEqualTo(gateway.urn());
        assertThat(device(gateway).isNull("through")).isTrue();
    }

    @Test
    void a_refused_report_is_told_in_words_with_its_code() throws Exception {
        assertThat(wire.post(pack(sensor, "voltage", "V", 3, Instant.now()))).isEqualTo("4.00");

        Await.until(SOON, () -> device(sensor).getInt("refusals24h") == 1);
        JsonObject device = device(sensor);
        JsonObject last = device.getJsonObject("lastRefusal");
        assertThat(last.getString("code")).isEqualTo("4.00");
        assertThat(last.getString("reason")).isEqualTo("record 1: 'voltage' is not a known record");
        assertThat(conditions(device)).containsExactly("refused");
        assertThat(urns("condition=refused&q=" + sensor.urn())).containsExactly(sensor.urn());
        assertThat(json(admin.get("/api/devices/" + sensor.urn() + "/refusals")).getJsonArray("items"))
                .hasSize(1);
    }

    @Test
    void who_was_spoken_for_without_leave_is_told_as_well_as_who_spoke() throws Exception {
        KnownDevice gateway = registered(DeviceKind.GATEWAY);
        String foreign = "[" + record(gateway, "battery", "%EL", 80, Instant.now()) + ","
                + record(sensor, "temperature", "Cel", 4.5, Instant.now()) + "]";
        assertThat(wire.post(foreign)).isEqualTo("4.03");

        for (KnownDevice concerned : List.of(sensor, gateway)) {
            Await.until(SOON, () -> device(concerned).getInt("refusals24h") == 1);
            JsonObject last = device(concerned).getJsonObject("lastRefusal");
            assertThat(last.getString("speaker")).isEqualTo(gateway.urn());
            assertThat(last.getString("device")).isEqualTo(sensor.urn());
        }
    }

    @Test
    void a_clock_an_hour_ahead_is_told_with_its_skew() throws Exception {
        Instant claimed = Instant.now().plus(Duration.ofHours(1));
        assertThat(wire.post(pack(sensor, "temperature", "Cel", 4.5, claimed))).isEqualTo("2.04");

        JsonObject device = device(sensor);
        assertThat(device.getJsonNumber("clockSkewSeconds").doubleValue()).isBetween(3_500.0, 3_601.0);
        assertThat(conditions(device)).containsExactly("clock");
    }

    @Test
    void a_late_reading_says_nothing_of_the_clock() throws Exception {
        Instant claimed = Instant.now().minus(Duration.ofHours(1));
        assertThat(wire.post(pack(sensor, "temperature", "Cel", 4.5, claimed))).isEqualTo("2.04");

        assertThat(device(sensor).isNull("clockSkewSeconds")).isTrue();
        assertThat(conditions(device(sensor))).isEmpty();
    }

    @Test
    void a_low_battery_is_told_with_its_charge() throws Exception {
        assertThat(wire.post(pack(sensor, "battery", "%EL", 12, Instant.now()))).isEqualTo("2.04");

        JsonObject device = device(sensor);
        assertThat(device.getJsonNumber("batteryPercent").doubleValue()).isEqualTo(12);
        assertThat(conditions(device)).containsExactly("battery");
        assertThat(json(admin.get("/api/devices?q=" + sensor.urn()))
                        .getJsonObject("totals")
                        .getInt("battery"))
                .isEqualTo(1);
    }

    @Test
    void who_knocks_without_being_registered_is_listed_until_it_is_registered() throws Exception {
        String urn = "urn:dev:ops:32473-" + UUID.randomUUID();
        String knock = "[{\"n\":\"" + urn + ":temperature\",\"v\":4.5},{\"n\":\"" + urn + ":humidity\",\"v\":40}]";
        assertThat(wire.post(knock)).isEqualTo("4.01");
        assertThat(wire.post(knock)).isEqualTo("4.01");

        Await.until(SOON, () -> strangers().stream()
                .anyMatch(stranger -> stranger.getString("urn").equals(urn) && stranger.getInt("count") == 2));
        devices.register(new Device(urn, DeviceKind.SENSOR, null, Duration.ofMinutes(1), null, Instant.now()));
        assertThat(strangers()).noneMatch(stranger -> stranger.getString("urn").equals(urn));
    }

    @Test
    void pages_of_the_list_follow_each_other_in_either_order() throws Exception {
        KnownDevice other = registered(DeviceKind.SENSOR);
        for (String sort : List.of("urn", "worst")) {
            String question = "/api/devices?limit=1000&sort=" + sort;
            assertThat(urns("limit=1000&sort=" + sort)).contains(sensor.urn(), other.urn());
            String first = urns("limit=1&sort=" + sort).get(0);
            String after = json(admin.get(question.replace("1000", "1"))).getString("after");
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
        return devices.register(new Device(urn, kind, null, Duration.ofMinutes(1), null, Instant.now()))
                .orElseThrow();
    }

    private void maySpeakFor(KnownDevice gateway, KnownDevice device) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("insert into speaks_for (gateway_id, device_id) values (?, ?)")) {
            insert.setInt(1, gateway.id());
            insert.setInt(2, device.id());
            insert.executeUpdate();
        }
        devices.reload();
    }

    private boolean stored(KnownDevice device) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select from device_contact where device_id = ? and heard_at > now() - interval '1 minute'")) {
            select.setInt(1, device.id());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static String pack(KnownDevice device, String name, String unit, double value, Instant claimed) {
        return "[" + record(device, name, unit, value, claimed) + "]";
    }

    private static String record(KnownDevice device, String name, String unit, double value, Instant claimed) {
        return "{\"n\":\"" + device.urn() + ":" + name + "\",\"u\":\"" + unit + "\",\"v\":" + value + ",\"t\":"
                + claimed.toEpochMilli() / 1_000.0 + "}";
    }

    private JsonObject device(KnownDevice device) throws Exception {
        return json(admin.get("/api/devices/" + device.urn()));
    }

    private List<String> urns(String question) throws Exception {
        return json(admin.get("/api/devices?" + question)).getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .map(item -> item.getString("urn"))
                .toList();
    }

    private List<JsonObject> strangers() throws Exception {
        return json(admin.get("/api/devices/unknown")).getJsonArray("items").getValuesAs(JsonObject.class);
    }

    private static List<String> conditions(JsonObject device) {
        return device.getJsonArray("conditions").getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList();
    }

    private static JsonObject json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }
}
