package org.wardkeeper.bench;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * Datagrams that are encoded once and then sent over and over, with a message id, a token and a time of their own.
 *
 * <p>Each template counts its own sends, and its time follows from the count: so no two of a workload's packs are the
 * same report. Confined to one thread.
 */
final class Workload {
    private static final int MESSAGE_ID_AT = 2;
    private static final int TOKEN_AT = 4;

    private final String name;
    private final boolean isDurable;
    private final int recordsAPack;
    private final List<Datagram> templates;
    private final LongUnaryOperator epochMillis;
    private final long[] sent;
    private int next;

    /**
     * A kind of traffic.
     *
     * @param epochMillis the time that the n-th pack of a template claims
     */
    Workload(
            String name, boolean isDurable, int recordsAPack, List<Datagram> templates, LongUnaryOperator epochMillis) {
        this.name = name;
        this.isDurable = isDurable;
        this.recordsAPack = recordsAPack;
        this.templates = List.copyOf(templates);
        this.epochMillis = epochMillis;
        this.sent = new long[templates.size()];
    }

    String name() {
        return name;
    }

    /** Whether each record must be a row in the database before its pack is acknowledged. */
    boolean isDurable() {
        return isDurable;
    }

    int recordsAPack() {
        return recordsAPack;
    }

    int bytes() {
        return templates.get(0).bytes().length;
    }

    /** Writes the next datagram into the buffer, ready to send. */
    void next(ByteBuffer into, int messageId) {
        Datagram template = templates.get(next);
        into.clear();
        into.put(template.bytes());
        into.putShort(MESSAGE_ID_AT, (short) messageId);
        into.putShort(TOKEN_AT, (short) messageId);
        into.putDouble(template.timeAt(), epochMillis.applyAsLong(sent[next]++) / 1_000.0);
        into.flip();
        next = (next + 1) % templates.size();
    }
}
