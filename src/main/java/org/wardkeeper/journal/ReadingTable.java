package org.wardkeeper.journal;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.wardkeeper.report.MissingReason;

/** The statements on the reading table. All work on a whole {@link Group}, in the caller's transaction. */
final class ReadingTable {
    private static final String ROWS =
            """
            select i, s, to_timestamp(a) as at, nullif(v, 'NaN') as value, to_timestamp(r) as received_at,
                   nullif(m, 0) as missing, case when c <> 0 then to_timestamp(c) end as claimed_at
            from unnest(?, ?, ?, ?, ?, ?) with ordinality as u (s, a, v, r, m, c, i)
            """;

    private static final String INSERT =
            """
            insert into reading (stream_id, at, value, received_at, missing, claimed_at, n, link, previous)
            select s, to_timestamp(a), nullif(v, 'NaN'), to_timestamp(r), nullif(m, 0),
                   case when c <> 0 then to_timestamp(c) end, n, l, substring(? from 32 * i::int - 31 for 32)
            from unnest(?, ?, ?, ?, ?, ?, ?, ?) with ordinality as u (s, a, v, r, m, c, n, l, i)
            on conflict do nothing
            """;

    private static final String KNOWN =
            """
            select x.i, (r.value, r.missing) is distinct from (x.value, x.missing), r.value, r.missing
            from (%s) x join reading r on r.stream_id = x.s and r.at = x.at
            order by x.i
            """
                    .formatted(ROWS);

    private static final String REMEMBER_CLAIMS =
            """
            insert into future_claim (stream_id, claimed_at, at)
            select s, claimed_at, at from (%s) x where claimed_at is not null order by i
            on conflict do nothing
            """
                    .formatted(ROWS);

    private static final String KNOWN_CLAIMS =
            """
            select x.i, extract(epoch from f.at)::float8
            from (%s) x join future_claim f on f.stream_id = x.s and f.claimed_at = x.claimed_at
            """
                    .formatted(ROWS);

    private ReadingTable() {}

    /** Inserts what is new and says how many rows that were. */
    static int insert(Group group, Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setBytes(1, previous(group));
            bind(group, insert, 2);
            insert.setObject(8, group.number);
            insert.setObject(9, group.link);
            return insert.executeUpdate();
        }
    }

    private static byte[] previous(Group group) {
        ByteBuffer all = ByteBuffer.allocate(32 * group.rows);
        for (byte[] hash : group.previous) {
            all.put(hash);
        }
        return all.array();
    }

    /** The rows whose identity is stored already, with the same value or with another. */
    static List<Known> known(Group group, Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(KNOWN)) {
            bind(group, select, 1);
            try (ResultSet found = select.executeQuery()) {
                var rows = new ArrayList<Known>();
                while (found.next()) {
                    int row = found.getInt(1) - 1;
                    rows.add(found.getBoolean(2) ? new Contradiction(row, stored(found)) : new Repeat(row));
                }
                return rows;
            }
        }
    }

    private static String stored(ResultSet found) throws SQLException {
        int reason = found.getInt(4);
        return found.wasNull()
                ? Double.toString(found.getDouble(3))
                : MissingReason.ofCode(reason).word();
    }

    /** A row of the group whose identity is taken. */
    sealed interface Known {
        int row();
    }

    /** With the same value. */
    record Repeat(int row) implements Known {}

    /**
     * With another value.
     *
     * @param stored the value that stands, or the word for why there is none
     */
    record Contradiction(int row, String stored) implements Known {}

    /**
     * A claim from the future is known by what it claims, though its row stands at its arrival: a repeat is moved to
     * where the first one stands.
     */
    static void settleClaims(Group group, Connection connection) throws SQLException {
        try (PreparedStatement insert = bind(group, REMEMBER_CLAIMS, connection)) {
            insert.executeUpdate();
        }
        try (PreparedStatement select = bind(group, KNOWN_CLAIMS, connection);
                ResultSet known = select.executeQuery()) {
            while (known.next()) {
                group.at[known.getInt(1) - 1] = known.getDouble(2);
            }
        }
    }

    private static PreparedStatement bind(Group group, String sql, Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        bind(group, statement, 1);
        return statement;
    }

    private static void bind(Group group, PreparedStatement statement, int first) throws SQLException {
        statement.setObject(first, group.stream);
        statement.setObject(first + 1, group.at);
        statement.setObject(first + 2, group.value);
        statement.setObject(first + 3, group.received);
        statement.setObject(first + 4, group.missing);
        statement.setObject(first + 5, group.claimed);
    }
}
