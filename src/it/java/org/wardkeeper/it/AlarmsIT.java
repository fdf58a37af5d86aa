package org.wardkeeper.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.annotation.Resource;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.net.URL;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.StringJoiner;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wardkeeper.alarm.Alarm;
import org.wardkeeper.alarm.AlarmKey;
import org.wardkeeper.alarm.AlarmKind;
import org.wardkeeper.alarm.Condition;
import org.wardkeeper.alarm.Priority;
import org.wardkeeper.alarmbook.AlarmStore;
import org.wardkeeper.alarmbook.Alarms;
import org.wardkeeper.audit.AuditTrail;
import org.wardkeeper.device.Device;
import org.wardkeeper.device.DeviceKind;
import org.wardkeeper.device.Devices;
import org.wardkeeper.device.KnownDevice;
import org.wardkeeper.ingest.CoapDoor;
import org.wardkeeper.place.SiteChanged;

/** An alarm of the server's own, from its announcement until somebody took note, as programs see it. */
@ExtendWith(ArquillianExtension.class)
class AlarmsIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    /** A delivery of late readings is waited for. */
    private static final Duration SETTLED = Duration.ofSeconds(60);

    @Inject
    private Alarms alarms;

    @Inject
    private AlarmStore store;

    @Inject
    private AuditTrail audit;

    @Inject
    private Devices devices;

    @Inject
    private CoapDoor door;

    @Inject
    private Event<SiteChanged> siteChanged;

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    private DataSource database;

    @ArquillianResource
    private URL base;

    /** A conflict is over at once and stays until somebody takes note; the other alarms follow conditions of the server. */
    private long reported;

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
        assertThat(as("nurse")
                        .get("/api/alarms?state=normal&limit=500&after=" + alarm.id())
                        .body())
                .doesNotContain("\"id\":\"" + alarm.id());
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
        assertThat(as("nurse").send("POST", nowhere, "null").statusCode()).isEqualTo(404);
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

    /** WHO: at or below -0.5 °C for an hour. A reading a minute, the last of them now. */
    @Test
    void a_rule_that_fires_for_a_running_excursion_is_an_alarm_that_refers_to_it() throws Exception {
        String unit = "al-" + UUID.randomUUID();
        KnownDevice sensor = aRefrigeratorsSensor(unit);
        long now = Instant.now().getEpochSecond();
        StringJoiner pack = new StringJoiner(",", "[", "]");
        for (int minute = 62; minute >= 0; minute--) {
            pack.add(Pack.temperature(sensor.urn(), -1.5, now - 60L * minute));
        }
        try (Wire wire = Wire.plain(door.plainPort().orElseThrow())) {
            assertThat(wire.post(pack.toString())).isEqualTo("2.04");
        }

        Await.until(SOON, () -> !open("storage-unit " + unit).isMissingNode());
        JsonNode cold = open("storage-unit " + unit);
        assertThat(cold.path("kind").asText()).isEqualTo("too-cold");
        assertThat(cold.path("priority").asText()).isEqualTo("high");
        assertThat(cold.path("value").asDouble()).isEqualTo(-1.5);
        assertThat(cold.path("limit").asDouble()).isEqualTo(2);
        assertThat(cold.path("celsiusNow").asDouble()).isEqualTo(-1.5);
        assertThat(cold.path("detail").asText()).isEqualTo("WHO freeze");
        assertThat(at(cold, "since")).isEqualTo(Instant.ofEpochSecond(now - 60L * 2)); // When the rule fired.
        assertThat(cold.at("/thing/name").asText()).isEqualTo("Fridge of alarms");
        assertThat(as("nurse").get("/api/alarms/notices").body()).contains("\"name\":\"Fridge of alarms\"");

        String acknowledge = "/api/alarms/" + cold.path("id").asText() + "/acknowledge";
        assertThat(as("nurse")
                        .send("POST", acknowledge, "{\"note\":\"moved the vaccines\"}")
                        .body())
                .contains("\"state\":\"acked\"");
        Await.until(
                SOON,
                () -> new Rows(database)
                                .count(
                                        """
                                select count(*) from alarm a join excursion e on e.id::text = a.occasion
                                where a.subject = ? and e.unit_id = ? and a.acknowledged_by = 'nurse'""",
                                        "storage-unit " + unit,
                                        unit)
                        == 1);
    }

    /** Three hours at once, of which seventy minutes were too cold and the last hour was not. */
    @Test
    void an_excursion_that_was_over_when_its_readings_came_waits_for_somebody_and_is_told_once() throws Exception {
        String asleep = "al-" + UUID.randomUUID();
        String before = "al-" + UUID.randomUUID();
        KnownDevice kept = aRefrigeratorsSensor(asleep);
        KnownDevice history = aRefrigeratorsSensor(before);
        keptHereForDays(asleep);
        Instant begin = Instant.now().minus(Duration.ofHours(3)).truncatedTo(ChronoUnit.SECONDS);

        sendsThreeHours(history, begin);
        Await.until(SOON, () -> excursions(before) == 1);
        sendsThreeHours(kept, begin);

        Await.until(SETTLED, () -> !open("storage-unit " + asleep).isMissingNode());
        JsonNode cold = open("storage-unit " + asleep);
        assertThat(cold.path("kind").asText()).isEqualTo("too-cold");
        assertThat(cold.path("state").asText()).isEqualTo("rtn-unack");
        assertThat(cold.path("value").asDouble()).isEqualTo(-1.5);
        assertThat(at(cold, "since")).isEqualTo(begin.plus(Duration.ofMinutes(110)));
        assertThat(at(cold, "returned")).isEqualTo(begin.plus(Duration.ofMinutes(120)));
        assertThat(at(cold, "announced")).isAfter(begin.plus(Duration.ofMinutes(170)));
        assertThat(as("nurse").get("/api/alarms/notices").body())
                .doesNotContain(cold.path("id").asText());

        String acknowledge = "/api/alarms/" + cold.path("id").asText() + "/acknowledge";
        assertThat(as("nurse").send("POST", acknowledge, "{}").body()).contains("\"state\":\"normal\"");
        KnownDevice next = aRefrigeratorsSensor(asleep + "-2");
        keptHereForDays(asleep + "-2");
        sendsThreeHours(next, begin);
        Await.until(SETTLED, () -> alarmsOf(asleep + "-2") == 1); // Whatever is told next is told by now.
        assertThat(alarmsOf(asleep)).isEqualTo(1);
        assertThat(alarmsOf(before)).isZero();
    }

    /** What is over and acknowledged goes when it has been so for long; what anybody still has to look at stays. */
    @Test
    void old_alarms_are_forgotten_with_their_logs_and_attempts_and_open_ones_never() throws Exception {
        Rows rows = new Rows(database);
        String over = anAlarm("normal", "[]", "2001-02-01");
        String lately = anAlarm("normal", "[]", "2001-06-01");
        String waiting = anAlarm("rtn-unack", "[]", "2001-02-01");
        String aside = anAlarm("normal", "[{\"overlay\":\"out-of-service\"}]", "2001-02-01");

        while (store.forget(Instant.parse("2001-03-01T00:00:00Z")) > 0) {
            assertThat(rows.count("select count(*) from alarm where subject = ?", over))
                    .isZero();
        }

        assertThat(rows.count("select count(*) from alarm where subject in (?, ?, ?)", lately, waiting, aside))
                .isEqualTo(3);
        assertThat(rows.count("select count(*) from alarm where subject = ?", over))
                .isZero();
        String gone = "select count(*) from %s where alarm_id = ?::uuid";
        for (String table : List.of("alarm_event", "alarm_attempt")) {
            assertThat(rows.count(gone.formatted(table), over.substring("test ".length())))
                    .isZero();
            assertThat(rows.count(gone.formatted(table), lately.substring("test ".length())))
                    .isEqualTo(1);
        }
        rows.execute("delete from alarm where subject like 'test %'"); // No later start takes them up.
    }

    /** Since the year 2000; its subject tells its id. */
    private String anAlarm(String state, String overlays, String noted) throws Exception {
        UUID id = UUID.randomUUID();
        boolean acknowledged = !state.equals("rtn-unack");
        new Rows(database)
                .execute(
                        """
                        insert into alarm (id, kind, subject, priority, state, since, announced_at, returned_at,
                            acknowledged_at, acknowledged_by, overlays)
                        values ('%1$s', 'battery-low', 'test %1$s', 'low', '%2$s', '2000-01-01', '2000-01-01',
                            '2000-01-02', %3$s, %4$s, '%5$s');
                        insert into alarm_event values ('%1$s', '2000-01-01', 'raised');
                        insert into alarm_attempt values
                            ('%1$s', '2000-01-01', 0, 'mail', 'somebody', '2000-01-01', true);
                        """
                                .formatted(
                                        id,
                                        state,
                                        acknowledged ? "'" + noted + "'" : "null",
                                        acknowledged ? "'nurse'" : "null",
                                        overlays));
        return "test " + id;
    }

    /** From the fiftieth minute to the hundred and twentieth too cold, a reading a minute. */
    private void sendsThreeHours(KnownDevice sensor, Instant begin) throws Exception {
        StringJoiner pack = new StringJoiner(",", "[", "]");
        for (int minute = 0; minute < 180; minute++) {
            boolean cold = minute >= 50 && minute < 120;
            pack.add(Pack.temperature(
                    sensor.urn(),
                    cold ? -1.5 : 4.5,
                    begin.plusSeconds(60L * minute).getEpochSecond()));
        }
        try (Wire wire = Wire.plain(door.plainPort().orElseThrow())) {
            assertThat(wire.post(pack.toString())).isEqualTo("2.04");
        }
    }

    private void keptHereForDays(String unit) throws Exception {
        new Rows(database)
                .execute("update storage_unit set created_at = now() - interval '3 days' where id = '" + unit + "'");
    }

    private long excursions(String unit) throws Exception {
        return new Rows(database).count("select count(*) from excursion where unit_id = ? and firings <> '[]'", unit);
    }

    private long alarmsOf(String unit) throws Exception {
        return new Rows(database).count("select count(*) from alarm where subject = ?", "storage-unit " + unit);
    }

    private static Instant at(JsonNode alarm, String name) {
        return OffsetDateTime.parse(alarm.path(name).asText()).toInstant();
    }

    private KnownDevice aRefrigeratorsSensor(String unit) throws Exception {
        KnownDevice sensor = aSensor();
        new Rows(database)
                .execute(
                        """
                        insert into site values (true, 'Test hospital', 'Europe/Vienna') on conflict do nothing;
                        insert into level values ('al', 'Test level', 92, '{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]]]}')
                            on conflict do nothing;
                        insert into zone values ('al-a', 'al', 'Pharmacy', 'room', false,
                            '{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]]]}') on conflict do nothing;
                        insert into storage_unit values ('%1$s', 'Fridge of alarms', 'al-a', 'refrigerator', 60);
                        insert into unit_limits values ('%1$s', '-infinity', 2, 8);
                        insert into sensor_assignment values ('%1$s', %2$d, '-infinity');
                        """
                                .formatted(unit, sensor.id()));
        siteChanged.fire(new SiteChanged());
        return sensor;
    }

    private KnownDevice aSensor() {
        String urn = "urn:dev:ops:32473-" + UUID.randomUUID();
        Device device = new Device(urn, DeviceKind.SENSOR, null, Duration.ofMinutes(1), null, Instant.now());
        return devices.register(device, "admin").orElseThrow();
    }

    /** Another value at the same second would contradict. */
    private void reports(KnownDevice sensor, int percent) throws Exception {
        reported = Math.max(reported + 1, Instant.now().getEpochSecond());
        try (Wire wire = Wire.plain(door.plainPort().orElseThrow())) {
            String record = Pack.value(sensor.urn(), "battery", "%EL", percent, reported);
            assertThat(wire.post(Pack.of(record))).isEqualTo("2.04");
        }
    }

    /** The open alarm of a device; a missing node where there is none. */
    private JsonNode alarmOf(KnownDevice device) throws Exception {
        return open("device " + device.urn());
    }

    private JsonNode open(String subject) throws Exception {
        for (JsonNode item : as("nurse").json("/api/alarms?limit=500").path("items")) {
            if (item.path("subject").asText().equals(subject)) {
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
