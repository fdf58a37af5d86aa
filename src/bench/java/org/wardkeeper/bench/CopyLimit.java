package org.wardkeeper.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * The limit of durable readings: binary COPY of the same readings, a thousand a commit, over one connection into a
 * table of the same shape in the same PostgreSQL.
 */
final class CopyLimit implements AutoCloseable {
    private static final int ROWS_A_BATCH = 1_000;
    private static final int STREAMS = 1_000;
    private static final long MICROS_1970_TO_2000 = 946_684_800_000_000L;
    private static final byte[] SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);

    private final Connection connection;
    private final ByteBuffer batch = ByteBuffer.allocate(1 << 17);
    private long atMicros;
    private int stream;

    CopyLimit(Connection connection, long fromEpochMillis) throws SQLException {
        this.connection = connection;
        this.atMicros = fromEpochMillis * 1_000;
        YearMonth month = YearMonth.from(Instant.ofEpochMilli(fromEpochMillis).atOffset(ZoneOffset.UTC));
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table copied (like reading including all) partition by range (at)");
            for (int i = 0; i < 2; i++) {
                statement.execute(
                        """
                        create table copied_%d partition of copied for values from ('%s-01 00:00+00') to ('%s-01 00:00+00')
                        with (autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 50000)"""
                                .formatted(i, month.plusMonths(i), month.plusMonths(i + 1)));
            }
        }
    }

    /**
     * How a measurement went.
     *
     * @param databaseMicros CPU of PostgreSQL for each row
     */
    record Copied(double rowsPerSecond, double databaseMicros) {}

    Copied measure(Duration time, Product product) throws SQLException, IOException {
        double before = product.databaseSeconds();
        long start = System.nanoTime();
        long end = start + time.toNanos();
        long rows = 0;
        while (System.nanoTime() < end) {
            CopyIn copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy copied (stream_id, at, value, received_at, missing, claimed_at) from stdin binary");
            encode();
            copy.writeToCopy(batch.array(), 0, batch.position());
            rows += copy.endCopy();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Copied(rows / seconds, (product.databaseSeconds() - before) * 1e6 / rows);
    }

    private void encode() {
        batch.clear();
        batch.put(SIGNATURE).putInt(0).putInt(0);
        long received = System.currentTimeMillis() * 1_000 - MICROS_1970_TO_2000;
        for (int i = 0; i < ROWS_A_BATCH; i++) {
            batch.putShort((short) 6);
            batch.putInt(4).putInt(stream);
            batch.putInt(8).putLong(atMicros - MICROS_1970_TO_2000);
            batch.putInt(8).putDouble(Traffic.celsius(stream));
            batch.putInt(8).putLong(received);
            batch.putInt(-1).putInt(-1);
            stream++;
            if (stream == STREAMS) {
                stream = 0;
                atMicros += 1_000;
            }
        }
        batch.putShort((short) -1);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
