package org.wardkeeper.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.Resource;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.net.URL;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wardkeeper.place.SiteChanged;

/**
 * Storage units over REST. One fridge, a reading expected every minute on 1 March 2026, in UTC: 5° at 00:00 and 00:01,
 * 9° at 00:02, no probe at 00:03, 5° at 00:10.
 */
@ExtendWith(ArquillianExtension.class)
class StorageUnitsIT {

    private static final String TEN_MINUTES = "?from=2026-03-01T00:00:00Z&to=2026-03-01T00:11:00Z";

    @Inject
    private Event<SiteChanged> siteChanged;

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    private DataSource database;

    @ArquillianResource
    private URL base;

    @BeforeEach
    void aFridgeWithTenMinutesOfHistory() throws SQLException {
        new Rows(database)
                .execute(
                        """
                insert into site values (true, 'Test hospital', 'Europe/Vienna') on conflict do nothing;
                insert into level values ('su', 'Test level', 90, '{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]]]}')
                    on conflict do nothing;
                insert into zone values ('su-a', 'su', 'Pharmacy', 'room', false,
                    '{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]]]}') on conflict do nothing;
                insert into device (urn, kind, zone_id, interval_s, serial)
                    values ('urn:dev:ow:su1', 'sensor', 'su-a', 60, 'T-1') on conflict do nothing;
                insert into stream (device_id, name) select id, 'temperature' from device where urn = 'urn:dev:ow:su1'
                    on conflict do nothing;
                insert into storage_unit values ('su-fridge', 'Test fridge', 'su-a', 'refrigerator', 60) on conflict do nothing;
                insert into unit_limits values ('su-fridge', '-infinity', 2, 8) on conflict do nothing;
                insert into sensor_assignment select 'su-fridge', id, '-infinity' from device where urn = 'urn:dev:ow:su1'
                    on conflict do nothing;
                create table if not exists reading_2026_03 partition of reading
                    for values from ('2026-03-01 00:00+00') to ('2026-04-01 00:00+00');
                insert into reading select s.id, t.at::timestamptz, t.value, t.at::timestamptz, t.missing
                    from stream s join device d on d.id = s.device_id and d.urn = 'urn:dev:ow:su1', (values
                        ('2026-03-01 00:10Z', 5.0, null), ('2026-03-01 00:03Z', null, 1::smallint),
                        ('2026-03-01 00:00Z', 5.0, null), ('2026-03-01 00:02Z', 9.0, null),
                        ('2026-03-01 00:01Z', 5.0, null)) t (at, value, missing)
                    on conflict do nothing;
                """);
        siteChanged.fire(new SiteChanged());
    }

    @Test
    void a_unit_is_listed_with_its_state_and_its_limits() throws Exception {
        JsonNode unit = StreamSupport.stream(
                        admin().json("/api/storage-units").path("items").spliterator(), false)
                .filter(item -> item.path("id").asText().equals("su-fridge"))
                .findAny()
                .orElseThrow();

        assertThat(unit.path("state").asText()).isEqualTo("unknown");
        assertThat(unit.path("celsius").isNull()).isTrue();
        assertThat(unit.path("highCel").asDouble()).isEqualTo(8);
        assertThat(unit.path("zone").path("name").asText()).isEqualTo("Pharmacy");
        assertThat(unit).isEqualTo(admin().json("/api/storage-units/su-fridge"));
        assertThat(unit.path("device").asText()).isEqualTo("urn:dev:ow:su1");
    }

    @Test
    void the_summary_adds_up_to_the_period() throws Exception {
        JsonNode summary = admin().json("/api/storage-units/su-fridge/summary" + TEN_MINUTES);

        assertThat(summary.path("expected").asInt()).isEqualTo(11);
        assertThat(summary.path("received").asInt()).isEqualTo(4);
        assertThat(summary.path("missing").asInt()).isEqualTo(7);
        assertThat(summary.path("secondsAbove").asInt()).isEqualTo(60);
        assertThat(summary.path("secondsBelow").asInt()).isZero();
        assertThat(summary.path("secondsInside").asInt()).isEqualTo(180);
        assertThat(summary.path("secondsUnknown").asInt()).isEqualTo(420);
        assertThat(summary.path("meanCel").asDouble()).isEqualTo(6);
        JsonNode excursion = summary.at("/excursions/0");
        assertThat(excursion.path("direction").asText()).isEqualTo("above");
        assertThat(OffsetDateTime.parse(excursion.path("end").asText())).isAtSameInstantAs(utc("2026-03-01T00:03:00Z"));
    }

    @Test
    void what_is_not_known_is_null_and_not_left_out() throws Exception {
        JsonNode summary =
                admin().json("/api/storage-units/su-fridge/summary?from=2026-02-01T00:00:00Z&to=2026-02-02T00:00:00Z");

        assertThat(summary.path("mktCel").isNull()).isTrue();
        assertThat(summary.path("minCel").isNull()).isTrue();
        assertThat(summary.path("secondsUnknown").asInt()).isEqualTo(86_400);
    }

    @Test
    void the_chart_shows_the_gap_as_a_gap() throws Exception {
        JsonNode chart = admin().json("/api/storage-units/su-fridge/chart" + TEN_MINUTES + "&points=11");

        assertThat(chart.path("points")).hasSize(4);
        assertThat(chart.path("gaps")).hasSize(1);
        assertThat(OffsetDateTime.parse(chart.at("/gaps/0/to").asText()))
                .isAtSameInstantAs(utc("2026-03-01T00:10:00Z"));
        assertThat(chart.path("excursions")).hasSize(1);
        assertThat(chart.at("/limits/0/lowCel").asInt()).isEqualTo(2);
    }

    @Test
    void the_log_is_a_file_with_a_line_for_everything_and_its_export_is_audited() throws Exception {
        long before = exports();

        HttpResponse<String> log = admin().get("/api/storage-units/su-fridge/log" + TEN_MINUTES + "&format=csv");

        assertThat(log.statusCode()).isEqualTo(200);
        assertThat(log.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(log.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment; filename=\"su-fridge_20260301T")
                .endsWith(".csv\"");
        assertThat(log.body().lines().map(line -> line.split(",", -1)[5]))
                .containsExactly("status", "in-range", "in-range", "above", "missing", "gap", "in-range");
        assertThat(log.body()).contains(",missing,probe-missing,2.0,8.0,,,,,\r\n");
        assertThat(exports()).isEqualTo(before + 1);
    }

    @Test
    void a_nurse_sees_the_unit_but_does_not_export_its_log() throws Exception {
        Caller nurse = Caller.as(base.getPort(), "nurse");
        assertThat(nurse.get("/api/storage-units/su-fridge/summary").statusCode())
                .isEqualTo(200);
        assertThat(nurse.get("/api/storage-units/su-fridge/log").statusCode()).isEqualTo(403);
    }

    @Test
    void nonsense_is_answered_with_a_sentence() throws Exception {
        String unit = "/api/storage-units/su-fridge";
        for (String path : List.of(
                unit + "/summary?from=yesterday",
                unit + "/summary?from=2026-03-02&to=2026-03-01",
                unit + "/summary?from=2026-03-01&to=2026-03-01",
                unit + "/chart?points=0",
                unit + "/chart?points=many",
                unit + "/log?format=docx",
                unit + "/log?to=x")) {
            assertProblem(admin().get(path), 400, path);
        }
        assertProblem(admin().get("/api/storage-units/nowhere"), 404, "an unknown unit");
        assertProblem(admin().get("/api/storage-units/nowhere/log"), 404, "an unknown unit's log");
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String path) {
        assertThat(answer.statusCode()).as(path).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).as(path).contains("application/problem+json");
        assertThat(Caller.json(answer).path("detail").asText()).as(path).endsWith(".");
    }

    private Caller admin() {
        return Caller.as(base.getPort(), "admin");
    }

    private static OffsetDateTime utc(String moment) {
        return OffsetDateTime.parse(moment);
    }

    private long exports() throws SQLException {
        return new Rows(database)
                .count("select count(*) from audit_entry"
                        + " where action = 'log.export' and subject = 'storage-unit su-fridge'");
    }
}
