package org.wardkeeper.it;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import javax.sql.DataSource;

/** What the running server has stored, asked beside it. */
record Rows(DataSource database) {

    /** The temperature of a device at a second; null where there is none. */
    Double temperature(String device, long second) throws SQLException {
        return number(
                """
                select r.value from reading r join stream s on s.id = r.stream_id join device d on d.id = s.device_id
                where s.name = 'temperature' and d.urn = ? and r.at = ?""",
                device,
                Timestamp.from(Instant.ofEpochSecond(second)));
    }

    /** @param sql answers one row with a {@code count(*)} */
    long count(String sql, Object... parameters) throws SQLException {
        return first(Long.class, sql, parameters);
    }

    /** @param sql answers a float8; null where it answers no row */
    Double number(String sql, Object... parameters) throws SQLException {
        return first(Double.class, sql, parameters);
    }

    /** The first column of the first row; null where there is no row. */
    <T> T first(Class<T> type, String sql, Object... parameters) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getObject(1, type) : null;
            }
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
