package org.wardkeeper.it;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import javax.sql.DataSource;
import org.wardkeeper.evidence.RowChain;
import org.wardkeeper.quantity.Micros;

/**
 * More rows of a device than a test can report: stored and chained as the journal does it, behind what the device has
 * reported itself. Every ten seconds one, out of range and back again in turns.
 */
record ManyRows(DataSource database, String device) {

    private static final String INSERT =
            """
            insert into reading (stream_id, at, value, received_at, n, link, previous) values (?, ?, ?, ?, ?, ?, ?)""";

    /** What is on record about each time out of range. */
    private static final String EXCURSIONS =
            """
            insert into excursion (id, unit_id, direction, started_at, ended_at, ending, min_cel, max_cel,
                degree_minutes, low_cel, high_cel, rules, firings, found_at, changed_at)
            select gen_random_uuid(), a.unit_id, 'above', r.at, r.at + interval '10 seconds', 'in-range', 9, 9, 1, 2, 8,
                '[]', '[]', r.at, r.at
            from reading r join stream s on s.id = r.stream_id join sensor_assignment a on a.device_id = s.device_id
            where r.stream_id = ? and r.value = 9 and r.n > 2
            """;

    /** Between the first and the last, which are there: {@code count} with them. */
    void between(Instant first, int count) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            int stream = store(first, count, connection);
            try (PreparedStatement insert = connection.prepareStatement(EXCURSIONS)) {
                insert.setInt(1, stream);
                insert.executeUpdate();
            }
            connection.commit();
        }
    }

    private int store(Instant first, int count, Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "select h.stream_id, h.n, h.hash from chain_head h join stream s on s.id = h.stream_id"
                                + " join device d on d.id = s.device_id where d.urn = ? for update of h");
                PreparedStatement insert = connection.prepareStatement(INSERT);
                PreparedStatement head =
                        connection.prepareStatement("update chain_head set n = ?, hash = ? where stream_id = ?")) {
            select.setString(1, device);
            ResultSet found = select.executeQuery();
            found.next();
            int stream = found.getInt(1);
            long n = found.getLong(2);
            byte[] hash = found.getBytes(3);
            RowChain chain = new RowChain();
            for (int i = 1; i < count - 1; i++) {
                Instant at = first.plusSeconds(10L * i);
                double celsius = i % 2 == 0 ? 9 : 5;
                byte[] previous = hash;
                hash = chain.hash(
                        previous, ++n, Micros.of(at), Micros.of(at) + Micros.SECOND, RowChain.NOT_CLAIMED, 0, celsius);
                insert.setInt(1, stream);
                insert.setTimestamp(2, Timestamp.from(at));
                insert.setDouble(3, celsius);
                insert.setTimestamp(4, Timestamp.from(at.plusSeconds(1)));
                insert.setLong(5, n);
                insert.setLong(6, RowChain.link(hash));
                insert.setBytes(7, previous);
                insert.addBatch();
            }
            insert.executeBatch();
            head.setLong(1, n);
            head.setBytes(2, hash);
            head.setInt(3, stream);
            head.executeUpdate();
            return stream;
        }
    }
}
