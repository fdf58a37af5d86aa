package org.wardkeeper.journal;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.wardkeeper.evidence.RowChain;

/**
 * The newest row of every stream, which the next one is chained to. Kept in memory, moved in the database by the
 * transaction that stores the rows, and only from where memory believes it to be: whoever else has stored rows in between
 * (the drain, or a commit whose answer was lost) is found out, and the heads are read again. Confined to one thread.
 */
final class Heads {

    private static final String MOVE =
            """
            update chain_head h set n = x.n, hash = substring(? from 32 * x.i::int - 31 for 32)
            from unnest(?, ?, ?) with ordinality as x (stream_id, before, n, i)
            where h.stream_id = x.stream_id and h.n = x.before
            """;

    /** @param hash of row {@code n}; of row 0, what says whose stream it is */
    private record Head(long n, byte[] hash) {}

    private final RowChain chain = new RowChain();
    private final Map<Integer, Head> heads = new HashMap<>();
    private final Map<Integer, Head> moved = new TreeMap<>();

    void load(Connection connection) throws SQLException {
        heads.clear();
        try (PreparedStatement select = connection.prepareStatement("select stream_id, n, hash from chain_head")) {
            read(select);
        }
    }

    /** Gives every row of the group its place behind the rows before it, in the order of arrival. */
    void chain(Group group, Connection connection) throws SQLException {
        moved.clear();
        readNew(group, connection);
        for (int row = 0; row < group.rows; row++) {
            Integer stream = group.stream[row];
            Head head = moved.get(stream);
            if (head == null) {
                head = heads.get(stream);
            }
            long n = head.n + 1;
            byte[] hash = chain.hash(
                    head.hash,
                    n,
                    Group.micros(group.at[row]),
                    Group.micros(group.received[row]),
                    group.claimed[row] == 0 ? RowChain.NOT_CLAIMED : Group.micros(group.claimed[row]),
                    group.missing[row],
                    group.value[row]);
            group.number[row] = n;
            group.link[row] = RowChain.link(hash);
            group.previous[row] = head.hash;
            moved.put(stream, new Head(n, hash));
        }
    }

    /** Moves the heads of the chained group; false where one was elsewhere, and nothing may be committed then. */
    boolean move(Connection connection) throws SQLException {
        int[] streams = new int[moved.size()];
        long[] before = new long[streams.length];
        long[] after = new long[streams.length];
        ByteBuffer hashes = ByteBuffer.allocate(32 * streams.length);
        int i = 0;
        for (Map.Entry<Integer, Head> head : moved.entrySet()) {
            streams[i] = head.getKey();
            before[i] = heads.get(head.getKey()).n;
            after[i] = head.getValue().n;
            hashes.put(head.getValue().hash);
            i++;
        }
        try (PreparedStatement update = connection.prepareStatement(MOVE)) {
            update.setBytes(1, hashes.array());
            update.setObject(2, streams);
            update.setObject(3, before);
            update.setObject(4, after);
            return update.executeUpdate() == streams.length;
        }
    }

    /** The group is committed. */
    void commit() {
        heads.putAll(moved);
        moved.clear();
    }

    private void readNew(Group group, Connection connection) throws SQLException {
        int[] unknown = java.util.Arrays.stream(group.stream)
                .filter(stream -> !heads.containsKey(stream))
                .distinct()
                .toArray();
        if (unknown.length > 0) {
            String sql = "select stream_id, n, hash from chain_head where stream_id = any(?)";
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setObject(1, unknown);
                read(select);
            }
        }
    }

    private void read(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                heads.put(row.getInt(1), new Head(row.getLong(2), row.getBytes(3)));
            }
        }
    }
}
