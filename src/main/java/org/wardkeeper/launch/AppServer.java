package org.wardkeeper.launch;

import fish.payara.micro.BootstrapException;
import fish.payara.micro.ClusterCommandResult;
import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import fish.payara.micro.boot.AdminCommandRunner;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Payara Micro in this very process. Its defaults leak (trust is lost by default: health, metrics and OpenAPI on the
 * application's port, a cluster listener on every address), so what it may open is said here, setting by setting.
 */
final class AppServer {
    static final String APPLICATION = "wardkeeper";
    private static final int FIRST_ANSWER_MS = 60_000;
    private static final String MANAGEMENT = "management";
    private static final String CONFIG = "configs.config.server-config.";
    private static final String NETWORK = CONFIG + "network-config.";
    private static final String LISTENERS = NETWORK + "network-listeners.network-listener.";

    private final PayaraMicroRuntime runtime;
    private final AdminCommandRunner admin;
    private final List<String> doors;

    private AppServer(PayaraMicroRuntime runtime, AdminCommandRunner admin, List<String> doors) {
        this.runtime = runtime;
        this.admin = admin;
        this.doors = doors;
    }

    /** Boots the empty server. Its doors stay shut: it would answer every page with an error page of its own. */
    static AppServer boot(Settings settings, Path root, Path unpacked, Path logSettings) throws IOException {
        WarFolder.delete(root); // A root that persists deploys the build before this one.
        Files.createDirectories(root);
        Files.createDirectories(unpacked);
        Path lock = unpacked.resolve("unpacking.lock");
        try (FileChannel alone = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            alone.lock(); // Of two that begin at once on a new machine each would find the other's half.
            return bootAlone(settings, root, unpacked, logSettings);
        }
    }

    private static AppServer bootAlone(Settings settings, Path root, Path unpacked, Path logSettings) {
        PayaraMicro.setUpackedJarDir(unpacked.toFile()); // Before getInstance(), or records are written as {}.
        PayaraMicro micro = PayaraMicro.getInstance();
        micro.setRootDir(root.toFile());
        micro.setLogPropertiesFile(logSettings.toFile());
        micro.setNoCluster(true);
        micro.setPrintLogo(false);
        micro.setHttpPort(settings.httpPort());
        settings.httpsPort().ifPresent(micro::setSslPort);
        settings.keyStore().ifPresent(store -> micro.setSslCert(store.alias()));
        micro.setPreBootHandler(admin -> commands(settings).forEach(command -> run(admin, command)));
        AtomicReference<AdminCommandRunner> booted = new AtomicReference<>();
        micro.setPostBootHandler(booted::set);
        try {
            return new AppServer(micro.bootStrap(), booted.get(), doors(settings));
        } catch (BootstrapException e) {
            throw LaunchFailure.failed("The server does not start: " + Database.firstLine(e), e);
        }
    }

    private static List<String> doors(Settings settings) {
        return settings.httpsPort().isPresent() ? List.of("http-listener", "https-listener") : List.of("http-listener");
    }

    private static void run(AdminCommandRunner admin, String... command) {
        String[] arguments = List.of(command).subList(1, command.length).toArray(String[]::new);
        ClusterCommandResult result = admin.run(command[0], arguments);
        if (result.getExitStatus() == ClusterCommandResult.ExitStatus.FAILURE) {
            throw LaunchFailure.failed(
                    "The server refuses a setting: " + String.join(" ", command), result.getFailureCause());
        }
    }

    private static List<String[]> commands(Settings settings) {
        List<String[]> commands = new ArrayList<>();
        String bind = settings.bind().getHostAddress();
        for (String listener : List.of("http-listener", "https-listener")) {
            set(commands, LISTENERS + listener + ".address=" + bind);
            set(commands, LISTENERS + listener + ".enabled=false");
            String protocol = NETWORK + "protocols.protocol." + listener + ".http.";
            set(commands, protocol + "compression=on");
            set(commands, protocol + "compression-min-size-bytes=1024");
            set(commands, protocol + "server-header=false");
        }
        set(commands, CONFIG + "hazelcast-config-specific-configuration.enabled=false");
        management(commands, settings.managementPort());
        return commands;
    }

    /** Health, metrics and the platform's OpenAPI speak on a listener of their own that only this machine reaches. */
    private static void management(List<String[]> commands, int port) {
        String listener = MANAGEMENT + "-listener";
        commands.add(new String[] {"create-virtual-server", "--hosts", "localhost", MANAGEMENT});
        commands.add(new String[] {
            "create-http-listener",
            "--listeneraddress",
            InetAddress.getLoopbackAddress().getHostAddress(),
            "--listenerport",
            Integer.toString(port),
            "--defaultvs",
            MANAGEMENT,
            "--xpowered=false",
            listener
        });
        set(commands, NETWORK + "protocols.protocol." + listener + ".http.server-header=false");
        set(commands, CONFIG + "http-service.virtual-server." + MANAGEMENT + ".network-listeners=" + listener);
        set(commands, CONFIG + "microprofile-metrics-configuration.virtual-servers=" + MANAGEMENT);
        // These two are absent from the configuration until their commands make them.
        for (String endpoint : List.of("set-microprofile-healthcheck-configuration", "set-openapi-configuration")) {
            commands.add(new String[] {endpoint, "--enabled=true", "--virtualServers=" + MANAGEMENT});
        }
    }

    private static void set(List<String[]> commands, String assignment) {
        commands.add(new String[] {"set", assignment});
    }

    /** Deploys the application and proves it, since a failed deployment too is reported as done; then opens the doors. */
    void deploy(Path war) {
        try (FirstComplaint complaint = FirstComplaint.listen()) {
            admin.run(
                    "deploy",
                    "--name=" + APPLICATION,
                    "--contextroot=/",
                    "--virtualservers=server", // Or it starts a second time on the management listener.
                    war.toString());
            if (!runtime.getDeployedApplicationNames().contains(APPLICATION)) {
                throw LaunchFailure.failed("The server's application does not start: " + complaint.text()
                        + " (more in logs/server.0.log).");
            }
        }
        doors.forEach(door -> run(admin, "set", LISTENERS + door + ".enabled=true"));
    }

    /**
     * Asks for one answer and waits for it: two at once that were the first would both fail, since Payara's JSON binding
     * looks its rules up when it is first used, and not safely so.
     */
    static void firstAnswer(String url) {
        try {
            HttpURLConnection question = (HttpURLConnection) new URL(url + "api/levels").openConnection();
            question.setReadTimeout(FIRST_ANSWER_MS);
            question.getResponseCode(); // that somebody must log in is an answer
            question.disconnect();
        } catch (IOException e) {
            throw LaunchFailure.failed("The server does not answer: " + Database.firstLine(e), e);
        }
    }

    /** Ends the application while its database still answers, then the server. */
    void stop() {
        try {
            runtime.undeploy(APPLICATION);
        } finally {
            try {
                runtime.shutdown();
            } catch (BootstrapException e) {
                throw LaunchFailure.failed("The server did not stop cleanly: " + Database.firstLine(e), e);
            }
        }
    }
}
