package org.wardkeeper.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URL;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The door: who gets in by which way, what a session is worth, and what every answer carries. */
@ExtendWith(ArquillianExtension.class)
class AccessIT {
    /** One more than are kept. */
    private static final int GUESTS = 5_001;

    @ArquillianResource
    private URL base;

    @Test
    void without_a_login_every_page_leads_to_the_login_page_and_remembers_the_way() throws Exception {
        HttpResponse<String> answer = nobody().get("/find/?q=whel");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/login?next=%2Ffind%2F%3Fq%3Dwhel");
    }

    @Test
    void the_right_password_leads_to_the_page_that_was_asked_for() throws Exception {
        Caller nurse = nobody();
        HttpResponse<String> answer = nurse.logIn("nurse", Caller.passwordOf("nurse"), "?next=%2Ffind%2F%3Fq%3Dwhel");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/find/?q=whel");
        assertThat(nurse.get("/find/").statusCode()).isEqualTo(200);
    }

    @Test
    void a_wrong_password_stays_on_the_login_page_and_says_so() throws Exception {
        Caller somebody = nobody();
        HttpResponse<String> answer = somebody.logIn("infection", "wrong", "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("The login or the password is wrong.");
        assertThat(somebody.get("/find/").statusCode()).isEqualTo(303);
    }

    @Test
    void a_login_never_leads_to_another_site() throws Exception {
        HttpResponse<String> answer =
                nobody().logIn("nurse", Caller.passwordOf("nurse"), "?next=%2F%2Fevil.example%2F");
        assertThat(answer.headers().firstValue("Location").orElseThrow()).doesNotContain("evil");
    }

    @Test
    void a_session_id_known_before_the_login_is_worth_nothing_after_it() throws Exception {
        Caller nurse = nobody();
        nurse.get("/login");
        String before = nurse.sessionId();
        nurse.logIn("nurse", Caller.passwordOf("nurse"), "");
        assertThat(nurse.sessionId()).isNotEmpty().isNotEqualTo(before);
        HttpRequest.Builder withOldId = nobody().request("/find/").header("Cookie", "JSESSIONID=" + before);
        assertThat(nobody().send(withOldId).statusCode()).isEqualTo(303);
    }

    @Test
    void a_session_id_in_the_address_opens_nothing() throws Exception {
        Caller nurse = nobody();
        nurse.logIn("nurse", Caller.passwordOf("nurse"), "");
        String inAddress = ";jsessionid=" + nurse.sessionId();
        assertThat(nobody().get("/find/index.xhtml" + inAddress).statusCode()).isEqualTo(303);
        assertThat(nobody().get("/api/levels" + inAddress).statusCode()).isEqualTo(401);
    }

    @Test
    void a_flood_of_login_pages_ends_the_oldest_of_them_and_no_session_of_somebody_logged_in() throws Exception {
        Caller nurse = nobody();
        nurse.logIn("nurse", Caller.passwordOf("nurse"), "");
        Caller guest = nobody();
        String page = guest.get("/login").body();
        Caller flood = nobody();
        for (int i = 0; i < GUESTS; i++) {
            flood.forgetSession();
            flood.get("/login");
        }
        assertThat(guest.post("/login", Caller.loginForm("nurse", Caller.passwordOf("nurse"), page))
                        .statusCode())
                .isEqualTo(409);
        assertThat(nurse.get("/find/").statusCode()).isEqualTo(200);
    }

    @Test
    void a_foreign_page_cannot_send_the_login_form() throws Exception {
        Caller nurse = nobody();
        String page = nurse.get("/login").body();
        HttpRequest.Builder sent = nurse.form("/login", Caller.loginForm("nurse", Caller.passwordOf("nurse"), page));
        assertThat(nurse.send(sent.header("Origin", "https://elsewhere.example"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(nurse.get("/find/").statusCode()).isEqualTo(303);
    }

    @Test
    void a_body_that_no_form_of_ours_has_is_refused_and_is_no_failure_in_the_log() throws Exception {
        String page = nobody().get("/login").body();
        Map<String, String> form = Caller.loginForm("nurse", "x".repeat(10 << 20), page);
        HttpRequest.Builder unannounced = nobody().form("/login", form);
        byte[] body = new byte[10 << 20];
        unannounced.POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
        try (Failures failures = Failures.logged()) {
            assertThat(nobody().post("/login", form).statusCode()).isEqualTo(413);
            assertThat(nobody().send(unannounced).statusCode()).isEqualTo(411);
            assertThat(failures.sentences()).isEmpty();
        }
    }

    @Test
    void the_session_cookie_is_out_of_reach_of_scripts_and_of_foreign_pages() throws Exception {
        String cookie =
                nobody().get("/login").headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie)
                .startsWith("JSESSIONID=")
                .containsIgnoringCase("HttpOnly")
                .containsIgnoringCase("SameSite=Lax");
    }

    @Test
    void basic_lets_a_program_in_with_the_right_password_only() throws Exception {
        assertThat(Caller.as(port(), "nurse").get("/api/assets").statusCode()).isEqualTo(200);
        HttpResponse<String> refused =
                nobody().send(nobody().request("/api/assets").header("Authorization", Caller.basic("nurse", "wrong")));
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow())
                .startsWith("Basic");
        assertThat(refused.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void no_token_opens_where_none_is_set() throws Exception {
        HttpRequest.Builder request = nobody().request("/api/audit").header("Authorization", "Bearer ");
        assertThat(nobody().send(request).statusCode()).isEqualTo(401);
    }

    @Test
    void a_login_that_nobody_has_is_slowed_down_after_a_few_tries() throws Exception {
        HttpResponse<String> last = null;
        for (int i = 0; i < 6; i++) {
            HttpRequest.Builder request = nobody().request("/api/assets");
            last = nobody().send(request.header("Authorization", Caller.basic("guessed", "guess" + i)));
        }
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 5L);
        assertThat(Caller.as(port(), "nurse").get("/api/assets").statusCode()).isEqualTo(200);
    }

    @Test
    void a_session_changes_nothing_without_the_token_of_its_page() throws Exception {
        Caller nurse = nobody();
        nurse.logIn("nurse", Caller.passwordOf("nurse"), "");
        String nothing = "/api/assets/there-is-no-such-asset/hold";
        assertThat(nurse.send("POST", nothing, null).statusCode()).isEqualTo(403);
        HttpRequest.Builder withWrong =
                nurse.request(nothing).POST(HttpRequest.BodyPublishers.noBody()).header("X-CSRF-Token", "00");
        assertThat(nurse.send(withWrong).statusCode()).isEqualTo(403);
        HttpRequest.Builder withRight = nurse.request(nothing)
                .POST(HttpRequest.BodyPublishers.noBody())
                .header("X-CSRF-Token", nurse.csrfToken());
        assertThat(nurse.send(withRight).statusCode()).isEqualTo(404);
    }

    @Test
    void a_foreign_page_changes_nothing_even_with_a_password() throws Exception {
        Caller admin = Caller.as(port(), "admin");
        HttpRequest.Builder request = admin.request("/api/assets/there-is-no-such-asset/hold")
                .POST(HttpRequest.BodyPublishers.noBody())
                .header("Origin", "https://elsewhere.example");
        assertThat(admin.send(request).statusCode()).isEqualTo(403);
    }

    @Test
    void a_stale_form_is_answered_with_the_way_back_and_no_class_names() throws Exception {
        HttpResponse<String> answer =
                nobody().post("/login", Map.of("login", "login", "jakarta.faces.ViewState", "-1:-2"));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("This page was open for too long").doesNotContain("Exception");
    }

    @Test
    void a_page_that_does_not_exist_says_so_without_class_names() throws Exception {
        Caller nurse = nobody();
        nurse.logIn("nurse", Caller.passwordOf("nurse"), "");
        HttpResponse<String> answer = nurse.get("/no-such-page");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .contains("This page does not exist")
                .doesNotContain("Exception", "GlassFish", "Payara");
        assertThat(answer.headers().allValues("Content-Security-Policy")).hasSize(1);
    }

    @Test
    void every_answer_carries_the_headers_that_protect_it() throws Exception {
        for (String path : new String[] {"/login", "/find/", "/api/assets", "/frame/tokens.css"}) {
            var headers = nobody().get(path).headers();
            assertThat(headers.firstValue("X-Content-Type-Options")).as(path).hasValue("nosniff");
            assertThat(headers.firstValue("Referrer-Policy")).as(path).hasValue("same-origin");
            assertThat(headers.allValues("Content-Security-Policy")).as(path).hasSize(1);
            assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                    .as(path)
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("script-src 'unsafe");
            assertThat(headers.firstValue("Server")).as(path).isNotEqualTo("Payara");
        }
        assertThat(nobody().get("/api/assets").headers().firstValue("Cache-Control"))
                .hasValue("no-store");
    }

    @Test
    void the_platforms_own_addresses_are_not_open() throws Exception {
        for (String path : new String[] {"/metrics", "/openapi", "/health", "/api/openapi", "/api/application.wadl"}) {
            assertThat(nobody().get(path).statusCode()).as(path).isIn(303, 401);
        }
    }

    private Caller nobody() {
        return Caller.nobody(port());
    }

    private int port() {
        return base.getPort();
    }
}
