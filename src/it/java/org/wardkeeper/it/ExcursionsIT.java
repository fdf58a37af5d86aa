package org.wardkeeper.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.Resource;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wardkeeper.device.Devices;
import org.wardkeeper.device.KnownDevice;
import org.wardkeeper.environment.LiveReadings;
import org.wardkeeper.excursion.LiveExcursions;
import org.wardkeeper.ingest.CoapDoor;
import org.wardkeeper.journal.Journal;
import org.wardkeeper.place.SiteChanged;
import org.wardkeeper.quantity.Quantity;
import org.wardkeeper.report.Durable;
import org.wardkeeper.report.MissingReading;
import org.wardkeeper.report.MissingReason;
import org.wardkeeper.report.Reading;
import org.wardkeeper.report.Timing;

/**
 * Excursions from the row to the signature, and doors and mains from the wire to the alarm. Each test has a refrigerator of its own, 2 to 8 °C, with a reading expected
 * every minute; minute 60 is the present one.
 */
@ExtendWith(ArquillianExtension.class)
class ExcursionsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    private Event<SiteChanged> siteChanged;

    @Inject
    private Journal journal;

    @Inject
    private LiveReadings readings;

    @Inject
    private LiveExcursions excursions;

    @Inject
    private Devices devices;

    @Inject
    private CoapDoor wires;

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    private DataSource database;

    @ArquillianResource
    private URL base;

    private final String unit = "ex-" + UUID.randomUUID();
    private final String sensor = "urn:dev:ow:" + unit;
    private final Instant begin = Instant.now().minusSeconds(3600).truncatedTo(ChronoUnit.MINUTES);

    @BeforeEach
    void aRefrigerator() throws SQLException {
        new Rows(database)
                .execute(
                        """
                        insert into site values (true, 'Test hospital', 'Europe/Vienna') on conflict do nothing;
                        insert into level values ('ex', 'Test level', 91, '{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]]]}')
                            on conflict do nothing;
                        insert into zone values ('ex-a', 'ex', 'Pharmacy', 'room', false,
                            '{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]]]}') on conflict do nothing;
                        insert into device (urn, kind, zone_id, interval_s) values ('%2$s', 'sensor', 'ex-a', 60);
                        insert into storage_unit values ('%1$s', 'Fridge', 'ex-a', 'refrigerator', 60);
                        insert into unit_limits values ('%1$s', '-infinity', 2, 8);
                        insert into sensor_assignment select '%1$s', id, '-infinity' from device where urn = '%2$s';
                        """
                                .formatted(unit, sensor));
        siteChanged.fire(new SiteChanged());
    }

    @Test
    void a_fridge_that_warms_up_has_an_excursion_that_runs_until_it_is_back() throws Exception {
        send(reading(58, 5), reading(59, 9), reading(60, 9.5));

        JsonNode running = awaitOne("running");
        assertThat(running.path("direction").asText()).isEqualTo("above");
        assertThat(running.path("maxCel").asDouble()).isEqualTo(9.5);
        assertThat(running.path("highCel").asDouble()).isEqualTo(8);
        assertThat(running.at("/rules/0/name").asText()).isEqualTo("WHO heat");

        send(reading(61, 5));

        JsonNode over = awaitOne("waiting");
        assertThat(over.path("id")).isEqualTo(running.path("id"));
        assertThat(over.path("seconds").asInt()).isEqualTo(120);
        assertThat(over.path("degreeMinutes").asDouble()).isEqualTo(2.5);
        assertThat(over.path("ending").asText()).isEqualTo("in-range");
    }

    @Test
    void a_missing_value_ends_it_without_a_reading_back_in_range() throws Exception {
        send(reading(10, 9), reading(11, 9), missing(12), reading(13, 5));

        assertThat(awaitOne("waiting").path("ending").asText()).isEqualTo("missing");
    }

    @Test
    void late_rows_tell_history_otherwise_and_what_another_took_in_is_withdrawn() throws Exception {
        send(reading(10, 9), reading(11, 9), reading(20, 9), reading(21, 5));
        Await.until(PATIENCE, () -> all().size() == 2);
        String list = "/api/storage-units/" + unit + "/excursions?limit=1";
        JsonNode page = compliance().json(list);
        assertThat(page.path("items")).hasSize(1);
        assertThat(compliance()
                        .json(list + "&after="
                                + URLEncoder.encode(page.path("after").asText(), UTF_8))
                        .at("/items/0"))
                .isEqualTo(all().get(1));
        String first = all().get(0).path("id").asText();

        List<Durable> late = new ArrayList<>();
        for (int minute = 12; minute < 20; minute++) {
            late.add(reading(minute, 8.5));
        }
        send(late.toArray(Durable[]::new));

        Await.until(PATIENCE, () -> all().size() == 1);
        JsonNode one = all().get(0);
        assertThat(one.path("id").asText()).isEqualTo(first);
        assertThat(one.path("seconds").asInt()).isEqualTo(660);
        assertThat(new Rows(database)
                        .count("select count(*) from excursion where unit_id = ? and withdrawn_at is not null", unit))
                .isEqualTo(1);
    }

    /** What a server does when it starts again: it knows nothing but what is stored. */
    @Test
    void rows_that_came_while_nobody_looked_are_looked_at_by_the_next_start() throws Exception {
        send(reading(59, 5), reading(60, 9));
        String running = awaitOne("running").path("id").asText();
        excursions.stop();
        try {
            send(reading(61, 9.5), reading(62, 5));
            Await.until(
                    PATIENCE, () -> new Rows(database).temperature(sensor, begin.getEpochSecond() + 62 * 60) != null);
            assertThat(all().get(0).path("state").asText()).isEqualTo("running");
        } finally {
            excursions.start(Duration.ofDays(7));
        }

        JsonNode over = awaitOne("waiting");
        assertThat(over.path("id").asText()).isEqualTo(running);
        assertThat(over.path("maxCel").asDouble()).isEqualTo(9.5);
    }

    @Test
    void it_is_closed_with_a_form_and_a_signature_and_that_is_audited() throws Exception {
        send(reading(10, 9), reading(11, 5));
        String path = pathOf(awaitOne("waiting"));

        HttpResponse<String> answer = compliance().send("POST", path + "/close", signed(form()));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode closed = compliance().json(path);
        assertThat(closed.path("state").asText()).isEqualTo("closed");
        assertThat(closed.at("/closings/0/name").asText()).isEqualTo("Dr. Ada Example");
        assertThat(closed.at("/closings/0/by").asText()).isEqualTo("compliance");
        assertThat(closed.at("/closings/0/form/cause").asText()).isEqualTo("The door stood open");
        assertThat(closed.at("/closings/0/form/roomCel").asDouble()).isEqualTo(22.5);
        assertThat(new Rows(database)
                        .count(
                                "select count(*) from audit_entry where action = 'excursion.close' and subject = ?",
                                "storage-unit " + unit))
                .isEqualTo(1);
        assertThat(compliance().send("POST", path + "/close", signed(form())).statusCode())
                .isEqualTo(409);
    }

    @Test
    void a_late_reading_that_changes_what_was_signed_opens_it_again_and_the_signature_stays() throws Exception {
        send(reading(10, 9), reading(11, 5));
        String path = pathOf(awaitOne("waiting"));
        compliance().send("POST", path + "/close", signed(form()));

        send(reading(9, 9.9));

        Await.until(
                PATIENCE,
                () -> compliance().json(path).path("changedSinceClosed").asBoolean());
        JsonNode changed = compliance().json(path);
        assertThat(changed.path("state").asText()).isEqualTo("waiting");
        assertThat(changed.path("closings")).hasSize(1);
        assertThat(compliance().send("POST", path + "/close", signed(form())).statusCode())
                .isEqualTo(200);
        assertThat(compliance().json(path).path("closings")).hasSize(2);
    }

    @Test
    void nothing_is_closed_without_its_form_its_password_or_the_right() throws Exception {
        send(reading(10, 9), reading(11, 9));
        JsonNode lost = awaitOne("waiting");
        assertThat(lost.path("ending").asText()).isEqualTo("gap");
        String path = pathOf(lost);

        ObjectNode noCause = form();
        noCause.remove("cause");
        assertRefused(path, signed(noCause), 400, "the cause");
        assertRefused(path, signed(form()), 400, "why the sensor was lost");
        ObjectNode whole = form().put("sensorLost", "The gateway was restarted");
        assertRefused(path, signed(whole).replace(Caller.passwordOf("compliance"), "wrong"), 403, "password is wrong");
        assertThat(Caller.as(base.getPort(), "nurse")
                        .send("POST", path + "/close", signed(whole))
                        .statusCode())
                .isEqualTo(403);
        assertThat(compliance().json(path).path("closings")).isEmpty();

        assertThat(compliance().send("POST", path + "/close", signed(whole)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void what_runs_cannot_be_closed() throws Exception {
        send(reading(59, 9), reading(60, 9));

        assertRefused(pathOf(awaitOne("running")), signed(form()), 409, "still runs");
    }

    @Test
    void what_waits_for_somebody_is_listed_for_all_units() throws Exception {
        send(reading(10, 9), reading(11, 5));
        String id = awaitOne("waiting").path("id").asText();

        assertThat(compliance().get("/api/excursions?limit=200").body()).contains(id);
        compliance().send("POST", pathOf(all().get(0)) + "/close", signed(form()));
        assertThat(compliance().get("/api/excursions?limit=200").body()).doesNotContain(id);
    }

    /** WHO: five minutes. A temperature a minute, the door among them. */
    @Test
    void a_door_that_stands_open_too_long_is_an_alarm_until_it_is_shut() throws Exception {
        long now = Instant.now().getEpochSecond();
        List<String> pack = new ArrayList<>();
        for (int minute = 8; minute >= 0; minute--) {
            pack.add(Pack.temperature(sensor, 5, now - 60L * minute));
            if (minute == 7) {
                pack.add(door(true, now - 60L * minute));
            }
        }
        try (Wire wire = Wire.plain(wires.plainPort().orElseThrow())) {
            assertThat(wire.post(Pack.of(pack.toArray(String[]::new)))).isEqualTo("2.04");
            Await.until(PATIENCE, () -> doorAlarm().path("state").asText().equals("unack"));

            assertThat(doorAlarm().path("priority").asText()).isEqualTo("medium");
            assertThat(doorAlarm().path("detail").asText()).isEqualTo("WHO door");
            assertThat(doorAlarm().path("limit").asInt()).isEqualTo(300);
            JsonNode open = compliance().json("/api/storage-units/" + unit + "/lapses");
            assertThat(open.path("items")).hasSize(1);
            assertThat(open.at("/items/0/state").asText()).isEqualTo("yes");
            assertThat(open.at("/items/0/seconds").asInt()).isBetween(420, 480);
            assertThat(open.at("/items/0/fired/0/rule").asText()).isEqualTo("WHO door");

            assertThat(wire.post(Pack.of(door(false, now + 1)))).isEqualTo("2.04");
            Await.until(PATIENCE, () -> doorAlarm().path("state").asText().equals("rtn-unack"));
        }
        assertThat(compliance()
                        .json("/api/storage-units/" + unit + "/lapses")
                        .at("/items/0/state")
                        .asText())
                .isEqualTo("no");
        assertThat(compliance()
                        .json("/api/storage-units/" + unit + "/excursions")
                        .path("items"))
                .isEmpty();
    }

    /** A day and an hour, the newest part first: what follows is told by the order of measuring. */
    @Test
    void mains_that_are_off_for_a_day_are_an_alarm_whatever_the_order_of_arrival() throws Exception {
        for (int hour = 0; hour > -25; hour--) {
            List<Durable> rows = new ArrayList<>();
            for (int minute = 0; minute < 60; minute++) {
                rows.add(reading(60 * hour + minute + 1, 5));
            }
            rows.add(watts(60 * hour, hour == -24 ? 90 : 0));
            send(rows.toArray(Durable[]::new));
        }
        Await.until(PATIENCE, () -> lapse().path("seconds").asInt() > 86_000);
        assertThat(alarm("power-off").isMissingNode()).isTrue();

        send(watts(-60 * 24 + 1, 0));

        Await.until(PATIENCE, () -> alarm("power-off").path("state").asText().equals("unack"));
        assertThat(alarm("power-off").path("priority").asText()).isEqualTo("high");
        assertThat(lapse().path("state").asText()).isEqualTo("yes");
    }

    private JsonNode doorAlarm() throws Exception {
        return alarm("door-open");
    }

    /** The open alarm of this unit; a missing node where there is none. */
    private JsonNode alarm(String kind) throws Exception {
        for (JsonNode item : compliance().json("/api/alarms?limit=500").path("items")) {
            if (item.path("subject").asText().equals("storage-unit " + unit)
                    && item.path("kind").asText().equals(kind)) {
                return item;
            }
        }
        return MissingNode.getInstance();
    }

    private JsonNode lapse() throws Exception {
        return compliance().json("/api/storage-units/" + unit + "/lapses").at("/items/0");
    }

    private String door(boolean open, long second) {
        return "{\"n\":\"%s:door\",\"vb\":%s,\"t\":%d}".formatted(sensor, open, second);
    }

    private void assertRefused(String path, String body, int status, String words) throws Exception {
        HttpResponse<String> answer = compliance().send("POST", path + "/close", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(Caller.json(answer).path("detail").asText()).contains(words);
    }

    private ObjectNode form() {
        return new ObjectMapper()
                .createObjectNode()
                .put("foundAt", begin.toString())
                .put("roomCel", 22.5)
                .put("cause", "The door stood open")
                .put("action", "Closed it, told the ward")
                .put("disposition", "Use first")
                .put("decidedBy", "Maker's hotline, case 4711");
    }

    private static String signed(ObjectNode form) {
        return form.objectNode()
                .put("name", "Dr. Ada Example")
                .put("meaning", "I have reviewed this excursion")
                .put("password", Caller.passwordOf("compliance"))
                .set("form", form)
                .toString();
    }

    private JsonNode awaitOne(String state) {
        Await.until(
                PATIENCE,
                () -> all().size() == 1 && all().get(0).path("state").asText().equals(state));
        return all().get(0);
    }

    private List<JsonNode> all() {
        try {
            List<JsonNode> items = new ArrayList<>();
            compliance()
                    .json("/api/storage-units/" + unit + "/excursions")
                    .path("items")
                    .forEach(items::add);
            return items;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String pathOf(JsonNode excursion) {
        return "/api/storage-units/" + unit + "/excursions/"
                + excursion.path("id").asText();
    }

    /** As a report does: journalled, and shown when it is safe. */
    private void send(Durable... rows) {
        journal.append(sensor, List.of(rows), outcome -> List.of(rows).forEach(readings::learn));
    }

    private Reading reading(int minute, double celsius) {
        return new Reading(device(), Quantity.TEMPERATURE, celsius, timing(minute));
    }

    private Reading watts(int minute, double watts) {
        return new Reading(device(), Quantity.POWER, watts, timing(minute));
    }

    private MissingReading missing(int minute) {
        return new MissingReading(device(), Quantity.TEMPERATURE, MissingReason.PROBE_MISSING, timing(minute));
    }

    private Timing timing(int minute) {
        return Timing.measured(begin.plusSeconds(60L * minute), Instant.now());
    }

    private KnownDevice device() {
        return devices.current().byUrn(sensor).orElseThrow();
    }

    private Caller compliance() {
        return Caller.as(base.getPort(), "compliance");
    }
}
