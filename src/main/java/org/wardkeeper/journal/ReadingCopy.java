package org.wardkeeper.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Arrays;
import java.util.OptionalInt;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * The quick way into the reading table, for large groups: PostgreSQL's binary COPY, stream by stream, costs it half of
 * what an INSERT costs that asks for conflicts. It cannot be asked: one row that is there already fails it, and the
 * group goes the slow way, as do those that follow for a while, because repeats come in floods. Confined to one thread.
 */
final class ReadingCopy {
    /** Below this, three messages back and forth cost more than COPY saves. */
    private static final int FEWEST_ROWS = 200;

    private static final int GROUPS_AFTER_A_REPEAT = 50;
    private static final String UNIQUE_VIOLATION = "23505";
    private static final long YEAR_2000 = 946_684_800_000_000L;
    private static final byte[] SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int LONGEST_ROW = 68;
    private static final int FRAME = 32;

    private ByteBuffer rows = ByteBuffer.allocate(FRAME + FEWEST_ROWS * LONGEST_ROW);
    private int slowGroups;

    /** Stores the group; says how many rows that were, or nothing where nothing was stored and INSERT must do it. */
    OptionalInt insert(Group group, Connection connection) throws SQLException {
        if (group.rows < FEWEST_ROWS) {
            return OptionalInt.empty();
        }
        if (slowGroups > 0) {
            slowGroups--;
            return OptionalInt.empty();
        }
        encode(group);
        Savepoint before = connection.setSavepoint();
        try {
            int stored = copy(connection.unwrap(PGConnection.class));
            connection.releaseSavepoint(before);
            return OptionalInt.of(stored);
        } catch (SQLException e) {
            if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw e;
            }
            connection.rollback(before);
            slowGroups = GROUPS_AFTER_A_REPEAT;
            return OptionalInt.empty();
        }
    }

    private int copy(PGConnection connection) throws SQLException {
        CopyIn copy = connection
                .getCopyAPI()
                .copyIn("copy reading (stream_id, at, value, received_at, missing, claimed_at) from stdin binary");
        copy.writeToCopy(rows.array(), 0, rows.position());
        return (int) copy.endCopy();
    }

    /** PostgreSQL's manual, "COPY", "Binary Format". */
    private void encode(Group group) {
        int most = FRAME + group.rows * LONGEST_ROW;
        if (rows.capacity() < most) {
            rows = ByteBuffer.allocate(most);
        }
        rows.clear().put(SIGNATURE).putInt(0).putInt(0);
        for (int row : byStream(group)) {
            rows.putShort((short) 6).putInt(4).putInt(group.stream[row]);
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
        }
        rows.putShort((short) -1);
    }

    private void time(double seconds) {
        if (seconds == 0) {
            rows.putInt(-1);
        } else {
            rows.putInt(8).putLong(Math.round(seconds * 1e6) - YEAR_2000);
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
