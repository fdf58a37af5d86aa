package org.wardkeeper.bench.wire;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * What one device says: datagrams that are encoded once and sent over and over, with a message id, a token and a time
 * of their own. Each counts its own sends, and its time follows from the count: so no two are the same report.
 */
final class Lane {
    private static final int MESSAGE_ID_AT = 2;
    private static final int TOKEN_AT = 4;

    private final String speaker;
    private final List<Datagram> packs;
    private final LongUnaryOperator epochMillis;
    private final long[] sent;
    private int next;

    Lane(String speaker, List<Datagram> packs, LongUnaryOperator epochMillis) {
        this.speaker = speaker;
        this.packs = List.copyOf(packs);
        this.epochMillis = epochMillis;
        this.sent = new long[packs.size()];
    }

    /** The URN under which the packs are sent where the wire is encrypted. */
    String speaker() {
        return speaker;
    }

    int bytes() {
        return packs.get(0).bytes().length;
    }

    /** Writes the next datagram into the buffer, ready to send. */
    void next(ByteBuffer into, int messageId) {
        Datagram pack = packs.get(next);
        into.clear();
        into.put(pack.bytes());
        into.putShort(MESSAGE_ID_AT, (short) messageId);
        into.putShort(TOKEN_AT, (short) messageId);
        into.putDouble(pack.timeAt(), epochMillis.applyAsLong(sent[next]++) / 1_000.0);
        into.flip();
        next = (next + 1) % packs.size();
    }
}
