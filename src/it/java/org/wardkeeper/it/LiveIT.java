package org.wardkeeper.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wardkeeper.ingest.CoapDoor;
import org.wardkeeper.site.SiteImports;

/** The live connection of a floorplan: who gets one, what it begins with, and how soon it tells of a report. */
@ExtendWith(ArquillianExtension.class)
class LiveIT {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Inject
    private SiteImports imports;

    @Inject
    private CoapDoor door;

    @Inject
    @ConfigProperty(name = "WARDKEEPER_ADMIN_PASSWORD")
    private String password;

    @ArquillianResource
    private URL base;

    @BeforeEach
    void site() {
        imports.importSite(TestSite.files());
    }

    @Test
    void nobody_without_a_login_is_connected() {
        assertThat(refusal(HttpClient.newHttpClient().newWebSocketBuilder())).isEqualTo(401);
    }

    @Test
    void a_foreign_page_is_refused_even_with_a_login() {
        assertThat(refusal(signedIn().header("Origin", "https://elsewhere.example")))
                .isEqualTo(403);
    }

    @Test
    void it_begins_with_a_snapshot_and_tells_of_a_report_that_comes_in() throws Exception {
        var heard = new Heard();
        WebSocket socket = signedIn().buildAsync(live(), heard).join();
        Await.until(SOON, () -> heard.messages.size() == 1);
        assertThat(heard.messages.get(0)).contains("\"type\":\"snapshot\"", "\"level\":\"t1\"", "it-fridge");

        try (Wire wire = Wire.plain(door.plainPort().orElseThrow())) {
            long now = Instant.now().getEpochSecond();
            wire.post("[{\"n\":\"" + TestSite.READER_EAST + ":rssi/1/" + TestSite.BED_TAG
                    + "\",\"u\":\"dBm\",\"v\":-40,\"t\":" + now + "}]");
            wire.post("[{\"n\":\"" + TestSite.FRIDGE + ":temperature\",\"u\":\"Cel\",\"v\":11.5,\"t\":" + now + "}]");
        }

        Await.until(SOON, () -> heard.told("\"id\":\"" + TestSite.BED + "\"") && heard.told("too-warm"));
        socket.abort();
    }

    private int refusal(WebSocket.Builder client) {
        var status = new int[1];
        assertThatThrownBy(() -> client.buildAsync(live(), new Heard()).join())
                .hasCauseInstanceOf(WebSocketHandshakeException.class)
                .satisfies(thrown -> status[0] = ((WebSocketHandshakeException) thrown.getCause())
                        .getResponse()
                        .statusCode());
        return status[0];
    }

    private WebSocket.Builder signedIn() {
        String login = Base64.getEncoder().encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8));
        return HttpClient.newHttpClient().newWebSocketBuilder().header("Authorization", "Basic " + login);
    }

    /** By loopback: a password in the clear is taken from nowhere else. */
    private URI live() {
        return URI.create("ws://127.0.0.1:" + base.getPort() + "/live?level=" + TestSite.LEVEL);
    }

    /** What the server said, message by message. */
    private static final class Heard implements WebSocket.Listener {
        private final CopyOnWriteArrayList<String> messages = new CopyOnWriteArrayList<>();
        private final StringBuilder part = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                messages.add(part.toString());
                part.setLength(0);
            }
            socket.request(1);
            return CompletableFuture.completedFuture(null);
        }

        boolean told(String what) {
            return messages.stream().skip(1).anyMatch(message -> message.contains(what));
        }
    }
}
