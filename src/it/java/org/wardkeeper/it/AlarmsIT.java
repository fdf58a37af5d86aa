package org.wardkeeper.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.net.URL;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wardkeeper.alarm.Alarm;
import org.wardkeeper.alarm.AlarmKey;
import org.wardkeeper.alarm.AlarmKind;
import org.wardkeeper.alarm.Alarms;
import org.wardkeeper.alarm.Condition;
import org.wardkeeper.alarm.Priority;
import org.wardkeeper.audit.AuditTrail;
import org.wardkeeper.device.Device;
import org.wardkeeper.device.DeviceKind;
import org.wardkeeper.device.Devices;
import org.wardkeeper.device.KnownDevice;
import org.wardkeeper.ingest.CoapDoor;

/** An alarm of the server's own, from its announcement until somebody took note, as programs see it. */
@ExtendWith(ArquillianExtension.class)
class AlarmsIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    private Alarms alarms;

    @Inject
    private AuditTrail audit;

    @Inject
    private Devices devices;

    @Inject
    private CoapDoor door;

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    private DataSource database;

    @ArquillianResource
    private URL base;

    /** A conflict is over at once and stays until somebody takes note; the other alarms follow conditions of the server. */
    @Test
    void an_alarm_is_shown_noted_once_stored_and_audited() throws Exception {
        Alarm alarm = aLateConflict();
        Await.until(SOON, () -> as("nurse")
                .get("/api/alarms?state=rtn-unack")
                .body()
                .contains(alarm.id().toString()));
        assertThat(as("facilities").get("/api/alarms/notices").body())
                .contains("\"text\":\"late-conflict\"", alarm.id().toString());
        assertThat(as("nurse").get("/api/alarms/notices").body()).contains("\"items\":[]");

        HttpResponse<String> noted =
                as("compliance").send("POST", acknowledge(alarm), "{\"note\":\"The <probe> was swapped.\"}");

        assertThat(noted.statusCode()).as(noted.body()).isEqualTo(200);
        assertThat(noted.body())
                .contains("\"state\":\"normal\"", "\"acknowledgedBy\":\"compliance\"", "The <probe> was swapped.");
        assertThat(as("admin").send("POST", acknowledge(alarm), null).statusCode())
                .isEqualTo(404);
        Await.until(SOON, () -> as("nurse")
                .get("/api/alarms?state=normal")
                .body()
                .contains(alarm.id().toString()));
        assertThat(audit.latest(Long.MAX_VALUE, 200))
                .filteredOn(stored -> stored.entry().detail().contains("The <probe> was swapped."))
                .singleElement()
                .satisfies(stored -> {
                    assertThat(stored.entry().actor()).isEqualTo("compliance");
                    assertThat(stored.entry().action()).isEqualTo("alarm.acknowledge");
                });
        assertThat(new Rows(database).count("select count(*) from alarm where id = ?", alarm.id()))
                .isEqualTo(1);
    }

    @Test
    void who_may_not_take_note_is_refused_and_nonsense_is_named() throws Exception {
        String nowhere = "/api/alarms/" + UUID.randomUUID() + "/acknowledge";

        assertThat(as("nurse").send("POST", nowhere, "[1").statusCode()).isEqualTo(400);
        assertThat(as("infection").send("POST", nowhere, "{}").statusCode()).isEqualTo(403);
        assertThat(as("nurse").send("POST", nowhere, "{}").statusCode()).isEqualTo(404);
        assertThat(as("nurse").send("POST", "/api/alarms/x/acknowledge", "{}").statusCode())
                .isEqualTo(404);
        assertThat(as("nurse")
                        .send("POST", nowhere, "{\"note\":\"" + "x".repeat(1_001) + "\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(as("nurse").get("/api/alarms?state=loud").statusCode()).isEqualTo(400);
    }

    @Test
    void a_low_battery_is_put_aside_taken_back_noted_and_over_when_it_was_changed() throws Exception {
        KnownDevice sensor = aSensor();
        reports(sensor, 12);
        Await.until(SOON, () -> !alarmOf(sensor).isMissingNode());
        JsonNode low = alarmOf(sensor);
        assertThat(low.path("kind").asText()).isEqualTo("battery-low");
        assertThat(low.path("value").asDouble()).isEqualTo(12);
        String alarm = "/api/alarms/" + low.path("id").asText();

        String shelf = "{\"until\":\"%s\",\"reason\":\"new ones are ordered\"}";
        assertThat(as("nurse")
                        .send("POST", alarm + "/shelve", shelf.formatted(in(9)))
                        .statusCode())
                .isEqualTo(400);
        assertThat(as("nurse")
                        .send("POST", alarm + "/shelve", "{\"until\":\"soon\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(as("compliance")
                        .send("POST", alarm + "/shelve", shelf.formatted(in(1)))
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> shelved = as("nurse").send("POST", alarm + "/shelve", shelf.formatted(in(1)));
        assertThat(shelved.statusCode()).as(shelved.body()).isEqualTo(200);
        assertThat(shelved.body()).contains("\"overlay\":\"shelved\"", "new ones are ordered");
        assertThat(as("nurse")
                        .send("POST", alarm + "/shelve", shelf.formatted(in(2)))
                        .statusCode())
                .isEqualTo(409);

        assertThat(as("facilities")
                        .send("POST", alarm + "/out-of-service", "{\"workOrder\":\"WO 4411\"}")
                        .body())
                .contains("\"overlay\":\"out-of-service\"", "WO 4411");
        assertThat(as("nurse").send("POST", alarm + "/unshelve", null).body())
                .doesNotContain("\"shelved\"")
                .contains("WO 4411");
        assertThat(as("nurse").send("POST", alarm + "/in-service", null).body()).contains("\"overlays\":[]");
        assertThat(as("nurse").send("POST", alarm + "/acknowledge", "{}").body())
                .contains("\"state\":\"acked\"");

        reports(sensor, 90);
        Await.until(SOON, () -> alarmOf(sensor).isMissingNode());
        UUID id = UUID.fromString(low.path("id").asText());
        Await.until(
                SOON,
                () -> new Rows(database)
                                .count("select count(*) from alarm_event where alarm_id = ? and what = 'returned'", id)
                        == 1);
        assertThat(new Rows(database)
                        .count("select count(*) from alarm_event where alarm_id = ? and what = 'announced'", id))
                .isEqualTo(1);
        assertThat(audit.latest(Long.MAX_VALUE, 200).stream()
                        .filter(stored -> stored.entry().subject().contains(sensor.urn()))
                        .map(stored -> stored.entry().action()))
                .contains(
                        "alarm.shelved",
                        "alarm.unshelved",
                        "alarm.out-of-service",
                        "alarm.in-service",
                        "alarm.acknowledge");
    }

    private KnownDevice aSensor() {
        String urn = "urn:dev:ops:32473-" + UUID.randomUUID();
        Device device = new Device(urn, DeviceKind.SENSOR, null, Duration.ofMinutes(1), null, Instant.now());
        return devices.register(device, "admin").orElseThrow();
    }

    private void reports(KnownDevice sensor, int percent) throws Exception {
        try (Wire wire = Wire.plain(door.plainPort().orElseThrow())) {
            String record = Pack.value(
                    sensor.urn(), "battery", "%EL", percent, Instant.now().getEpochSecond());
            assertThat(wire.post(Pack.of(record))).isEqualTo("2.04");
        }
    }

    /** The open alarm of a device; a missing node where there is none. */
    private JsonNode alarmOf(KnownDevice device) throws Exception {
        for (JsonNode item : as("nurse").json("/api/alarms?limit=500").path("items")) {
            if (item.path("subject").asText().equals("device " + device.urn())) {
                return item;
            }
        }
        return MissingNode.getInstance();
    }

    private static String in(int hours) {
        return OffsetDateTime.now(ZoneOffset.UTC).plusHours(hours).toString();
    }

    private Alarm aLateConflict() {
        Condition conflict = Condition.of(AlarmKey.server(AlarmKind.LATE_CONFLICT), Priority.MEDIUM);
        alarms.look(List.of(conflict), Instant.now());
        return alarms.open().stream()
                .filter(alarm -> alarm.kind() == AlarmKind.LATE_CONFLICT)
                .findAny()
                .orElseThrow();
    }

    private static String acknowledge(Alarm alarm) {
        return "/api/alarms/" + alarm.id() + "/acknowledge";
    }

    private Caller as(String login) {
        return Caller.as(base.getPort(), login);
    }
}
