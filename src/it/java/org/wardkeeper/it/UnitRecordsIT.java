package org.wardkeeper.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.Resource;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.net.URL;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wardkeeper.place.SiteChanged;

/** What people put on record about a unit. Each test has a refrigerator with a probe, and a second probe beside it. */
@ExtendWith(ArquillianExtension.class)
class UnitRecordsIT {

    private static final ZoneId ZONE = ZoneId.of("Europe/Vienna");

    @Inject
    private Event<SiteChanged> siteChanged;

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    private DataSource database;

    @ArquillianResource
    private URL base;

    private final String unit = "ur-" + UUID.randomUUID();
    private final String path = "/api/storage-units/" + unit;
    private final String probe = "urn:dev:ow:" + unit;
    private final String spare = "urn:dev:ow:spare-" + unit;

    @BeforeEach
    void aRefrigerator() throws SQLException {
        new Rows(database)
                .execute(
                        """
                        insert into site values (true, 'Test hospital', 'Europe/Vienna') on conflict do nothing;
                        insert into level values ('ur', 'Test level', 92, '{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]]]}')
                            on conflict do nothing;
                        insert into zone values ('ur-a', 'ur', 'Pharmacy', 'room', false,
                            '{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]]]}') on conflict do nothing;
                        insert into device (urn, kind, zone_id, interval_s) values
                            ('%2$s', 'sensor', 'ur-a', 60), ('%3$s', 'sensor', 'ur-a', 60);
                        insert into storage_unit values ('%1$s', 'Fridge', 'ur-a', 'refrigerator', 60),
                            ('other-%1$s', 'Other fridge', 'ur-a', 'refrigerator', 60);
                        insert into unit_limits values ('%1$s', '-infinity', 2, 8), ('other-%1$s', '-infinity', 2, 8);
                        insert into sensor_assignment select '%1$s', id, '-infinity' from device where urn = '%2$s';
                        """
                                .formatted(unit, probe, spare));
        siteChanged.fire(new SiteChanged());
    }

    @Test
    void limits_are_changed_from_now_on_and_those_of_the_past_stay_told() throws Exception {
        Instant before = Instant.now();

        assertThat(put("limits", "{\"lowCel\":3,\"highCel\":7}").statusCode()).isEqualTo(200);

        assertThat(json("/limits").at("/at/highCel").asDouble()).isEqualTo(7);
        assertThat(json("/limits").path("versions")).hasSize(2);
        assertThat(json("/limits?at=" + before.minusSeconds(1))
                        .at("/at/highCel")
                        .asDouble())
                .isEqualTo(8);
        assertThat(json("").path("highCel").asDouble()).isEqualTo(7);
        assertThat(audited("unit.limits")).isEqualTo(1);
        assertRefused(put("limits", "{\"lowCel\":8,\"highCel\":2}"), 400, "must lie below");
    }

    @Test
    void a_refrigerator_has_the_rules_of_who_and_the_sites_stand_beside_them() throws Exception {
        assertThat(names(json("/rules").at("/at/rules")))
                .containsExactly("WHO heat", "WHO freeze", "WHO door", "WHO power");
        Instant before = Instant.now();

        assertThat(put("rules", rules(rule("Too warm", "above", 1800, "continuous")))
                        .statusCode())
                .isEqualTo(200);

        assertThat(names(json("/rules").at("/at/rules")))
                .containsExactly("WHO heat", "WHO freeze", "Too warm", "WHO door", "WHO power");
        assertThat(names(json("/rules?at=" + before.minusSeconds(1)).at("/at/rules")))
                .containsExactly("WHO heat", "WHO freeze", "WHO door", "WHO power");
        assertThat(json("/rules").at("/versions/1/setBy").asText()).isEqualTo("compliance");
        assertThat(audited("unit.rules")).isEqualTo(1);
    }

    @Test
    void rules_that_overlap_or_begin_inside_the_limits_are_refused() throws Exception {
        assertRefused(
                put("rules", rules(rule("One", "above", 1800, "continuous"), rule("Two", "above", 3600, "continuous"))),
                400,
                "overlap");
        assertRefused(
                put("rules", rules(rule("One", "above", 1800, "day").replace("null", "7"))), 400, "inside the limits");
        assertRefused(put("rules", rules(rule("One", "above", 0, "day"))), 400, "longer than nothing");
        assertThat(put("rules", rules(rule("One", "above", 1800, "continuous"), rule("Two", "above", 7200, "day")))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_site_may_be_stricter_about_doors_and_mains_than_who() throws Exception {
        String door = rule("Two minutes", "door-open", 120, "continuous");
        String mains = rule("An hour", "power-off", 3600, "continuous");

        assertThat(put("rules", rules(door, mains)).statusCode()).isEqualTo(200);

        assertThat(names(json("/rules").at("/at/rules")))
                .containsExactly("WHO heat", "WHO freeze", "WHO door", "WHO power", "Two minutes", "An hour");
        assertThat(json("/rules").at("/at/rules/4/direction").asText()).isEqualTo("door-open");
        assertThat(json("/rules").at("/at/rules/4/atCel").isNull()).isTrue();
        assertThat(json("/rules?at=2026-01-01T00:00:00Z").at("/at/rules")).hasSize(4);
        assertRefused(put("rules", rules(door.replace("null", "5"))), 400, "no temperature");
        assertRefused(put("rules", rules(door.replace("continuous", "day"))), 400, "counts continuous");
        assertRefused(put("rules", rules(door, door.replace("Two", "Three"))), 400, "overlap");
    }

    @Test
    void a_probe_is_swapped_and_the_unit_keeps_its_history() throws Exception {
        HttpResponse<String> swapped = as("facilities")
                .send("POST", path + "/sensors", "{\"device\":\"%s\",\"buffer\":\"glycol\"}".formatted(spare));

        assertThat(swapped.statusCode()).as(swapped.body()).isEqualTo(200);
        JsonNode sensors = json("/sensors").path("items");
        assertThat(sensors).hasSize(2);
        assertThat(sensors.at("/0/device").asText()).isEqualTo(probe);
        assertThat(sensors.at("/0/until")).isEqualTo(sensors.at("/1/since"));
        assertThat(sensors.at("/1/buffer").asText()).isEqualTo("glycol");
        assertThat(json("").path("device").asText()).isEqualTo(spare);
        assertThat(audited("unit.sensor")).isEqualTo(1);
    }

    @Test
    void a_sensor_speaks_for_one_unit_at_a_time() throws Exception {
        String other = "/api/storage-units/other-" + unit + "/sensors";

        assertRefused(
                as("facilities").send("POST", other, "{\"device\":\"%s\"}".formatted(probe)), 409, "speaks for Fridge");
        assertRefused(
                as("facilities")
                        .send("POST", other, "{\"device\":\"%s\",\"since\":\"2999-01-01T00:00:00Z\"}".formatted(spare)),
                400,
                "future");
        assertThat(as("facilities")
                        .send("POST", path + "/sensors", "{\"device\":null}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(as("facilities")
                        .send("POST", other, "{\"device\":\"%s\"}".formatted(probe))
                        .statusCode())
                .isEqualTo(200);
        assertRefused(
                as("facilities")
                        .send(
                                "POST",
                                path + "/sensors",
                                "{\"device\":\"%s\",\"since\":\"2001-01-01T00:00:00Z\"}".formatted(spare)),
                409,
                "later than that");
    }

    @Test
    void a_certificate_is_entered_with_its_pdf_and_one_from_the_future_is_refused() throws Exception {
        LocalDate today = LocalDate.now(ZONE);
        assertRefused(post("certificates", certificate(today.plusDays(1), today.plusYears(1))), 400, "future");
        assertRefused(post("certificates", certificate(today, today)), 400, "due later");

        HttpResponse<String> entered = post("certificates", certificate(today.minusYears(2), today));

        assertThat(entered.statusCode()).as(entered.body()).isEqualTo(201);
        String file = path + "/certificates/" + Caller.json(entered).path("id").asText() + "/pdf";
        assertRefused(upload(file, "GIF89a"), 400, "not a whole PDF");
        assertThat(upload(file, "%PDF-1.7\n" + "x".repeat(5 << 20) + "\n%%EOF").statusCode())
                .isEqualTo(413);
        assertThat(upload(file, "%PDF-1.7\nsomething\n%%EOF\n").statusCode()).isEqualTo(200);
        assertRefused(upload(file, "%PDF-1.7\nsomething else\n%%EOF\n"), 409, "has its PDF");

        JsonNode one = json("/certificates").at("/items/0");
        assertThat(one.path("expired").asBoolean()).isTrue();
        assertThat(one.path("pdf").asBoolean()).isTrue();
        HttpResponse<String> pdf = as("nurse").get(file);
        assertThat(pdf.body()).startsWith("%PDF-1.7");
        assertThat(pdf.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");
    }

    @Test
    void a_certificate_entered_again_counts_and_the_first_entry_is_kept() throws Exception {
        LocalDate today = LocalDate.now(ZONE);
        post("certificates", certificate(today.minusDays(1), today.plusYears(1)));
        post("certificates", certificate(today.minusDays(2), today.plusYears(1)));

        assertThat(json("/certificates").path("items")).hasSize(1);
        assertThat(json("/certificates").at("/items/0/calibrated").asText())
                .isEqualTo(today.minusDays(2).toString());
        assertThat(new Rows(database)
                        .count(
                                "select count(*) from calibration_certificate c join device d on d.id = c.device_id where d.urn = ?",
                                probe))
                .isEqualTo(2);
    }

    @Test
    void a_check_is_recorded_today_and_a_missed_day_stays_blank() throws Exception {
        assertThat(post("checks", check("null")).statusCode()).isEqualTo(201);

        JsonNode days = json("/checks").path("days");
        assertThat(days).hasSize(30);
        assertThat(days.at("/0/checks/0/initials").asText()).isEqualTo("AE");
        assertThat(days.at("/1/checks")).isEmpty();
        String yesterday = "\"" + Instant.now().minusSeconds(90_000) + "\"";
        assertRefused(post("checks", check(yesterday)), 400, "stays blank");
        assertRefused(post("checks", check("\"2999-01-01T00:00:00Z\"")), 400, "future");
        assertRefused(post("checks", check("null").replace("4.5", "9.5")), 400, "between");
        assertThat(as("nurse").send("POST", path + "/checks", check("null")).statusCode())
                .isEqualTo(403);
        assertThat(audited("check.enter")).isEqualTo(1);
    }

    @Test
    void lots_are_put_in_and_taken_out_and_what_was_in_is_told() throws Exception {
        Instant before = Instant.now();
        String lot = Caller.json(post("lots", "{\"product\":\"MMR\",\"lot\":\"=A1\",\"amount\":\"40 doses\"}"))
                .path("id")
                .asText();
        assertThat(json("/lots").at("/items/0/lot").asText()).isEqualTo("=A1");

        assertThat(post("lots/" + lot + "/take-out", "{}").statusCode()).isEqualTo(200);

        assertThat(json("/lots").path("items")).isEmpty();
        assertThat(json("/lots?from=" + before).path("items")).hasSize(1);
        assertRefused(post("lots/" + lot + "/take-out", "{}"), 409, "not in the unit");
    }

    private static String rules(String... site) {
        return "{\"who\":true,\"site\":[" + String.join(",", site) + "]}";
    }

    private static String rule(String name, String direction, int seconds, String counts) {
        return "{\"name\":\"%s\",\"direction\":\"%s\",\"atCel\":null,\"seconds\":%d,\"counts\":\"%s\",\"priority\":\"medium\"}"
                .formatted(name, direction, seconds, counts);
    }

    private static String certificate(LocalDate calibrated, LocalDate due) {
        return "{\"number\":\"C-1\",\"laboratory\":\"Lab\",\"calibrated\":\"%s\",\"due\":\"%s\",\"uncertaintyCel\":0.2}"
                .formatted(calibrated, due);
    }

    private static String check(String at) {
        return "{\"at\":%s,\"minCel\":3.1,\"maxCel\":6.2,\"nowCel\":4.5,\"name\":\"Ada Example\",\"initials\":\"AE\"}"
                .formatted(at);
    }

    private static List<String> names(JsonNode rules) {
        return rules.findValuesAsText("name");
    }

    private HttpResponse<String> upload(String file, String content) throws Exception {
        return as("compliance")
                .send(as("compliance")
                        .request(file)
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(content.getBytes(StandardCharsets.ISO_8859_1)))
                        .header("Content-Type", "application/pdf"));
    }

    private HttpResponse<String> put(String what, String json) throws Exception {
        return as("compliance").send("PUT", path + "/" + what, json);
    }

    private HttpResponse<String> post(String what, String json) throws Exception {
        return as("compliance").send("POST", path + "/" + what, json);
    }

    private JsonNode json(String what) throws Exception {
        return as("nurse").json(path + what);
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(Caller.json(answer).path("detail").asText()).contains(words);
    }

    private long audited(String action) throws SQLException {
        return new Rows(database)
                .count(
                        "select count(*) from audit_entry where action = ? and subject = ?",
                        action,
                        "storage-unit " + unit);
    }

    private Caller as(String login) {
        return Caller.as(base.getPort(), login);
    }
}
