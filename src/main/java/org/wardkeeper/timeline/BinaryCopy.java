package org.wardkeeper.timeline;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.wardkeeper.quantity.Micros;

/**
 * PostgreSQL's binary COPY (its manual, "COPY", "Binary Format"): a header, then a field count before every row and a
 * length before every field, and a count of −1 at the end. All in network byte order; a time is microseconds since 2000,
 * a length of −1 is null. No message comes in pieces of rows.
 */
final class BinaryCopy {

    /** Takes a row's fields out of a buffer that others follow in. */
    interface RowReader {
        void read(ByteBuffer row, int fields);
    }

    private static final int SIGNATURE_AND_FLAGS = 11 + 4;
    private static final long YEAR_2000 = 946_684_800L * Micros.SECOND;

    private final RowReader reader;
    private boolean begun;

    private BinaryCopy(RowReader reader) {
        this.reader = reader;
    }

    static void read(PGConnection connection, String select, RowReader reader) throws SQLException {
        BinaryCopy rows = new BinaryCopy(reader);
        CopyOut copy = connection.getCopyAPI().copyOut("copy (" + select + ") to stdout (format binary)");
        try {
            for (byte[] chunk = copy.readFromCopy(); chunk != null; chunk = copy.readFromCopy()) {
                rows.take(ByteBuffer.wrap(chunk));
            }
        } finally {
            discardRest(copy);
        }
    }

    /** The next eight bytes as {@link Micros}. */
    static long micros(ByteBuffer row) {
        return row.getLong() + YEAR_2000;
    }

    /** When the reader has gone. Cancelling would be quicker, but may hit the connection's next statement instead. */
    private static void discardRest(CopyOut copy) throws SQLException {
        byte[] chunk = {};
        while (copy.isActive() && chunk != null) {
            chunk = copy.readFromCopy();
        }
    }

    private void take(ByteBuffer chunk) {
        if (!begun) {
            chunk.position(SIGNATURE_AND_FLAGS);
            int extension = chunk.getInt();
            chunk.position(chunk.position() + extension);
            begun = true;
        }
        while (chunk.hasRemaining()) {
            int fields = chunk.getShort();
            if (fields < 0) {
                return;
            }
            reader.read(chunk, fields);
        }
    }
}
