package org.wardkeeper.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.wardkeeper.coap.BareServer;

/** A bare Californium server in a JVM of its own, with the server's CoAP and DTLS configuration. */
final class BareLimit implements Server {
    private final Child child;
    private final int coapPort;
    private final int coapsPort;

    private BareLimit(Child child, int coapPort, int coapsPort) {
        this.child = child;
        this.coapPort = coapPort;
        this.coapsPort = coapsPort;
    }

    static BareLimit start() throws IOException {
        Child child = Child.java(
                List.of("-cp", System.getProperty("java.class.path"), BareServer.class.getName()),
                Map.of(),
                ProcessBuilder.Redirect.PIPE);
        BufferedReader output = child.process().inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("ports ")) {
                String[] ports = line.split(" ");
                return new BareLimit(child, Integer.parseInt(ports[1]), Integer.parseInt(ports[2]));
            }
        }
        child.close();
        throw new IOException("The bare CoAP server did not start.");
    }

    @Override
    public int coapPort() {
        return coapPort;
    }

    @Override
    public int coapsPort() {
        return coapsPort;
    }

    @Override
    public long pid() {
        return child.pid();
    }

    @Override
    public byte[] keyOf(String identity) {
        return BareServer.KEY;
    }

    @Override
    public void close() {
        child.close();
    }
}
