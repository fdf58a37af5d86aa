package org.wardkeeper.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A UDP proxy before a server that loses, doubles and disorders datagrams in both directions. Each client gets a port
 * of its own towards the server, as behind a router. The fate of the n-th datagram follows from the seed.
 *
 * <p>One thread; {@link #close} ends it.
 */
public final class BadWire implements AutoCloseable {
    private static final int LARGEST_DATAGRAM = 65_535;
    private static final long LONGEST_WAIT_MS = 20;

    private final InetSocketAddress server;
    private final Trouble trouble;
    private final RandomGenerator random;
    private final Selector selector = Selector.open();
    private final DatagramChannel front = DatagramChannel.open();
    private final Map<SocketAddress, DatagramChannel> backs = new HashMap<>();
    private final PriorityQueue<Flight> flights = new PriorityQueue<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST_DATAGRAM);
    private final Thread thread = new Thread(this::run, "bad-wire");
    private long begun;
    private volatile boolean open = true;
    private volatile long lost;
    private volatile long doubled;

    /** A datagram under way, the {@code number}-th copy; a reply names the client, a request goes to the server. */
    private record Flight(long due, long number, byte[] bytes, DatagramChannel through, SocketAddress client)
            implements Comparable<Flight> {
        @Override
        public int compareTo(Flight other) {
            return due == other.due ? Long.compare(number, other.number) : Long.compare(due, other.due);
        }
    }

    private BadWire(int serverPort, Trouble trouble, long seed) throws IOException {
        this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort);
        this.trouble = trouble;
        this.random = new SplittableRandom(seed);
        front.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        front.configureBlocking(false);
        front.register(selector, SelectionKey.OP_READ);
        thread.setDaemon(true);
    }

    /** A wire to a UDP port of this machine, open now. */
    public static BadWire to(int serverPort, Trouble trouble, long seed) throws IOException {
        BadWire wire = new BadWire(serverPort, trouble, seed);
        wire.thread.start();
        return wire;
    }

    /** Where clients send to. */
    public int port() {
        return front.socket().getLocalPort();
    }

    /** Datagrams that vanished so far, in both directions. */
    public long lost() {
        return lost;
    }

    /** Datagrams that arrived twice so far, in both directions. */
    public long doubled() {
        return doubled;
    }

    private void run() {
        try {
            while (open) {
                selector.select(this::receive, untilNextFlight());
                land();
            }
        } catch (IOException | UncheckedIOException | ClosedSelectorException e) {
            if (open) {
                throw new IllegalStateException("the wire broke by itself", e);
            }
        }
    }

    private long untilNextFlight() {
        if (flights.isEmpty()) {
            return LONGEST_WAIT_MS;
        }
        long millis = (flights.peek().due() - System.nanoTime()) / 1_000_000;
        return Math.max(1, Math.min(millis, LONGEST_WAIT_MS));
    }

    private void receive(SelectionKey key) {
        DatagramChannel from = (DatagramChannel) key.channel();
        try {
            if (from == front) {
                requests();
            } else {
                replies(from, (SocketAddress) key.attachment());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void requests() throws IOException {
        for (SocketAddress client = front.receive(buffer.clear());
                client != null;
                client = front.receive(buffer.clear())) {
            begin(backOf(client), null);
        }
    }

    private void replies(DatagramChannel back, SocketAddress client) throws IOException {
        while (back.receive(buffer.clear()) != null) {
            begin(front, client);
        }
    }

    private DatagramChannel backOf(SocketAddress client) throws IOException {
        DatagramChannel back = backs.get(client);
        if (back == null) {
            // Not connected: a server that is down would otherwise be an error here instead of silence.
            back = DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            back.configureBlocking(false);
            back.register(selector, SelectionKey.OP_READ, client);
            backs.put(client, back);
        }
        return back;
    }

    private void begin(DatagramChannel through, SocketAddress client) {
        byte[] bytes = new byte[buffer.flip().remaining()];
        buffer.get(bytes);
        long[] arrivals = trouble.arrivals(random);
        lost += arrivals.length == 0 ? 1 : 0;
        doubled += arrivals.length > 1 ? 1 : 0;
        long now = System.nanoTime();
        for (long after : arrivals) {
            flights.add(new Flight(now + after, begun++, bytes, through, client));
        }
    }

    private void land() throws IOException {
        while (!flights.isEmpty() && flights.peek().due() - System.nanoTime() <= 0) {
            Flight flight = flights.poll();
            SocketAddress to = flight.client() == null ? server : flight.client();
            flight.through().send(ByteBuffer.wrap(flight.bytes()), to);
        }
    }

    @Override
    public void close() throws IOException {
        open = false;
        selector.close();
        front.close();
        for (DatagramChannel back : backs.values()) {
            back.close();
        }
    }
}
