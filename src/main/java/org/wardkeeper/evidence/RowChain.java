package org.wardkeeper.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * The chain of one stream's rows: a row's hash is SHA-256(hash of the row that arrived before ‖ canonical bytes of this
 * one). Confined to one thread; a hundred thousand rows a second pass by.
 *
 * <p>Canonical bytes, 42 of them, all big-endian: arrival number (8), measured, received and claimed as microseconds
 * since 1970 (8 each), the code of why a value is missing (2; 0 where there is one), and the value as IEEE 754 double (8;
 * 0 where there is none). Where nothing else was claimed, that is {@link #NOT_CLAIMED}. A negative zero is zero.
 */
public final class RowChain {

    public static final long NOT_CLAIMED = Long.MIN_VALUE;

    private static final int HASH_BYTES = 32;
    private static final int ROW_BYTES = 42;

    private final MessageDigest digest = Sha256.digest();
    private final ByteBuffer bytes = ByteBuffer.allocate(HASH_BYTES + ROW_BYTES);

    /** What the first row of a stream is chained to: whose stream it is. */
    public static byte[] start(String urn, String stream) {
        return Sha256.of(("wardkeeper stream 1\n" + urn + '\n' + stream + '\n').getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The hash of a row.
     *
     * @param n its arrival number
     * @param missing the code of why it has no value; 0 where it has one
     * @param value of any kind where it is missing
     */
    public byte[] hash(byte[] previous, long n, long at, long received, long claimed, int missing, double value) {
        bytes.clear();
        bytes.put(previous, 0, HASH_BYTES)
                .putLong(n)
                .putLong(at)
                .putLong(received)
                .putLong(claimed)
                .putShort((short) missing)
                .putLong(missing == 0 ? Double.doubleToLongBits(value + 0.0) : 0);
        digest.update(bytes.array());
        return digest.digest();
    }

    /** The part of a hash that is stored beside the row: enough to see at once that a row was changed. */
    public static long link(byte[] hash) {
        return ByteBuffer.wrap(hash).getLong();
    }
}
