package org.wardkeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.wardkeeper.it.Await;

/** When the server's ports answer, and what they tell of the platform underneath. */
@OnGivenServer
@OnDoomedServer
class ListenersIT {
    private static final Duration START_PATIENCE = Duration.ofMinutes(4);

    @Test
    void whoever_asks_while_the_server_starts_is_answered_by_the_application_or_not_at_all() throws Exception {
        int port = freePort();
        RunningServer server = DoomedServer.again(Map.of("WARDKEEPER_HTTP_PORT", Integer.toString(port)));
        assertThat(firstAnswer(server, port).statusCode()).isEqualTo(200);
        server.untilReady();
    }

    @Test
    void the_management_port_does_not_say_what_it_runs_on() throws Exception {
        RunningServer server = RunningServer.givenServer();
        for (String path : new String[] {"/health", "/metrics", "/nothing"}) {
            HttpResponse<String> answer = server.get(server.managementPort(), path);
            assertThat(answer.headers().map()).as(path).doesNotContainKeys("server", "x-powered-by");
        }
    }

    private static HttpResponse<String> firstAnswer(RunningServer server, int port) {
        var first = new AtomicReference<HttpResponse<String>>();
        Await.until(START_PATIENCE, () -> {
            try {
                first.set(server.get(port, "/login"));
                return true;
            } catch (ConnectException shut) {
                return false;
            }
        });
        return first.get();
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
