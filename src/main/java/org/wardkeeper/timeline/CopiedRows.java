package org.wardkeeper.timeline;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.postgresql.PGConnection;

/** One sensor's rows as {@link BinaryCopy} brings them. */
final class CopiedRows {

    private CopiedRows() {}

    /**
     * Passes on one sensor's rows.
     *
     * @param select {@code at, value}, perhaps {@code received_at, missing, claimed_at}, and then perhaps {@code n, link}
     */
    static void read(PGConnection connection, String select, Sensor sensor, Consumer<LogRow> each) throws SQLException {
        BinaryCopy.read(connection, select, (row, fields) -> each.accept(row(sensor, row, fields)));
    }

    private static LogRow row(Sensor sensor, ByteBuffer row, int fields) {
        long at = time(row);
        double celsius = row.getInt() < 0 ? Double.NaN : row.getDouble();
        if (fields == 2) {
            return LogRow.of(sensor, at, celsius);
        }
        long receivedAt = time(row);
        int missing = row.getInt() < 0 ? 0 : row.getShort();
        long claimedAt = time(row);
        if (fields == 5) {
            return new LogRow(sensor, at, celsius, missing, receivedAt, claimedAt);
        }
        long n = row.getInt() < 0 ? 0 : row.getLong();
        long check = row.getInt() < 0 ? 0 : row.getLong();
        LogRow.Link link = n == 0 ? null : new LogRow.Link(n, check);
        return new LogRow(sensor, at, celsius, missing, receivedAt, claimedAt, link);
    }

    private static long time(ByteBuffer row) {
        return row.getInt() < 0 ? LogRow.NOT_CLAIMED : BinaryCopy.micros(row);
    }
}
