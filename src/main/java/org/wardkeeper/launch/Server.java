package org.wardkeeper.launch;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;

/**
 * One run of the server, from the lock on the data folder to the last process stopped. The database and the empty
 * server start side by side; the application is deployed when both are there. Whatever has started puts its own ending
 * on a stack, and a signal takes the stack from the top: first what feeds the server, then the
 * application while its database still answers, then the database, then the lock. Signals are taken by hand: in a JVM's
 * shutdown all hooks run at once, and Payara's would pull the server from under the application.
 */
final class Server {
    private final Settings settings;
    private final Terminal terminal;
    private final Companion companion;
    private final Deque<Runnable> endings = new ArrayDeque<>();
    private final AtomicBoolean ending = new AtomicBoolean();

    private Server(Settings settings, Terminal terminal, Companion companion) {
        this.settings = settings;
        this.terminal = terminal;
        this.companion = companion;
    }

    /** Runs until the process is asked to end. */
    static int run(Settings asked, Terminal terminal, Companion companion) throws IOException, InterruptedException {
        DataFolder data = DataFolder.open(asked.data());
        Settings settings = Ports.settle(asked);
        Server server = new Server(settings, terminal, companion);
        for (String signal : List.of("INT", "TERM", "HUP")) {
            Signal.handle(new Signal(signal), ignored -> server.endAndExit());
        }
        try {
            server.begin(data, Dist.here());
        } catch (IOException | RuntimeException e) {
            server.end();
            throw e;
        }
        new CountDownLatch(1).await();
        return 0;
    }

    private void begin(DataFolder data, Dist dist) throws IOException {
        String controlToken = DataFolder.randomSecret();
        Path runtime = dist.runtime(data);
        Path logSettings = ServerLog.configure(data);
        publish(Map.of("WARDKEEPER_CONTROL_TOKEN", controlToken, "WARDKEEPER_VERSION", dist.release()));
        publish(ServerSettings.of(settings));
        publish(companion.settings(data));

        terminal.step("starting the database" + (settings.external().isPresent() ? " connection" : ""));
        CompletableFuture<Database> database = CompletableFuture.supplyAsync(() -> openDatabase(data, runtime));
        onEnd(() -> closeOnceOpen(database));
        AppServer appServer = AppServer.boot(settings, data.path().resolve("payara"), runtime, logSettings);
        publish(ServerSettings.of(join(database)));
        onEnd(appServer::stop);
        WarFolder war = WarFolder.unpack(dist.war(), data.path());
        terminal.step("starting the server");
        appServer.deploy(war.path());
        AppServer.firstAnswer(ServerFile.url(settings));
        ServerFile.write(data.path(), settings, controlToken);
        onEnd(() -> removeServerFile(data));
        terminal.step("ready");
        announce(data);
        onEnd(companion::stop);
        companion.serverIsUp(settings, data, terminal);
    }

    private Database openDatabase(DataFolder data, Path runtime) {
        Database database = Database.open(settings, data, runtime);
        terminal.step("database ready");
        return database;
    }

    /** An end asked for while PostgreSQL still starts must not leave it behind. */
    private static void closeOnceOpen(CompletableFuture<Database> database) {
        try {
            database.join().close();
        } catch (CompletionException e) {
            // It never opened, and whoever waited for it has said so.
        }
    }

    private static Database join(CompletableFuture<Database> database) {
        try {
            return database.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof LaunchFailure failure
                    ? failure
                    : LaunchFailure.failed("The database does not start: " + Database.firstLine(e.getCause()), e);
        }
    }

    private void announce(DataFolder data) {
        terminal.say("");
        terminal.say("Wardkeeper is at   " + ServerFile.url(settings));
        settings.httpsPort().ifPresent(port -> terminal.say("          HTTPS    port " + port));
        terminal.say("          reports  coaps port " + settings.coapsPort()
                + (settings.coapPort().isPresent()
                        ? ", coap://127.0.0.1:" + settings.coapPort().getAsInt() + "/report"
                        : ""));
        terminal.say("          health   http://127.0.0.1:" + settings.managementPort() + "/health");
        terminal.say("          data     " + data.path() + " (log: logs/server.0.log)");
        terminal.say("Ctrl-C stops it.");
    }

    private static void publish(Map<String, String> properties) {
        properties.forEach(System::setProperty);
    }

    private void onEnd(Runnable ending) {
        synchronized (endings) {
            endings.push(ending);
        }
    }

    private void endAndExit() {
        if (ending.getAndSet(true)) {
            return; // Already on the way; asking again does not make it faster.
        }
        terminal.say("stopping");
        System.setOut(new PrintStream(OutputStream.nullOutputStream())); // Payara thinks aloud while it stops.
        end();
        Main.exit(0);
    }

    private void end() {
        synchronized (endings) {
            while (!endings.isEmpty()) {
                Runnable next = endings.pop();
                try {
                    next.run();
                } catch (RuntimeException e) {
                    terminal.fail(String.valueOf(e.getMessage()));
                }
            }
        }
    }

    private static void removeServerFile(DataFolder data) {
        try {
            ServerFile.remove(data.path());
        } catch (IOException e) {
            throw LaunchFailure.failed("server.json stays behind: " + e.getMessage(), e);
        }
    }
}
