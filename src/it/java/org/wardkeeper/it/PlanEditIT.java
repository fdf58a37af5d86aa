package org.wardkeeper.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import java.net.URL;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wardkeeper.audit.AuditTrail;
import org.wardkeeper.site.SiteImports;

/** Drawing a level's plan over REST: stored whole with its history, or refused with every fault. */
@ExtendWith(ArquillianExtension.class)
class PlanEditIT {
    private static final String PLAN = "/api/levels/" + DrawnSite.LEVEL + "/plan";
    private static final String PICTURE = "/api/levels/" + DrawnSite.LEVEL + "/picture";
    private static final String CORNERS = "?west=0&south=0&east=30&north=10";
    private static final String SVG = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";

    @Inject
    private SiteImports imports;

    @Inject
    private AuditTrail audit;

    @ArquillianResource
    private URL base;

    /** The plan as it is, whatever the test before has left of it. */
    @BeforeEach
    void theSiteAsItWas() throws Exception {
        imports.importSite(DrawnSite.files());
        HttpResponse<String> saved = save(DrawnSite.plan());
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
    }

    @Test
    void a_saved_plan_is_live_at_once_and_stands_in_the_history_and_in_the_audit_trail() throws Exception {
        int before = version();
        HttpResponse<String> saved = save(DrawnSite.plan()
                .replace("\"name\":\"Den\"", "\"name\":\"Isolation\"")
                .replace(
                        DrawnSite.door("d-door", 10, "d-mid", "d-west"),
                        DrawnSite.door("d-door", 10, "d-mid", "d-west") + ","
                                + DrawnSite.door("d-new", 20, "d-mid", "d-east")));

        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
        assertThat(saved.headers().firstValue("ETag")).hasValue("\"" + (before + 1) + "\"");
        assertThat(Caller.json(saved).path("summary").asText())
                .isEqualTo("Den renamed to Isolation, door Middle \u2013 East added");
        assertThat(as("nurse").json(PLAN).toString()).contains("Isolation", "d-new");
        JsonNode newest =
                as("facilities").json(PLAN + "/versions").path("items").path(0);
        assertThat(newest.path("by").asText()).isEqualTo("facilities");
        assertThat(newest.path("version").asInt()).isEqualTo(before + 1);
        assertThat(audit.latest(Long.MAX_VALUE, 20))
                .filteredOn(stored -> stored.entry().action().equals("plan.edit"))
                .extracting(stored -> stored.entry().detail())
                .contains("version " + (before + 1) + ": Den renamed to Isolation, door Middle \u2013 East added");
        assertThat(audit.firstBroken()).isEmpty();
    }

    @Test
    void a_plan_that_says_nothing_new_makes_no_version() throws Exception {
        int before = version();

        assertThat(Caller.json(save(DrawnSite.plan())).path("version").asInt()).isEqualTo(before);
    }

    @Test
    void the_second_saver_is_told_who_was_quicker_and_nothing_is_lost() throws Exception {
        int began = version();
        save(DrawnSite.plan().replace("\"name\":\"Den\"", "\"name\":\"First\""));

        HttpResponse<String> second =
                put(PLAN, began, DrawnSite.plan().replace("\"name\":\"Den\"", "\"name\":\"Second\""));

        assertThat(problem(409, second))
                .contains("facilities has changed this plan since you began: Den renamed to First.");
        assertThat(as("nurse").json(PLAN).toString()).contains("First").doesNotContain("Second");
    }

    @Test
    void an_edit_says_what_it_began_from() throws Exception {
        assertThat(problem(428, as("facilities").send("PUT", PLAN, DrawnSite.plan())))
                .contains("If-Match");
        HttpRequest.Builder strange = as("facilities")
                .request(PLAN)
                .PUT(HttpRequest.BodyPublishers.ofString(DrawnSite.plan()))
                .header("Content-Type", "application/geo+json")
                .header("If-Match", "\"yesterday\"");
        problem(400, as("facilities").send(strange));
    }

    @Test
    void going_back_is_a_change_and_can_be_undone_in_turn() throws Exception {
        int first = version();
        save(DrawnSite.plan().replace("\"name\":\"Den\"", "\"name\":\"Isolation\""));

        HttpResponse<String> back = restore(first);

        assertThat(Caller.json(back).path("summary").asText())
                .isEqualTo("gone back to version " + first + ", Isolation renamed to Den");
        assertThat(as("nurse").json(PLAN).toString()).contains("Den").doesNotContain("Isolation");
        assertThat(restore(first + 1).statusCode()).isEqualTo(200);
        assertThat(as("nurse").json(PLAN).toString()).contains("Isolation");
        assertThat(audit.latest(Long.MAX_VALUE, 20))
                .extracting(stored -> stored.entry().action())
                .contains("plan.restore");
        problem(404, restore(999_999));
    }

    @Test
    void every_fault_is_named_by_its_feature_and_nothing_is_stored() throws Exception {
        int before = version();
        refused("[[10,0],[20,0],[20,10],[10,10],[10,0]]", "[[9,0],[20,0],[20,10],[9,10],[9,0]]", "d-mid", "overlaps");
        refused("[20,10],[10,10],[10,0]]", "[20,10],[10,10]]", "d-mid", "open");
        refused("\"d-mid\",\"d-west\"", "\"d-mid\",\"d-nowhere\"", "d-door", "no zone 'd-nowhere'");
        refused("\"coordinates\":[15,5]", "\"coordinates\":[15,-5]", DrawnSite.READER, "outside its level");
        refused(DrawnSite.READER, "urn:dev:ops:32473-stranger", "urn:dev:ops:32473-stranger", "registered");
        refused(DrawnSite.READER, TestSite.READER_EAST, TestSite.READER_EAST, "Level 1 already");

        assertThat(version()).isEqualTo(before);
    }

    @Test
    void a_zone_that_something_stands_in_is_not_taken_away() throws Exception {
        String without = DrawnSite.plan().replace(DrawnSite.zone("d-east", "East", 20) + ",", "");

        assertThat(problem(422, save(without)))
                .contains("\"feature\":\"d-east\"", "It is the home of the asset Drawn chair, so it cannot be removed.")
                .contains("It holds the storage unit Drawn fridge, so it cannot be removed.");
        assertThat(as("nurse").json(PLAN).toString()).contains("d-east");
    }

    @Test
    void a_zone_that_only_visits_name_goes_and_comes_back() throws Exception {
        int before = version();
        String without = DrawnSite.plan()
                .replace(DrawnSite.zone("d-west", "Den", 0) + ",", "")
                .replace(DrawnSite.door("d-door", 10, "d-mid", "d-west") + ",", "");

        assertThat(Caller.json(save(without)).path("summary").asText())
                .isEqualTo("Den removed, door Middle \u2013 Den removed");
        assertThat(as("nurse").json(PLAN).toString()).doesNotContain("d-west");
        assertThat(restore(before).statusCode()).isEqualTo(200);
        assertThat(as("nurse").json(PLAN).toString()).contains("d-west");
    }

    @Test
    void a_reader_that_moves_takes_its_device_along() throws Exception {
        save(DrawnSite.plan().replace("\"coordinates\":[15,5]", "\"coordinates\":[5,5]"));

        assertThat(as("admin")
                        .json("/api/devices/" + DrawnSite.READER)
                        .path("where")
                        .path("id")
                        .asText())
                .isEqualTo("d-west");
        assertThat(as("facilities").json("/api/readers").toString())
                .contains("{\"level\":\"d1\",\"serial\":\"R-9\",\"urn\":\"" + DrawnSite.READER + "\"}");
    }

    @Test
    void what_is_no_plan_is_refused_with_a_sentence() throws Exception {
        for (String body :
                new String[] {"", "%PDF-1.7", "{", "[]", "{\"features\":7}", "{\"features\":[7]}", "\u0000"}) {
            problem(422, save(body));
        }
        problem(422, save("{\"features\":" + "[".repeat(100_000) + "}"));
        problem(404, put("/api/levels/l99/plan", 1, DrawnSite.plan()));
        HttpRequest.Builder pdf = as("facilities")
                .request(PLAN)
                .PUT(HttpRequest.BodyPublishers.ofString("x"))
                .header("If-Match", "\"1\"")
                .header("Content-Type", "application/pdf");
        problem(415, as("facilities").send(pdf));
    }

    @Test
    void twenty_megabytes_are_too_much() throws Exception {
        assertThat(problem(413, save(" ".repeat(20 << 20)))).contains("up to 4 MB");
        assertThat(problem(413, picture(" ".repeat(20 << 20), "image/png", CORNERS)))
                .contains("up to 5 MB");
    }

    @Test
    void only_facilities_and_administrators_draw() throws Exception {
        for (String role : new String[] {"nurse", "compliance", "infection"}) {
            problem(403, as(role).send("PUT", PLAN, DrawnSite.plan()));
            problem(403, as(role).send("POST", PLAN + "/versions/1/restore", null));
            problem(403, as(role).get(PLAN + "/versions"));
            problem(403, as(role).get(PICTURE));
            problem(403, as(role).send("DELETE", PICTURE, null));
            problem(403, as(role).get("/api/readers"));
        }
    }

    @Test
    void a_picture_is_part_of_the_history() throws Exception {
        int before = version();
        assertThat(picture(SVG, "image/svg+xml", CORNERS).statusCode()).isEqualTo(200);
        assertThat(as("facilities").json(PICTURE + "/place").path("east").asDouble())
                .isEqualTo(30);

        HttpResponse<String> moved =
                put(PICTURE + "/place", version(), "{\"west\":1,\"south\":2,\"east\":31,\"north\":12}");
        assertThat(Caller.json(moved).path("summary").asText()).isEqualTo("picture moved");
        HttpRequest.Builder remove =
                as("facilities").request(PICTURE).DELETE().header("If-Match", "\"" + version() + "\"");
        assertThat(as("facilities").send(remove).statusCode()).isEqualTo(200);
        problem(404, as("facilities").get(PICTURE));

        assertThat(restore(before + 1).statusCode()).isEqualTo(200);
        assertThat(as("facilities").json(PICTURE + "/place").path("west").asDouble())
                .isZero();
        assertThat(restore(before).statusCode()).isEqualTo(200);
        assertThat(as("facilities").get(PICTURE + "/place").statusCode()).isEqualTo(204);
    }

    @Test
    void an_svg_with_a_script_is_served_so_that_it_can_do_nothing() throws Exception {
        picture(SVG, "image/svg+xml", CORNERS);

        HttpResponse<String> served = as("facilities").get(PICTURE);

        assertThat(served.body()).isEqualTo(SVG);
        assertThat(served.headers().firstValue("Content-Type")).hasValue("image/svg+xml");
        assertThat(served.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(served.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("default-src 'none'", "sandbox")
                .doesNotContain("script");
    }

    @Test
    void what_is_no_picture_or_has_no_place_is_refused() throws Exception {
        problem(415, picture("GIF89a", "image/gif", CORNERS));
        problem(400, picture("<html><svg/></html>", "image/svg+xml", CORNERS));
        problem(400, picture(SVG, "image/svg+xml", "?west=0&south=0&east=30"));
        problem(400, picture(SVG, "image/svg+xml", "?west=0&south=0&east=NaN&north=10"));
        problem(400, picture(SVG, "image/svg+xml", "?west=9&south=0&east=3&north=10"));
    }

    private void refused(String text, String instead, String feature, String reason) throws Exception {
        assertThat(DrawnSite.plan()).contains(text);
        JsonNode faults = new ObjectMapper()
                .readTree(problem(422, save(DrawnSite.plan().replace(text, instead))))
                .path("faults");
        assertThat(faults).anySatisfy(fault -> {
            assertThat(fault.path("feature").asText()).isEqualTo(feature);
            assertThat(fault.path("reason").asText()).contains(reason);
        });
    }

    private HttpResponse<String> save(String plan) throws Exception {
        return put(PLAN, version(), plan);
    }

    private HttpResponse<String> put(String path, int version, String body) throws Exception {
        return as("facilities")
                .send(as("facilities")
                        .request(path)
                        .PUT(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                        .header("Content-Type", "application/json")
                        .header("If-Match", "\"" + version + "\""));
    }

    private HttpResponse<String> picture(String content, String type, String corners) throws Exception {
        return as("facilities")
                .send(as("facilities")
                        .request(PICTURE + corners)
                        .PUT(HttpRequest.BodyPublishers.ofString(content))
                        .header("Content-Type", type)
                        .header("If-Match", "\"" + version() + "\""));
    }

    private HttpResponse<String> restore(int version) throws Exception {
        return as("facilities")
                .send(as("facilities")
                        .request(PLAN + "/versions/" + version + "/restore")
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .header("If-Match", "\"" + version() + "\""));
    }

    private int version() throws Exception {
        return Integer.parseInt(as("facilities")
                .get(PLAN)
                .headers()
                .firstValue("ETag")
                .orElseThrow()
                .replace("\"", ""));
    }

    private static String problem(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"detail\":").doesNotContain("Exception", "org.wardkeeper", "jakarta");
        return answer.body();
    }

    private Caller as(String login) {
        return Caller.as(base.getPort(), login);
    }
}
