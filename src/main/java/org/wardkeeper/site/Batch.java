package org.wardkeeper.site;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The two shapes of SQL that an import needs: read a table by key, write many rows by one statement. */
final class Batch {

    private static final int ROWS = 1_000;

    private Batch() {}

    interface RowReader<R> {
        R read(ResultSet row) throws SQLException;
    }

    interface RowWriter<R> {
        void write(PreparedStatement statement, R row) throws SQLException;
    }

    /** The key is the first column. */
    static <R> Map<String, R> read(Connection connection, String sql, RowReader<R> reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            Map<String, R> byKey = new LinkedHashMap<>();
            while (rows.next()) {
                byKey.put(rows.getString(1), reader.read(rows));
            }
            return byKey;
        }
    }

    static <R> void write(Connection connection, String sql, List<R> rows, RowWriter<R> writer) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int waiting = 0;
            for (R row : rows) {
                writer.write(statement, row);
                statement.addBatch();
                if (++waiting % ROWS == 0) {
                    statement.executeBatch();
                }
            }
            statement.executeBatch();
        }
    }
}
