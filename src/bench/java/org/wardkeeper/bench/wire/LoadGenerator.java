package org.wardkeeper.bench.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Drives one UDP port from many, one thread, as fast as answers come back or at a set pace. Message ids wrap at 65,536 a
 * source port, so there are many; the window of each stays within what the server's deduplicator remembers of a peer.
 */
public final class LoadGenerator implements AutoCloseable {
    /** As many as a site of the bench has readers: each has a port, and a session, of its own. */
    public static final int PORTS = 250;

    private static final int WINDOW = 8;
    private static final long LOOK_EVERY_NANOS = 500_000_000L;
    private static final int LONGEST_DATAGRAM = 2_048;

    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(LONGEST_DATAGRAM);
    private final List<SourcePort> ports = new ArrayList<>();
    private Tally tally = new Tally();

    /** How a measurement went. */
    public record Run(Tally tally, double seconds) {
        public double messagesPerSecond() {
            return tally.taken() / seconds;
        }
    }

    private LoadGenerator() throws IOException {}

    /** Plain CoAP. */
    public static LoadGenerator plain(int serverPort) throws IOException {
        var generator = new LoadGenerator();
        for (int i = 0; i < PORTS; i++) {
            generator.add(open(serverPort), Envelope.PLAIN);
        }
        return generator;
    }

    /**
     * CoAP over DTLS: a session for each port, under the key of the first device that speaks from it.
     *
     * @param keys the key of an identity
     */
    public static LoadGenerator secure(int serverPort, Workload workload, Function<String, byte[]> keys)
            throws IOException {
        var generator = new LoadGenerator();
        for (int i = 0; i < PORTS; i++) {
            String identity = workload.lanesOf(i, PORTS).get(0).speaker();
            DatagramChannel channel = open(serverPort);
            generator.add(channel, DtlsHandshake.perform(channel, identity, keys.apply(identity)));
        }
        return generator;
    }

    /** Sends as fast as answers come for a while, then waits for the answers that are still to come. */
    public Run drive(Workload workload, Duration time) throws IOException {
        begin(workload);
        long start = System.nanoTime();
        long end = start + time.toNanos();
        long look = start;
        while (System.nanoTime() < end) {
            if (System.nanoTime() >= look) {
                look = System.nanoTime() + LOOK_EVERY_NANOS;
                for (SourcePort port : ports) {
                    port.giveUp(look, tally);
                    port.fill(WINDOW);
                }
            }
            selector.select(key -> turn(key, WINDOW), 50);
        }
        return end(start);
    }

    /**
     * Sends at a set pace, whether answers come or not, port by port. Latency counts from the moment a message was due:
     * what waits because the one before it did is as late as it looks to its sender.
     */
    public Run pace(Workload workload, Duration time, double messagesPerSecond) throws IOException {
        begin(workload);
        long start = System.nanoTime();
        long messages = (long) (time.toNanos() / 1e9 * messagesPerSecond);
        long look = start;
        for (long sent = 0; sent < messages; ) {
            long due = start + (long) (sent * 1e9 / messagesPerSecond);
            long now = System.nanoTime();
            if (now >= due && ports.get((int) (sent % ports.size())).send(due)) {
                sent++;
            } else {
                selector.select(key -> turn(key, 0), 1);
            }
            if (now >= look) {
                look = now + LOOK_EVERY_NANOS;
                ports.forEach(port -> port.giveUp(now, tally));
            }
        }
        return end(start);
    }

    @Override
    public void close() throws IOException {
        for (SourcePort port : ports) {
            port.close();
        }
        selector.close();
    }

    /** A channel on a port of its own, connected to the server. */
    static DatagramChannel open(int serverPort) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, 1 << 18);
        channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort));
        return channel;
    }

    private void add(DatagramChannel channel, Envelope envelope) throws IOException {
        ports.add(new SourcePort(channel, envelope, buffer, selector));
    }

    private void begin(Workload workload) {
        tally = new Tally();
        for (int i = 0; i < ports.size(); i++) {
            ports.get(i).speakFor(workload.lanesOf(i, ports.size()));
        }
    }

    private Run end(long start) throws IOException {
        while (ports.stream().anyMatch(port -> port.underWay() > 0)) {
            selector.select(key -> turn(key, 0), 50);
            long now = System.nanoTime();
            ports.forEach(port -> port.giveUp(now, tally));
        }
        return new Run(tally, (System.nanoTime() - start) / 1e9);
    }

    private void turn(SelectionKey key, int window) {
        var port = (SourcePort) key.attachment();
        try {
            port.receive(tally);
            port.fill(window);
        } catch (IOException e) {
            throw new UncheckedIOException("the server's port cannot be reached", e);
        }
    }
}
