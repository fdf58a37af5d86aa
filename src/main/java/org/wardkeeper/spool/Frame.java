package org.wardkeeper.spool;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * How a record lies in its file: a mark, four bytes of length, four of CRC-32C, then the record. The check covers the
 * file's number and the place in it as well, so that bytes that once lay elsewhere on the disk are never taken for a
 * record; the mark makes the next sound record behind damaged bytes quick to find.
 */
final class Frame {
    static final int HEAD = 12;
    static final int LONGEST_RECORD = 4 * 1024 * 1024;
    private static final int MARK = 0x574b_7370;

    private Frame() {}

    static int sizeOf(byte[] record) {
        return HEAD + record.length;
    }

    static void put(byte[] record, long segment, long place, ByteBuffer into) {
        if (record.length == 0 || record.length > LONGEST_RECORD) {
            throw new IllegalArgumentException("a record has 1 to " + LONGEST_RECORD + " bytes, not " + record.length);
        }
        into.putInt(MARK)
                .putInt(record.length)
                .putInt(check(segment, place, record))
                .put(record);
    }

    /**
     * The record whose frame begins at the buffer's position, or null where none does.
     *
     * @param place where in its file the buffer's position lies
     */
    static byte[] take(ByteBuffer from, long segment, long place) {
        int length = lengthIn(from);
        if (length == 0 || length > from.remaining() - HEAD) {
            return null;
        }
        byte[] record = new byte[length];
        from.get(from.position() + HEAD, record);
        return check(segment, place, record) == from.getInt(from.position() + 8) ? record : null;
    }

    /** The length that a frame's head at the buffer's position names; 0 where there is no head. */
    static int lengthIn(ByteBuffer from) {
        if (from.remaining() < HEAD || from.getInt(from.position()) != MARK) {
            return 0;
        }
        int length = from.getInt(from.position() + 4);
        return length > 0 && length <= LONGEST_RECORD ? length : 0;
    }

    private static int check(long segment, long place, byte[] record) {
        var crc = new CRC32C();
        crc.update(ByteBuffer.allocate(20)
                .putLong(segment)
                .putLong(place)
                .putInt(record.length)
                .flip());
        crc.update(record, 0, record.length);
        return (int) crc.getValue();
    }
}
