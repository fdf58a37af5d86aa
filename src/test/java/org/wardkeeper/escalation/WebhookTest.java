package org.wardkeeper.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A webhook over real HTTP. */
class WebhookTest {
    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
    private static final String SECRET = "sixteen characters";

    private final AtomicReference<String> body = new AtomicReference<>();
    private final AtomicReference<String> signature = new AtomicReference<>();
    private HttpServer server;
    private int answer = 204;
    private volatile boolean endless;

    @BeforeEach
    void aProgram() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            body.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            signature.set(exchange.getRequestHeaders().getFirst(Webhook.SIGNATURE));
            exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/");
            if (endless) {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write('.');
                exchange.getResponseBody().flush();
                return;
            }
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void what_arrives_is_what_was_sent_and_its_signature_can_be_checked() {
        assertThat(webhook().send("{\"total\":1}", NOON)).isEqualTo(Outcome.DELIVERED);

        assertThat(body.get()).isEqualTo("{\"total\":1}");
        assertThat(signature.get()).isEqualTo("t=1772539200,v1=" + webhook().signature("{\"total\":1}", NOON));
    }

    /** Computed with: printf '1772539200.{}' | openssl dgst -sha256 -hmac 'sixteen characters'. */
    @Test
    void the_signature_is_what_any_other_program_computes() {
        assertThat(webhook().signature("{}", NOON))
                .isEqualTo("ad78d928c5eaf27c9d561cffdfebf06eba98d4bfa46a5eda6cd78fe10df11f6a");
    }

    @Test
    void an_answer_that_is_no_success_and_one_that_leads_elsewhere_are_failures() {
        answer = 500;
        assertThat(webhook().send("{}", NOON)).isEqualTo(new Outcome(false, "answered 500"));
        answer = 302;
        assertThat(webhook().send("{}", NOON)).isEqualTo(new Outcome(false, "answered 302"));
    }

    @Test
    void an_answer_that_never_ends_holds_nobody_up() {
        endless = true;
        assertThat(assertTimeoutPreemptively(
                        Duration.ofSeconds(5), () -> webhook().send("{}", NOON)))
                .isEqualTo(Outcome.DELIVERED);
    }

    @Test
    void a_host_that_no_request_can_be_made_for_is_refused_at_the_start() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Webhook("http://on_call/hook", SECRET))
                .withMessageContaining("WARDKEEPER_WEBHOOK_URL");
        assertThatIllegalArgumentException().isThrownBy(() -> new Webhook("http:///hook", SECRET));
    }

    @Test
    void an_address_that_is_none_and_a_secret_that_is_short_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Webhook("ftp://example.org/", SECRET));
        assertThatIllegalArgumentException().isThrownBy(() -> new Webhook("https://example.org/", "short"));
    }

    private Webhook webhook() {
        return new Webhook("http://127.0.0.1:" + server.getAddress().getPort() + "/hook", SECRET);
    }
}
