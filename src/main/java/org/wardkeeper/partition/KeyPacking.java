package org.wardkeeper.partition;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Builds the key of one closed month anew (docs/adr/0003): half of its pages are empty, since every one of them was
 * split while rows arrived. Nobody is locked out meanwhile. Then its temperatures are packed by day ({@link DayPacking}).
 * That both were done stands in the catalog, as the index's comment.
 *
 * <p>A build that was broken off leaves an invalid index behind (PostgreSQL's manual, "REINDEX", "Rebuilding Indexes
 * Concurrently"); it is dropped before the next.
 */
final class KeyPacking {

    private static final String PACKED = "packed by day";
    private static final String TABLE = "reading_";

    private static final String KEYS =
            """
            select month.relname as month, key.relname as key, obj_description(key.oid, 'pg_class') as comment
            from pg_inherits part
            join pg_class month on month.oid = part.inhrelid
            join pg_index own on own.indrelid = part.inhrelid and own.indisprimary
            join pg_class key on key.oid = own.indexrelid
            where part.inhparent = 'reading'::regclass and month.relname ~ '^reading_[0-9]{4}_[0-9]{2}$'
            """;

    private static final String BROKEN_OFF =
            """
            select index.oid::regclass::text as name
            from pg_inherits part
            join pg_index own on own.indrelid = part.inhrelid and not own.indisvalid
            join pg_class index on index.oid = own.indexrelid
            where part.inhparent = 'reading'::regclass and index.relname ~ '_cc(new|old)[0-9]*$'
            """;

    private final Connection connection;

    /** @param connection commits by itself, and is patient: a large month takes minutes */
    KeyPacking(Connection connection) {
        this.connection = connection;
    }

    List<MonthKey> keys() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(KEYS)) {
            List<MonthKey> keys = new ArrayList<>();
            while (row.next()) {
                String month = row.getString("month").substring(TABLE.length()).replace('_', '-');
                boolean packed = PACKED.equals(row.getString("comment"));
                keys.add(new MonthKey(YearMonth.parse(month), row.getString("key"), packed));
            }
            return keys;
        }
    }

    void pack(MonthKey key) throws SQLException {
        for (String name : brokenOff()) {
            execute("drop index concurrently if exists " + name);
        }
        execute(String.format(Locale.ROOT, "reindex index concurrently \"%s\"", key.index()));
        DayPacking.pack(key.month(), connection);
        execute(String.format(Locale.ROOT, "comment on index \"%s\" is '%s'", key.index(), PACKED));
    }

    private List<String> brokenOff() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(BROKEN_OFF)) {
            List<String> names = new ArrayList<>();
            while (row.next()) {
                names.add(row.getString("name"));
            }
            return names;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
