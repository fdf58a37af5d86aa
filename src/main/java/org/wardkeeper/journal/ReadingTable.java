package org.wardkeeper.journal;

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
            insert into reading (stream_id, at, value, received_at, missing, claimed_at)
            select s, at, value, received_at, missing, claimed_at from (%s) x
            on conflict do nothing
            """
                    .formatted(ROWS);

    private static final String CONTRADICTIONS =
            """
            select x.i, r.value, r.missing from (%s) x join reading r on r.stream_id = x.s and r.at = x.at
            where (r.value, r.missing) is distinct from (x.value, x.missing)
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
        try (PreparedStatement insert = bind(group, INSERT, connection)) {
            return insert.executeUpdate();
        }
    }

    /** The rows whose identity is stored with another value. */
    static List<Contradiction> contradictions(Group group, Connection connection) throws SQLException {
        try (PreparedStatement select = bind(group, CONTRADICTIONS, connection);
                ResultSet found = select.executeQuery()) {
            var rows = new ArrayList<Contradiction>();
            while (found.next()) {
                int reason = found.getInt(3);
                String stored = found.wasNull()
                        ? Double.toString(found.getDouble(2))
                        : MissingReason.ofCode(reason).word();
                rows.add(new Contradiction(found.getInt(1) - 1, stored));
            }
            return rows;
        }
    }

    /**
     * A row of the group whose identity has another value.
     *
     * @param stored the value that stands, or the word for why there is none
     */
    record Contradiction(int row, String stored) {}

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
        statement.setObject(1, group.stream);
        statement.setObject(2, group.at);
        statement.setObject(3, group.value);
        statement.setObject(4, group.received);
        statement.setObject(5, group.missing);
        statement.setObject(6, group.claimed);
        return statement;
    }
}
