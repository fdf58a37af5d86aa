package org.wardkeeper.ground;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The shapes of SQL that plans and imports need: read a table by key, read a list, write many rows by one statement. */
public final class Batch {

    private static final int ROWS = 1_000;

    private Batch() {}

    /** Makes a value of one row. */
    public interface RowReader<R> {
        R read(ResultSet row) throws SQLException;
    }

    /** Puts a value into a statement. */
    public interface RowWriter<R> {
        void write(PreparedStatement statement, R row) throws SQLException;
    }

    /** The key is the first column. */
    public static <R> Map<String, R> read(Connection connection, String sql, RowReader<R> reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            Map<String, R> byKey = new LinkedHashMap<>();
            while (rows.next()) {
                byKey.put(rows.getString(1), reader.read(rows));
            }
            return byKey;
        }
    }

    /** Every row of an answer, in its order. */
    public static <R> List<R> list(PreparedStatement statement, RowReader<R> reader) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            List<R> list = new ArrayList<>();
            while (rows.next()) {
                list.add(reader.read(rows));
            }
            return list;
        }
    }

    /** Writes each row by the same statement, many at once. */
    public static <R> void write(Connection connection, String sql, List<R> rows, RowWriter<R> writer)
            throws SQLException {
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
