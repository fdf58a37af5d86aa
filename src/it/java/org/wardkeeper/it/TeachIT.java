package org.wardkeeper.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.net.URL;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wardkeeper.audit.AuditTrail;
import org.wardkeeper.ingest.CoapDoor;
import org.wardkeeper.site.SiteImports;

/** Somebody walks through a building of two rooms of their own and teaches them, over REST and real CoAP. */
@ExtendWith(ArquillianExtension.class)
class TeachIT {
    /** A lesson takes seconds of real time: two until it listens, one a vector. */
    private static final Duration SOON = Duration.ofSeconds(60);

    @Inject
    private SiteImports imports;

    @Inject
    private CoapDoor door;

    @Inject
    private AuditTrail audit;

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    private DataSource database;

    @ArquillianResource
    private URL base;

    private final TeachSite site = new TeachSite(UUID.randomUUID().toString().substring(0, 8));
    private Wire wire;
    private Caller teacher;

    @BeforeEach
    void aBuildingOfOnesOwn() throws Exception {
        assertThat(imports.importSite(site.files())).isNotNull();
        wire = Wire.plain(door.plainPort().orElseThrow());
        teacher = Caller.as(base.getPort(), "facilities");
    }

    @AfterEach
    void nobodyTeachesAnyMore() throws Exception {
        wire.close();
        for (JsonNode lesson : teacher.json("/api/teach/lessons").path("items")) {
            if (lesson.path("tag").asText().startsWith(site.tagPrefix())) {
                teacher.send("POST", "/api/teach/lessons/" + lesson.path("id").asText() + "/undo", null);
            }
        }
        new Rows(database).execute("alter table audit_entry drop constraint if exists out_of_order");
    }

    @Test
    void two_rooms_are_walked_used_undone_and_restored_and_all_of_it_is_audited() throws Exception {
        String east = begin(site.pump(), site.east());
        String west = begin(site.bed(), site.west());
        Await.until(SOON, () -> {
            heard(site.pumpTag(), -80, -45); // the wrong way round: nobody would guess that
            heard(site.bedTag(), -45, -80);
            return state(east).equals("stored") && state(west).equals("stored");
        });
        assertThat(lesson(east).path("vectors").asInt()).isEqualTo(12);

        JsonNode room = room(site.east());
        assertThat(room.path("state").asText()).isEqualTo("enough");
        assertThat(room.path("readers").size()).isEqualTo(2);
        assertThat(room.at("/readers/0/reader").asText()).isEqualTo(site.readerWest());
        assertThat(room(site.hall()).path("state").asText()).isEqualTo("never");

        assertThat(teacher.send("POST", "/api/teach/use", null).statusCode()).isEqualTo(200);
        assertThat(state(east)).isEqualTo("used");
        Await.until(SOON, () -> {
            heard(site.pumpTag(), -80, -45);
            return teacher.json("/api/assets/" + site.pump())
                    .at("/zone/id")
                    .asText()
                    .equals(site.east());
        });

        undo(west);
        assertThat(state(west)).isEqualTo("undone");
        assertThat(room(site.west()).path("state").asText()).isEqualTo("never");
        assertThat(teacher.send("POST", "/api/teach/lessons/" + west + "/restore", null)
                        .statusCode())
                .isEqualTo(200);
        assertThat(room(site.west()).path("state").asText()).isEqualTo("enough");

        assertThat(audited("teach.lesson", site.east())).contains(east, "12 vectors", site.pump());
        assertThat(audited("teach.undo", site.west())).contains(west);
        assertThat(audited("teach.restore", site.west())).contains(west);
        assertThat(audit.latest(Long.MAX_VALUE, 50))
                .anyMatch(entry -> entry.entry().action().equals("teach.use")
                        && entry.entry().detail().contains(site.east()));
        assertThat(audit.firstBroken()).isEmpty();
    }

    @Test
    void what_is_made_of_its_claims_is_told_and_never_falls_where_they_rise() throws Exception {
        double before = 0;
        for (JsonNode claim : teacher.json("/api/teach/reliability").path("items")) {
            assertThat(claim.path("said").asDouble()).isBetween(before, 0.99);
            before = claim.path("said").asDouble();
        }
        assertThat(before).isGreaterThan(0.5);
    }

    @Test
    void while_it_is_open_it_tells_who_hears_it_and_the_export_has_what_it_heard() throws Exception {
        String lesson = begin(site.pump(), site.east());
        Await.until(SOON, () -> {
            heard(site.pumpTag(), -45, -80);
            return lesson(lesson).path("vectors").asInt() >= 5;
        });
        JsonNode open = lesson(lesson);
        assertThat(open.path("state").asText()).isEqualTo("open");
        assertThat(open.at("/readers/0/reader").asText()).isEqualTo(site.readerEast());
        assertThat(open.at("/readers/0/dBm").asDouble()).isEqualTo(-45);
        assertThat(open.at("/readers/0/where").asText()).isEqualTo(site.east());

        assertThat(teacher.send("POST", "/api/teach/lessons/" + lesson + "/end", null)
                        .statusCode())
                .isEqualTo(200);
        String csv =
                teacher.get("/api/teach/calibration.csv?level=" + site.level()).body();
        assertThat(csv).startsWith("time_ms,reader,tag,rssi,x,y\r\n");
        assertThat(csv.lines().filter(line -> line.contains(site.pumpTag())))
                .isNotEmpty()
                .allMatch(line -> line.endsWith("," + (site.start() + 16) + ".000,5.000"));
    }

    @Test
    void a_tap_on_the_next_room_ends_the_one_before_and_a_slip_leaves_nothing() throws Exception {
        String first = begin(site.pump(), site.east());
        String second = Caller.json(post("{\"asset\":\"%s\",\"zone\":\"%s\",\"after\":\"%s\"}"
                        .formatted(site.pump(), site.west(), first)))
                .path("id")
                .asText();

        assertThat(state(second)).isEqualTo("open");
        assertThat(get(first).statusCode()).as("nothing was heard in it").isEqualTo(404);
        undo(second);
        assertThat(get(second).statusCode()).isEqualTo(404);
    }

    @Test
    void a_tag_is_taught_with_by_one_person_at_a_time() throws Exception {
        String first = begin(site.pump(), site.east());

        HttpResponse<String> refused = post("{\"asset\":\"%s\",\"zone\":\"%s\"}".formatted(site.pump(), site.west()));

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("by facilities");
        assertThat(teacher.send("POST", "/api/teach/lessons/" + first + "/end", null)
                        .body())
                .contains("\"state\":\"empty\"");
    }

    @Test
    void what_cannot_be_is_refused_with_a_sentence() throws Exception {
        for (String body : List.of(
                "{}",
                "{\"asset\":\"%s\"}".formatted(site.pump()),
                "{\"asset\":\"no-such-asset\",\"zone\":\"%s\"}".formatted(site.east()),
                "{\"asset\":\"%s\",\"zone\":\"nowhere\"}".formatted(site.pump()),
                "{\"asset\":\"%s\",\"zone\":\"%s\"}".formatted(site.untagged(), site.east()),
                "{\"asset\":\"%s\",\"zone\":\"%s\",\"after\":\"x\"}".formatted(site.pump(), site.east()))) {
            assertThat(post(body).statusCode()).as(body).isEqualTo(400);
        }
        assertThat(get("not-a-lesson").statusCode()).isEqualTo(404);
        assertThat(get(UUID.randomUUID().toString()).statusCode()).isEqualTo(404);
        assertThat(teacher.get("/api/teach/coverage?near=nowhere").statusCode()).isEqualTo(400);
        assertThat(teacher.get("/api/teach/calibration.csv?level=nowhere").statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_private_zone_may_be_taught_since_a_pump_is_nobody() throws Exception {
        undo(begin(site.pump(), site.toilet()));
    }

    @Test
    void a_signal_that_cannot_be_is_never_taught() throws Exception {
        String lesson = begin(site.pump(), site.east());
        Await.until(SOON, () -> {
            heard(site.pumpTag(), -45, -80);
            String impossible = Pack.of(Pack.heard(
                    site.readerWest(), site.pumpTag(), 20, Instant.now().getEpochSecond()));
            assertThat(wire.post(impossible)).isEqualTo("4.00");
            return lesson(lesson).path("vectors").asInt() >= 5;
        });
        assertThat(lesson(lesson).path("readers").findValuesAsText("dBm")).containsOnly("-45.0", "-80.0");
        undo(lesson);
    }

    @Test
    void a_lesson_that_cannot_be_audited_waits_and_is_stored_when_it_can() throws Exception {
        String sql = "alter table audit_entry add constraint out_of_order check (subject <> '%s') not valid";
        String lesson = begin(site.pump(), site.east());
        Await.until(SOON, () -> {
            heard(site.pumpTag(), -45, -80);
            return lesson(lesson).path("vectors").asInt() >= 5;
        });
        new Rows(database).execute(sql.formatted(site.east()));
        teacher.send("POST", "/api/teach/lessons/" + lesson + "/end", null);

        assertThat(state(lesson)).isEqualTo("waiting");
        assertThat(teacher.get("/api/teach/lessons/open").body()).contains(lesson);
        new Rows(database).execute("alter table audit_entry drop constraint out_of_order");
        Await.until(SOON, () -> state(lesson).equals("stored"));
    }

    @Test
    void only_who_commissions_may_teach() throws Exception {
        for (Map.Entry<String, Integer> role : Map.of(
                        "nurse", 403, "compliance", 403, "infection", 403, "admin", 200, "facilities", 200)
                .entrySet()) {
            Caller caller = Caller.as(base.getPort(), role.getKey());
            for (String path :
                    List.of("coverage", "confusions", "carriers", "lessons", "calibration.csv?level=" + site.level())) {
                assertThat(caller.get("/api/teach/" + path).statusCode())
                        .as(role.getKey() + " " + path)
                        .isEqualTo(role.getValue());
            }
        }
        Caller nurse = Caller.as(base.getPort(), "nurse");
        assertThat(nurse.send("POST", "/api/teach/use", null).statusCode()).isEqualTo(403);
        assertThat(nurse.send("POST", "/api/teach/lessons", "{}").statusCode()).isEqualTo(403);
        assertThat(Caller.nobody(base.getPort()).get("/api/teach/lessons").statusCode())
                .isEqualTo(401);
    }

    @Test
    void what_was_heard_last_is_offered_first() throws Exception {
        heard(site.bedTag(), -50, -60);

        JsonNode found = teacher.json("/api/teach/carriers?q=" + site.word()).path("items");

        assertThat(found.path(0).path("id").asText()).isEqualTo(site.bed());
        assertThat(found.findValuesAsText("id")).contains(site.pump()).doesNotContain(site.untagged());
    }

    private String begin(String asset, String zone) throws Exception {
        HttpResponse<String> begun = post("{\"asset\":\"%s\",\"zone\":\"%s\"}".formatted(asset, zone));
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
        return Caller.json(begun).path("id").asText();
    }

    private HttpResponse<String> post(String lesson) throws Exception {
        return teacher.send("POST", "/api/teach/lessons", lesson);
    }

    private HttpResponse<String> get(String lesson) throws Exception {
        return teacher.get("/api/teach/lessons/" + lesson);
    }

    private void undo(String lesson) throws Exception {
        assertThat(teacher.send("POST", "/api/teach/lessons/" + lesson + "/undo", null)
                        .statusCode())
                .isEqualTo(204);
    }

    private JsonNode lesson(String id) throws Exception {
        return teacher.json("/api/teach/lessons/" + id);
    }

    private String state(String lesson) throws Exception {
        return lesson(lesson).path("state").asText();
    }

    private JsonNode room(String zone) throws Exception {
        for (JsonNode room : teacher.json("/api/teach/coverage").path("items")) {
            if (room.at("/zone/id").asText().equals(zone)) {
                return room;
            }
        }
        throw new AssertionError("no " + zone);
    }

    /** Both readers hear the tag now, each speaking for itself. */
    private void heard(String tag, int east, int west) throws Exception {
        long now = Instant.now().getEpochSecond();
        assertThat(wire.post(Pack.of(Pack.heard(site.readerEast(), tag, east, now))))
                .isEqualTo("2.04");
        assertThat(wire.post(Pack.of(Pack.heard(site.readerWest(), tag, west, now))))
                .isEqualTo("2.04");
    }

    private String audited(String action, String subject) {
        return audit.latest(Long.MAX_VALUE, 50).stream()
                .map(AuditTrail.StoredEntry::entry)
                .filter(entry ->
                        entry.action().equals(action) && entry.subject().equals(subject))
                .map(entry -> entry.actor() + " " + entry.detail())
                .findFirst()
                .orElse("");
    }
}
