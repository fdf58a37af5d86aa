package org.wardkeeper.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.net.URI;
import java.net.URL;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
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

    @ArquillianResource
    private URL base;

    @BeforeEach
    void site() {
        imports.importSite(TestSite.files());
    }

    @Test
    void nobody_without_a_login_is_connected() {
        assertThat(refusal(Caller.nobody(base.getPort()).socket())).isEqualTo(401);
    }

    @Test
    void a_foreign_page_is_refused_even_with_a_login() {
        assertThat(refusal(caller().socket().header("Origin", "https://elsewhere.example")))
                .isEqualTo(403);
    }

    @Test
    void it_begins_with_a_snapshot_and_tells_of_a_report_that_comes_in() throws Exception {
        var heard = new Heard();
        WebSocket socket = caller().socket().buildAsync(live(), heard).join();
        Await.until(SOON, () -> heard.messages.size() == 1);
        assertThat(heard.messages.get(0)).contains("\"type\":\"snapshot\"", "\"level\":\"t1\"", "it-fridge");

        try (Wire wire = Wire.plain(door.plainPort().orElseThrow())) {
            long now = Instant.now().getEpochSecond();
            wire.post(Pack.of(Pack.heard(TestSite.READER_EAST, TestSite.BED_TAG, -40, now)));
            wire.post(Pack.of(Pack.temperature(TestSite.FRIDGE, 11.5, now)));
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

    private URI live() {
        return caller().live("/live?level=" + TestSite.LEVEL);
    }

    private Caller caller() {
        return Caller.as(base.getPort(), "admin");
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
