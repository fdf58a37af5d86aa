package org.wardkeeper.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/**
 * One sender of the load: a port of its own with a fixed number of messages under way. An answer sends the next
 * message; a message without an answer is counted after a while and given up, so nothing is lost unnoticed.
 */
final class SourcePort implements AutoCloseable {
    private static final int REMEMBERED = 1 << 10;
    private static final long PATIENCE_NANOS = 10_000_000_000L;
    private static final int CHANGED = 0x44;

    private final DatagramChannel channel;
    private final ByteBuffer buffer;
    private final int window;
    private final long[] sentAt = new long[REMEMBERED];
    private final int[] sentId = new int[REMEMBERED];
    private int nextId;
    private int underWay;

    SourcePort(InetSocketAddress server, int window, ByteBuffer buffer, Selector selector) throws IOException {
        this.window = window;
        this.buffer = buffer;
        channel = DatagramChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, 1 << 18);
        channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        channel.connect(server);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    int underWay() {
        return underWay;
    }

    /** Fills the window. */
    void send(Workload workload) throws IOException {
        while (underWay < window) {
            int id = nextId++ & 0xffff;
            int slot = id % REMEMBERED;
            if (sentAt[slot] != 0) {
                continue;
            }
            workload.next(buffer, id);
            if (channel.write(buffer) == 0) {
                return; // the socket is full; the next answer or the next look at the clock tries again
            }
            sentAt[slot] = System.nanoTime();
            sentId[slot] = id;
            underWay++;
        }
    }

    /** Reads what has come. */
    void receive(Tally tally) throws IOException {
        while (true) {
            buffer.clear();
            if (channel.read(buffer) <= 0) {
                return;
            }
            buffer.flip();
            int code = buffer.get(1) & 0xff;
            int id = buffer.getShort(2) & 0xffff;
            int slot = id % REMEMBERED;
            if (sentAt[slot] == 0 || sentId[slot] != id) {
                tally.strange();
                continue;
            }
            tally.answered(code == CHANGED, code, System.nanoTime() - sentAt[slot]);
            sentAt[slot] = 0;
            underWay--;
        }
    }

    void giveUp(long now, Tally tally) {
        for (int slot = 0; slot < REMEMBERED; slot++) {
            if (sentAt[slot] != 0 && now - sentAt[slot] > PATIENCE_NANOS) {
                sentAt[slot] = 0;
                underWay--;
                tally.timedOut();
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
