package org.wardkeeper.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.net.URL;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wardkeeper.site.SiteImports;

/** What holds for every resource: problem details for every error, and rights by the one table. */
@ExtendWith(ArquillianExtension.class)
class RestIT {
    private static final List<String> ROLES = List.of("nurse", "facilities", "compliance", "infection", "admin");

    @Inject
    private SiteImports imports;

    @ArquillianResource
    private URL base;

    @BeforeEach
    void site() {
        imports.importSite(TestSite.files());
    }

    @Test
    void nothing_is_there_is_404() throws Exception {
        problem(404, admin().get("/api/there-is-nothing"));
        problem(404, admin().get("/api/assets/there-is-no-such-asset"));
    }

    @Test
    void another_method_is_405() throws Exception {
        HttpResponse<String> answer = admin().send("PUT", "/api/assets", "{}");
        problem(405, answer);
        assertThat(answer.headers().firstValue("Allow").orElseThrow()).contains("GET");
    }

    @Test
    void another_format_is_415() throws Exception {
        HttpRequest.Builder request = admin().request(asset())
                .method("PATCH", HttpRequest.BodyPublishers.ofString("<a/>"))
                .header("Content-Type", "application/xml");
        problem(415, admin().send(request));
    }

    @Test
    void what_is_not_json_is_400() throws Exception {
        for (String body : new String[] {"", "{", "[1]", "7", "{\"status\":", "\u0000"}) {
            problem(400, admin().send("PATCH", asset(), body));
        }
    }

    @Test
    void json_that_is_nested_without_end_is_400() throws Exception {
        problem(400, admin().send("PATCH", asset(), "{\"name\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"));
        problem(400, admin().send("PATCH", asset(), "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000)));
    }

    @Test
    void a_value_of_a_query_that_cannot_be_read_is_400_and_named() throws Exception {
        assertThat(problem(400, admin().get("/api/assets?limit=abc"))).contains("limit must be a whole number");
        assertThat(problem(400, admin().get("/api/assets?available=maybe")))
                .contains("available must be true or false");
        assertThat(problem(400, admin().get(asset() + "/visits?from=yesterday")))
                .contains("from must be a time");
        assertThat(problem(400, admin().get("/api/assets?near=nowhere"))).contains("no zone 'nowhere'");
    }

    @Test
    void a_body_over_a_megabyte_is_413() throws Exception {
        problem(413, admin().send("PATCH", asset(), "{\"name\":\"" + "x".repeat(1_100_000) + "\"}"));
    }

    @Test
    void rights_are_those_of_the_table() throws Exception {
        allowed("nurse facilities compliance infection admin", "GET", "/api/assets", null);
        allowed("compliance admin", "GET", "/api/audit", null);
        allowed("nurse facilities admin", "PATCH", asset(), "{\"status\":\"available\"}");
        allowed("facilities admin", "PATCH", asset(), "{\"kind\":\"hoist\"}");
        allowed("facilities admin", "PATCH", asset(), "{\"status\":\"available\",\"kind\":\"hoist\"}");
    }

    private void allowed(String roles, String method, String path, String body) throws Exception {
        List<String> may = List.of(roles.split(" "));
        for (String role : ROLES) {
            HttpResponse<String> answer = Caller.as(base.getPort(), role).send(method, path, body);
            assertThat(answer.statusCode())
                    .as(role + " " + method + " " + path + " " + body)
                    .isEqualTo(may.contains(role) ? 200 : 403);
        }
    }

    private static String problem(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(answer.body())
                .contains("\"status\":" + status, "\"title\":", "\"detail\":")
                .doesNotContain("Exception", "org.wardkeeper", "jakarta", "glassfish");
        return answer.body();
    }

    private Caller admin() {
        return Caller.as(base.getPort(), "admin");
    }

    private static String asset() {
        return "/api/assets/" + TestSite.HOIST;
    }
}
