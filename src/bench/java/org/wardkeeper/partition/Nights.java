package org.wardkeeper.partition;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** What happens to readings night by night, all at once. */
public final class Nights {
    private Nights() {}

    /** Packs every month. @return how many there were */
    public static int pack(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            KeyPacking packing = new KeyPacking(connection);
            List<MonthKey> months = packing.keys();
            for (MonthKey month : months) {
                packing.pack(month);
            }
            return months.size();
        }
    }

    /** What autovacuum does in time. */
    public static void vacuum(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum (freeze, analyze) reading, packed_day");
            statement.execute("checkpoint");
        }
    }
}
