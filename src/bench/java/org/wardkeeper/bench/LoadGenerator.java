package org.wardkeeper.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Drives one UDP port from many, one thread, as fast as answers come back. Message ids wrap at 65,536 a source port, so
 * there are many; the window of each stays within what the server's deduplicator remembers of a peer.
 */
final class LoadGenerator implements AutoCloseable {
    private static final int PORTS = 256;
    private static final int WINDOW = 8;
    private static final long LOOK_EVERY_NANOS = 500_000_000L;

    private final Selector selector;
    private final List<SourcePort> ports = new ArrayList<>();
    private Tally tally = new Tally();

    /** How a measurement went. */
    record Run(Tally tally, double seconds) {
        double messagesPerSecond() {
            return tally.taken() / seconds;
        }
    }

    LoadGenerator(int serverPort) throws IOException {
        var server = new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort);
        ByteBuffer buffer = ByteBuffer.allocateDirect(2_048);
        selector = Selector.open();
        for (int i = 0; i < PORTS; i++) {
            ports.add(new SourcePort(server, WINDOW, buffer, selector));
        }
    }

    /** Sends for a while, then waits for the answers that are still to come. */
    Run drive(Workload workload, Duration time) throws IOException {
        tally = new Tally();
        long start = System.nanoTime();
        long end = start + time.toNanos();
        long look = start;
        while (System.nanoTime() < end) {
            if (System.nanoTime() >= look) {
                look = System.nanoTime() + LOOK_EVERY_NANOS;
                for (SourcePort port : ports) {
                    port.giveUp(look, tally);
                    port.send(workload);
                }
            }
            selector.select(key -> turn(key, workload), 50);
        }
        while (ports.stream().anyMatch(port -> port.underWay() > 0)) {
            selector.select(key -> turn(key, null), 50);
            long now = System.nanoTime();
            ports.forEach(port -> port.giveUp(now, tally));
        }
        return new Run(tally, (System.nanoTime() - start) / 1e9);
    }

    @Override
    public void close() throws IOException {
        for (SourcePort port : ports) {
            port.close();
        }
        selector.close();
    }

    private void turn(SelectionKey key, Workload workload) {
        var port = (SourcePort) key.attachment();
        try {
            port.receive(tally);
            if (workload != null) {
                port.send(workload);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("the server's port cannot be reached", e);
        }
    }
}
