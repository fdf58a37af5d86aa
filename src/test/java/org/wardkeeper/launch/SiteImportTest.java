package org.wardkeeper.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code import DIR} through a running server: what the person at the terminal reads of its answer. */
class SiteImportTest {
    private static final String REPORT =
            """
            devices.csv: 5 added, 0 changed, 0 unchanged
            assets.csv: refused, nothing of it was stored
              refused: assets.csv line 4: There is no zone 'l9-z'.
              refused: assets.csv line 7: The column name is empty.
            Refused files were not stored; the others were.
            """;

    @TempDir
    private Path data;

    @TempDir
    private Path site;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private HttpServer server;
    private volatile String received = "";

    @BeforeEach
    void aSiteAndAServer() throws IOException {
        Files.writeString(site.resolve("site.json"), "{}");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        ServerFile.write(data, settings(), "token");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_folder_that_was_stored_is_told_and_ends_with_0() throws Exception {
        answers(200, "All files were stored.\n");

        assertThat(run()).isZero();
        assertThat(text(out)).isEqualTo("All files were stored.\n");
        assertThat(text(err)).isEmpty();
    }

    @Test
    void a_refused_file_is_told_by_its_reasons_alone_as_without_a_server() throws Exception {
        answers(422, REPORT);

        assertThat(run()).isEqualTo(1);
        assertThat(text(out)).isEqualTo(REPORT);
        assertThat(text(err))
                .isEqualTo(
                        "assets.csv line 4: There is no zone 'l9-z'.\nassets.csv line 7: The column name is empty.\n");
    }

    @Test
    void another_answer_is_one_line_with_the_servers_own_words() {
        answers(413, "{\"type\":\"about:blank\",\"status\":413,\"detail\":\"A site folder may have up to 64 MB.\"}");

        assertThatThrownBy(this::run)
                .isInstanceOf(LaunchFailure.class)
                .hasMessage(
                        "The running server did not take the site folder (413): A site folder may have up to 64 MB.");
        assertThat(text(out)).isEmpty();
    }

    @Test
    void only_files_that_a_site_can_have_are_sent() throws Exception {
        Files.write(site.resolve("photo.jpg"), new byte[] {(byte) 0xff, (byte) 0xd8});
        Files.writeString(site.resolve(".hidden.csv"), "x");
        answers(200, "All files were stored.\n");

        run();

        assertThat(received).isEqualTo("{\"files\":{\"site.json\":\"{}\"}}");
    }

    @Test
    void a_file_that_is_not_utf_8_is_named_in_one_line() throws Exception {
        Files.write(site.resolve("assets.csv"), "Gerät".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(this::run)
                .isInstanceOf(LaunchFailure.class)
                .hasMessageEndingWith("assets.csv is not text in UTF-8.");
    }

    private void answers(int status, String body) {
        server.createContext("/api/site-import", exchange -> {
            received = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private int run() throws Exception {
        return SiteImport.run(settings(), site, new Terminal(stream(out), stream(err)));
    }

    private Settings settings() {
        return Settings.from(Map.of(
                "WARDKEEPER_DATA",
                data.toString(),
                "WARDKEEPER_HTTP_PORT",
                Integer.toString(server.getAddress().getPort())));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
