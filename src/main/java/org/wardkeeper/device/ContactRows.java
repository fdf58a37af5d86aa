package org.wardkeeper.device;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;

/** The statements on the stored contacts. Milliseconds in memory, timestamps in the table. */
final class ContactRows {
    private static final String READ =
            """
            select device_id, extract(epoch from heard_at) * 1000, speaker_id,
                   coalesce(extract(epoch from window_at) * 1000, 0), delay_ms, earlier_delay_ms
            from device_contact""";

    /** A device may have gone since; its contact goes with it. */
    private static final String WRITE =
            """
            insert into device_contact (device_id, heard_at, speaker_id, window_at, delay_ms, earlier_delay_ms)
            select d.id, to_timestamp(n.heard / 1000.0), s.id, to_timestamp(n.since / 1000.0), n.delay, n.earlier
            from unnest(?, ?, ?, ?, ?, ?) as n (device, heard, speaker, since, delay, earlier)
            join device d on d.id = n.device join device s on s.id = n.speaker
            on conflict (device_id) do update set
                heard_at = excluded.heard_at, speaker_id = excluded.speaker_id, window_at = excluded.window_at,
                delay_ms = excluded.delay_ms, earlier_delay_ms = excluded.earlier_delay_ms""";

    private ContactRows() {}

    static List<ContactTable.Row> read(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(READ);
                ResultSet rows = select.executeQuery()) {
            List<ContactTable.Row> contacts = new ArrayList<>();
            while (rows.next()) {
                contacts.add(new ContactTable.Row(
                        rows.getInt(1),
                        rows.getBigDecimal(2).longValue(),
                        rows.getInt(3),
                        rows.getBigDecimal(4).longValue(),
                        delay(rows, 5),
                        delay(rows, 6)));
            }
            return contacts;
        }
    }

    static void write(ContactTable.Row[] rows, Connection connection) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(WRITE)) {
            column(upsert, 1, rows, ContactTable.Row::device);
            column(upsert, 2, rows, ContactTable.Row::heard);
            column(upsert, 3, rows, ContactTable.Row::speaker);
            column(upsert, 4, rows, row -> row.window() == 0 ? ClockRule.NONE : row.window());
            column(upsert, 5, rows, ContactTable.Row::delay);
            column(upsert, 6, rows, ContactTable.Row::earlier);
            upsert.executeUpdate();
        }
    }

    private static void column(
            PreparedStatement upsert, int index, ContactTable.Row[] rows, ToLongFunction<ContactTable.Row> value)
            throws SQLException {
        Object[] values = Arrays.stream(rows)
                .mapToLong(value)
                .mapToObj(number -> number == ClockRule.NONE ? null : number)
                .toArray();
        upsert.setArray(index, upsert.getConnection().createArrayOf("int8", values));
    }

    private static long delay(ResultSet rows, int column) throws SQLException {
        long delay = rows.getLong(column);
        return rows.wasNull() ? ClockRule.NONE : delay;
    }
}
