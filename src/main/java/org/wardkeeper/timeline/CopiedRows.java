package org.wardkeeper.timeline;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Reads rows through PostgreSQL's binary COPY (its manual, "COPY", "Binary Format"): a header, then a field count before
 * every row and a length before every field, and a count of −1 at the end. All in network byte order; a time is
 * microseconds since 2000, a length of −1 is null.
 */
final class CopiedRows {

    private static final int SIGNATURE_AND_FLAGS = 11 + 4;
    private static final long YEAR_2000 = 946_684_800L * Micros.SECOND;

    private final Sensor sensor;
    private final Consumer<LogRow> each;
    private boolean begun;

    private CopiedRows(Sensor sensor, Consumer<LogRow> each) {
        this.sensor = sensor;
        this.each = each;
    }

    /**
     * Passes on one sensor's rows.
     *
     * @param select {@code at, value}, perhaps {@code received_at, missing, claimed_at}, and then perhaps {@code n, link}
     */
    static void read(PGConnection connection, String select, Sensor sensor, Consumer<LogRow> each) throws SQLException {
        CopiedRows rows = new CopiedRows(sensor, each);
        CopyOut copy = connection.getCopyAPI().copyOut("copy (" + select + ") to stdout (format binary)");
        try {
            for (byte[] chunk = copy.readFromCopy(); chunk != null; chunk = copy.readFromCopy()) {
                rows.take(ByteBuffer.wrap(chunk));
            }
        } finally {
            discardRest(copy);
        }
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
            each.accept(row(chunk, fields));
        }
    }

    private LogRow row(ByteBuffer chunk, int fields) {
        long at = time(chunk);
        double celsius = chunk.getInt() < 0 ? Double.NaN : chunk.getDouble();
        if (fields == 2) {
            return LogRow.of(sensor, at, celsius);
        }
        long receivedAt = time(chunk);
        int missing = chunk.getInt() < 0 ? 0 : chunk.getShort();
        long claimedAt = time(chunk);
        if (fields == 5) {
            return new LogRow(sensor, at, celsius, missing, receivedAt, claimedAt);
        }
        long n = chunk.getInt() < 0 ? 0 : chunk.getLong();
        long check = chunk.getInt() < 0 ? 0 : chunk.getLong();
        LogRow.Link link = n == 0 ? null : new LogRow.Link(n, check);
        return new LogRow(sensor, at, celsius, missing, receivedAt, claimedAt, link);
    }

    private static long time(ByteBuffer chunk) {
        return chunk.getInt() < 0 ? LogRow.NOT_CLAIMED : chunk.getLong() + YEAR_2000;
    }
}
