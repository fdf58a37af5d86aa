package org.wardkeeper.bench.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;

/**
 * One sender of the load: a port of its own that speaks for a few devices. It keeps what is under way; a message
 * without an answer is counted after a while and given up, so nothing is lost unnoticed.
 */
final class SourcePort implements AutoCloseable {
    private static final int REMEMBERED = 1 << 10;
    private static final long PATIENCE_NANOS = 10_000_000_000L;
    private static final int CHANGED = 0x44;

    private final DatagramChannel channel;
    private final Envelope envelope;
    private final ByteBuffer buffer;
    private final long[] since = new long[REMEMBERED];
    private final int[] sentId = new int[REMEMBERED];
    private List<Lane> lanes = List.of();
    private int nextLane;
    private int nextId;
    private int underWay;

    /** Takes over a connected channel; the buffer is shared with the other ports of the same thread. */
    SourcePort(DatagramChannel channel, Envelope envelope, ByteBuffer buffer, Selector selector) throws IOException {
        this.channel = channel;
        this.envelope = envelope;
        this.buffer = buffer;
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    void speakFor(List<Lane> devices) {
        lanes = devices;
        nextLane = 0;
    }

    int underWay() {
        return underWay;
    }

    /** Sends until so many are under way. */
    void fill(int window) throws IOException {
        while (underWay < window && send(System.nanoTime())) {
            // one more
        }
    }

    /**
     * Sends one message.
     *
     * @param since from when on its latency counts
     * @return false where the socket is full; whoever calls tries again
     */
    boolean send(long since) throws IOException {
        int slot = freeSlot();
        if (slot < 0) {
            return false;
        }
        lanes.get(nextLane).next(buffer, nextId & 0xffff);
        if (channel.write(envelope.seal(buffer)) == 0) {
            return false;
        }
        nextLane = (nextLane + 1) % lanes.size();
        this.since[slot] = since;
        sentId[slot] = nextId++ & 0xffff;
        underWay++;
        return true;
    }

    /** Reads what has come. */
    void receive(Tally tally) throws IOException {
        while (true) {
            buffer.clear();
            if (channel.read(buffer) <= 0) {
                return;
            }
            ByteBuffer message = envelope.open(buffer.flip());
            if (message.remaining() < 4) {
                continue; // the server speaks of the session, not of a message
            }
            int code = message.get(message.position() + 1) & 0xff;
            int id = message.getShort(message.position() + 2) & 0xffff;
            int slot = id % REMEMBERED;
            if (since[slot] == 0 || sentId[slot] != id) {
                tally.strange();
                continue;
            }
            tally.answered(code == CHANGED, code, System.nanoTime() - since[slot]);
            since[slot] = 0;
            underWay--;
        }
    }

    void giveUp(long now, Tally tally) {
        for (int slot = 0; slot < REMEMBERED; slot++) {
            if (since[slot] != 0 && now - since[slot] > PATIENCE_NANOS) {
                since[slot] = 0;
                underWay--;
                tally.timedOut();
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Passes by the ids of messages that nobody has answered; none is free where all wait for an answer. */
    private int freeSlot() {
        for (int tried = 0; tried < REMEMBERED; tried++, nextId++) {
            int slot = (nextId & 0xffff) % REMEMBERED;
            if (since[slot] == 0) {
                return slot;
            }
        }
        return -1;
    }
}
