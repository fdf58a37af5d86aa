package org.wardkeeper.evidence;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * What is remembered of a table while its lines pass by: a hash that proves it whole, and a short sum of every line, by
 * which the first one that differs is found. A line is what CSV writes, with its line end; the header is the first.
 *
 * <p>The sums (CRC-32C, four bytes a line) prove nothing: they find what the hash has shown to be different.
 */
public final class TableCheck {

    private static final int SUM_BYTES = 4;

    private final MessageDigest digest = Sha256.digest();
    private final CRC32C sum = new CRC32C();
    private byte[] sums = new byte[SUM_BYTES * 1024];
    private int lines;
    private long bytes;
    private byte[] sha256;

    public void line(byte[] buffer, int start, int length) {
        digest.update(buffer, start, length);
        sum.reset();
        sum.update(buffer, start, length);
        if (SUM_BYTES * (lines + 1) > sums.length) {
            sums = Arrays.copyOf(sums, 2 * sums.length);
        }
        ByteBuffer.wrap(sums).putInt(SUM_BYTES * lines, (int) sum.getValue());
        lines++;
        bytes += length;
    }

    public int lines() {
        return lines;
    }

    public long bytes() {
        return bytes;
    }

    /** The sums of all lines, one behind the other. */
    public byte[] sums() {
        return Arrays.copyOf(sums, SUM_BYTES * lines);
    }

    /** The hash of all lines; to be asked when there are no more. */
    public byte[] sha256() {
        if (sha256 == null) {
            sha256 = digest.digest();
        }
        return sha256.clone();
    }
}
