package org.wardkeeper.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wardkeeper.it.Await;

/**
 * The launcher of {@code target/dist} as a process of its own, on free ports and a data folder of its own, with the demo
 * hospital's site and users and nothing simulated.
 */
public final class RunningServer implements AutoCloseable {
    /** The password of every user of a server in a test. */
    public static final String PASSWORD = "only-for-tests";

    private static final Duration START_PATIENCE = Duration.ofMinutes(4);
    private static final Path DIST = Path.of(System.getProperty("wardkeeper.dist"));
    static final Path ROOT = Path.of(System.getProperty("wardkeeper.root"));

    private final Process process;
    private final Path data;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private RunningServer(Process process, Path data) {
        this.process = process;
        this.data = data;
        Thread reader = new Thread(this::readLines, "server-output");
        reader.setDaemon(true);
        reader.start();
    }

    private static final class Shared {
        static final RunningServer SERVER = startShared();

        private static RunningServer startShared() {
            try {
                Path data = Files.createTempDirectory("wardkeeper-e2e");
                RunningServer server = start(data, Map.of()).untilReady();
                Runtime.getRuntime().addShutdownHook(new Thread(server::close));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** One server for all tests that only use it; it ends with the run. */
    public static RunningServer givenServer() {
        return Shared.SERVER;
    }

    /** A server of a test's own, with more or other settings; it may or may not come up. */
    public static RunningServer start(Path data, Map<String, String> settings) throws IOException {
        return start(data, settings, List.of());
    }

    /** The same behind words of its own, such as those that give it another view of the file system. */
    public static RunningServer start(Path data, Map<String, String> settings, List<String> before) throws IOException {
        Files.createDirectories(data);
        Path passwords = data.resolve("passwords.properties");
        Files.writeString(
                passwords,
                List.of("nurse", "facilities", "compliance", "infection", "admin").stream()
                        .map(user -> user + "=" + PASSWORD + "\n")
                        .reduce("", String::concat));
        List<String> words = new ArrayList<>(before);
        words.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx768m",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "-jar",
                DIST.resolve("wardkeeper.jar").toString(),
                "run"));
        ProcessBuilder command = new ProcessBuilder(words);
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("WARDKEEPER_DATA", data.toString());
        environment.put("WARDKEEPER_SITE", ROOT.resolve("floorplans/demo").toString());
        environment.put("WARDKEEPER_DEMO", "true");
        environment.put("WARDKEEPER_DEMO_PASSWORDS_FILE", passwords.toString());
        environment.put("WARDKEEPER_HTTP_PORT", "0");
        environment.put("WARDKEEPER_MANAGEMENT_PORT", "0");
        environment.put("WARDKEEPER_COAP_PLAIN", "on");
        environment.put("WARDKEEPER_COAP_PORT", "0");
        environment.put("WARDKEEPER_COAPS_PORT", "0");
        environment.put("WARDKEEPER_LATE_DAYS", "31");
        environment.putAll(settings);
        command.environment().putAll(environment);
        return new RunningServer(command.redirectErrorStream(true).start(), data);
    }

    /** Waits until it takes reports; fails when it ends instead. */
    public RunningServer untilReady() {
        Await.until(START_PATIENCE, () -> lines.contains("Ctrl-C stops it.") || !process.isAlive());
        if (!process.isAlive()) {
            throw new AssertionError("the server ended: " + lines);
        }
        return this;
    }

    private void readLines() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            reader.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            lines.add("(its output broke off: " + e.getMessage() + ")");
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it as a power cut would: no signal it could act on. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** The launcher and the server: one process, beside PostgreSQL's. */
    public long pid() {
        return process.pid();
    }

    public Path data() {
        return data;
    }

    /** The address of its pages, ending in a slash. */
    public URI url() {
        return URI.create(field("url"));
    }

    int managementPort() {
        return Integer.parseInt(field("managementPort"));
    }

    int httpPort() {
        return url().getPort();
    }

    /** A sender of reports on plain CoAP. */
    public CoapSender coap() {
        return new CoapSender(coapPort());
    }

    public int coapPort() {
        return Integer.parseInt(field("coapPort"));
    }

    private String field(String name) {
        try {
            String json = Files.readString(data.resolve("server.json"));
            Matcher matcher =
                    Pattern.compile("\"" + name + "\": \"?([^\",\\n]+)").matcher(json);
            if (!matcher.find()) {
                throw new AssertionError("server.json has no " + name + ": " + json);
            }
            return matcher.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A request without any credentials, to any port of it. */
    HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)));
    }

    /** A request to the API as one of the demo users. */
    public HttpResponse<String> get(String user, String path) throws IOException, InterruptedException {
        String login = Base64.getEncoder().encodeToString((user + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(url().resolve(path)).header("Authorization", "Basic " + login));
    }

    /** A request with JSON to the API as one of the demo users. */
    HttpResponse<String> send(String user, String method, String path, String json)
            throws IOException, InterruptedException {
        String login = Base64.getEncoder().encodeToString((user + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(url().resolve(path))
                .header("Authorization", "Basic " + login)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
