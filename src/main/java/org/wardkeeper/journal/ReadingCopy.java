package org.wardkeeper.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * The quick way into the reading table, for large groups: PostgreSQL's binary COPY, stream by stream, costs it half of
 * what an INSERT costs that asks for conflicts. It cannot be asked: one row that is there already fails it. Confined to
 * one thread.
 */
final class ReadingCopy {
    /** Below this, three messages back and forth cost more than COPY saves. */
    private static final int FEWEST_ROWS = 200;

    private static final String UNIQUE_VIOLATION = "23505";
    private static final long YEAR_2000 = 946_684_800_000_000L;
    private static final byte[] SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int LONGEST_ROW = 128;
    private static final int FRAME = 32;

    private ByteBuffer rows = ByteBuffer.allocate(FRAME + FEWEST_ROWS * LONGEST_ROW);

    static boolean pays(Group group) {
        return group.rows >= FEWEST_ROWS;
    }

    /** Stores the group and says whether it did; where it did not, the transaction has failed. */
    boolean insert(Group group, Connection connection) throws SQLException {
        encode(group);
        try {
            copy(connection.unwrap(PGConnection.class));
            return true;
        } catch (SQLException e) {
            if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw e;
            }
            return false;
        }
    }

    private void copy(PGConnection connection) throws SQLException {
        CopyIn copy = connection
                .getCopyAPI()
                .copyIn("copy reading (stream_id, at, value, received_at, missing, claimed_at, n, link, previous)"
                        + " from stdin binary");
        copy.writeToCopy(rows.array(), 0, rows.position());
        copy.endCopy();
    }

    /** PostgreSQL's manual, "COPY", "Binary Format". */
    private void encode(Group group) {
        int most = FRAME + group.rows * LONGEST_ROW;
        if (rows.capacity() < most) {
            rows = ByteBuffer.allocate(most);
        }
        rows.clear().put(SIGNATURE).putInt(0).putInt(0);
        for (int row : byStream(group)) {
            rows.putShort((short) 9).putInt(4).putInt(group.stream[row]);
            time(group.at[row]);
            if (Double.isNaN(group.value[row])) {
                rows.putInt(-1);
            } else {
                rows.putInt(8).putDouble(group.value[row]);
            }
            time(group.received[row]);
            if (group.missing[row] == 0) {
                rows.putInt(-1);
            } else {
                rows.putInt(2).putShort(group.missing[row]);
            }
            time(group.claimed[row]);
            rows.putInt(8).putLong(group.number[row]);
            rows.putInt(8).putLong(group.link[row]);
            rows.putInt(32).put(group.previous[row]);
        }
        rows.putShort((short) -1);
    }

    private void time(double seconds) {
        if (seconds == 0) {
            rows.putInt(-1);
        } else {
            rows.putInt(8).putLong(Group.micros(seconds) - YEAR_2000);
        }
    }

    /** Rows of one stream are neighbours in the index: one page is touched once, and not once a row. */
    private static int[] byStream(Group group) {
        long[] order = new long[group.rows];
        for (int row = 0; row < group.rows; row++) {
            order[row] = (long) group.stream[row] << 32 | row;
        }
        Arrays.sort(order);
        return Arrays.stream(order).mapToInt(streamAndRow -> (int) streamAndRow).toArray();
    }
}
