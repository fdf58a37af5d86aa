package org.wardkeeper.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A hospital that is alive: the demo's site, its users, and a simulator in a process of its own that reports over the
 * same CoAP path as real readers. The month of history is sent once; passwords made at the first start are shown again
 * at every other.
 */
final class Demo implements Companion {
    private static final List<String> USERS = List.of("nurse", "facilities", "compliance", "infection", "admin");
    private static final String PASSWORDS = "demo-passwords.properties";
    private static final String HISTORY_MARK = "history-sent";

    private final Map<String, String> passwords = new LinkedHashMap<>();
    private volatile Process simulator;
    private volatile boolean stopping;

    static int run(Settings settings, Terminal terminal) throws IOException, InterruptedException {
        return Server.run(settings, terminal, new Demo());
    }

    @Override
    public Map<String, String> settings(DataFolder data) throws IOException {
        choosePasswords(data.path().resolve(PASSWORDS), System.getenv("WARDKEEPER_DEMO_PASSWORD"));
        return Map.of(
                "WARDKEEPER_DEMO",
                "true",
                "WARDKEEPER_DEMO_PASSWORDS_FILE",
                data.path().resolve(PASSWORDS).toString());
    }

    /** One password for all where one is set; otherwise the stored ones, and new random ones for who has none. */
    private void choosePasswords(Path file, String oneForAll) throws IOException {
        Map<String, String> stored = new LinkedHashMap<>();
        for (String line : DataFolder.readPrivate(file).orElse("").lines().toList()) {
            String[] parts = line.split("=", 2);
            stored.put(parts[0], parts[parts.length - 1]);
        }
        for (String user : USERS) {
            String password = oneForAll != null && !oneForAll.isBlank() ? oneForAll : stored.get(user);
            passwords.put(
                    user,
                    password != null ? password : DataFolder.randomSecret().substring(0, 12));
        }
        StringBuilder text = new StringBuilder();
        passwords.forEach((user, password) ->
                text.append(user).append('=').append(password).append('\n'));
        DataFolder.writePrivate(file, text.toString());
    }

    @Override
    public void serverIsUp(Settings settings, DataFolder data, Terminal terminal) throws IOException {
        terminal.say("");
        terminal.say("Sign in as one of");
        passwords.forEach((user, password) -> terminal.say("          " + pad(user) + password));
        terminal.say("");
        startSimulator(settings, data, terminal);
    }

    private static String pad(String user) {
        return user + " ".repeat(12 - user.length());
    }

    private void startSimulator(Settings settings, DataFolder data, Terminal terminal) throws IOException {
        Path jar = Dist.here().adapter("simulator");
        if (!Files.exists(jar)) {
            throw LaunchFailure.failed("The simulator is missing: " + jar + ".");
        }
        boolean first = !Files.exists(data.path().resolve(HISTORY_MARK));
        Process started = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-jar",
                        jar.toString(),
                        "--site",
                        settings.site().orElseThrow().toString(),
                        "--server",
                        "coap://127.0.0.1:" + settings.coapPort().orElseThrow(),
                        "--history-days",
                        first ? "30" : "0")
                .redirectErrorStream(true)
                .start();
        simulator = started;
        Thread reader = new Thread(() -> follow(started, data, terminal), "simulator-output");
        reader.setDaemon(true);
        reader.start();
    }

    /** Keeps the simulator's lines in the logs, shows what a person waits for, and remembers that history is in. */
    private void follow(Process process, DataFolder data, Terminal terminal) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
                var log = Files.newBufferedWriter(data.folder("logs").resolve("simulator.log"))) {
            for (Optional<String> line = next(lines); line.isPresent(); line = next(lines)) {
                log.write(line.get());
                log.newLine();
                log.flush();
                if (line.get().startsWith("history")) {
                    terminal.step(line.get());
                }
                if (line.get().startsWith("history sent")) {
                    Files.writeString(data.path().resolve(HISTORY_MARK), line.get() + "\n");
                }
            }
        } catch (IOException e) {
            terminal.fail("The simulator's output cannot be kept: " + e.getMessage());
        }
        if (!stopping) {
            terminal.fail("The simulator ended; see logs/simulator.log in the data folder.");
        }
    }

    private static Optional<String> next(BufferedReader lines) throws IOException {
        return Optional.ofNullable(lines.readLine());
    }

    @Override
    public void stop() {
        stopping = true;
        Process running = simulator;
        if (running == null) {
            return;
        }
        running.destroy();
        try {
            if (!running.waitFor(5, TimeUnit.SECONDS)) {
                running.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running.destroyForcibly();
        }
    }
}
