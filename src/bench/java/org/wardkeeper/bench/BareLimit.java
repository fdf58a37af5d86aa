package org.wardkeeper.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A bare Californium server in a JVM of its own, with the server's CoAP configuration. */
final class BareLimit implements AutoCloseable {
    private final Child child;
    private final int port;

    private BareLimit(Child child, int port) {
        this.child = child;
        this.port = port;
    }

    static BareLimit start() throws IOException {
        Child child = Child.start(
                List.of("-cp", System.getProperty("java.class.path"), "org.wardkeeper.coap.BareServer"),
                Map.of(),
                ProcessBuilder.Redirect.PIPE);
        BufferedReader output = child.process().inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("port ")) {
                return new BareLimit(child, Integer.parseInt(line.substring(5)));
            }
        }
        child.close();
        throw new IOException("The bare CoAP server did not start.");
    }

    int port() {
        return port;
    }

    long pid() {
        return child.pid();
    }

    @Override
    public void close() {
        child.close();
    }
}
