package org.wardkeeper.faults;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.wardkeeper.e2e.RunningServer;

/**
 * A server that is killed and started again, on the same data and the same CoAP port, so that its devices need not
 * know.
 */
public final class Victim implements AutoCloseable {
    private final Path data;
    private final ScarceDisk disk;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final int coapPort;
    private RunningServer server;

    private Victim(Path data, ScarceDisk disk) throws IOException {
        this.data = data;
        this.disk = disk;
        try (DatagramSocket free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            coapPort = free.getLocalPort();
        }
        settings.put("WARDKEEPER_COAP_PORT", Integer.toString(coapPort));
        settings.put("WARDKEEPER_DEVICE_RATE", "100000"); // the load shall meet the fault, not the rate limit
    }

    /** A running server whose spool lies on a small disk of its own. */
    public static Victim withSmallDisk(Path data, int megabytes) throws IOException, InterruptedException {
        Files.createDirectories(data);
        return start(data, ScarceDisk.in(data.resolve("spool"), megabytes));
    }

    /** A running server whose spool lies on the disk of its data. */
    public static Victim withRealDisk(Path data) throws IOException {
        Files.createDirectories(data);
        return start(data, new GrowthBound());
    }

    private static Victim start(Path data, ScarceDisk disk) throws IOException {
        Victim victim = new Victim(data, disk);
        try {
            victim.startAgain();
            return victim;
        } catch (IOException | AssertionError e) {
            victim.close();
            throw e;
        }
    }

    /** Ends the launcher and server as a power cut would; PostgreSQL runs on. */
    void kill() throws InterruptedException {
        server.kill();
    }

    void startAgain() throws IOException {
        server =
                RunningServer.start(data, settings, disk.before()); // known before it is ready, so that it can be ended
        server.untilReady();
    }

    int coapPort() {
        return coapPort;
    }

    RunningServer server() {
        return server;
    }

    Postgres postgres() {
        return new Postgres(data);
    }

    ScarceDisk disk() {
        return disk;
    }

    /** What the server has logged since it was first started. */
    String log() throws IOException {
        return Files.readString(data.resolve("logs/server.0.log"));
    }

    /** Ends the server, and its PostgreSQL where the server was not there to do so. */
    @Override
    public void close() throws IOException {
        postgres().wake(); // stopped, it would not end
        if (server != null) {
            server.close();
        }
        postgres().endLeftover();
        disk.close();
    }
}
