package org.wardkeeper.device;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.wardkeeper.rounds.Rounds;

/**
 * When every device was last heard, and how its clock goes. Told of each admitted report, in memory; written a few
 * seconds behind, only what changed, so that a restart knows it. While the database is away nothing is written and
 * nothing waits: the next round writes what is then the newest.
 */
@ApplicationScoped
public class DeviceContacts {
    private static final Logger LOG = Logger.getLogger(DeviceContacts.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Duration STOP_WAIT = Duration.ofSeconds(5);
    private static final int ROWS_A_STATEMENT = 2_000;

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    DataSource database;

    @Resource
    ManagedThreadFactory threads;

    private final ContactTable table = new ContactTable();
    private volatile Instant listening = Instant.EPOCH;
    private boolean failed;
    private Rounds writer;

    /** Takes up where the last run ended. */
    public void start() {
        try (Connection connection = database.getConnection()) {
            ContactRows.read(connection).forEach(table::restore);
        } catch (SQLException e) {
            throw new IllegalStateException("the devices' last contacts cannot be read", e);
        }
        listening = Clock.systemUTC().instant();
        writer = Rounds.begin(threads, "contacts", PAUSE, this::round);
    }

    /** Writes what is not yet stored and ends. */
    public void stop() {
        if (writer != null) {
            writer.finish(STOP_WAIT);
        }
    }

    /**
     * The bean itself, for the path that asks it a hundred thousand times a second: the container's proxy costs more than
     * the answer. Behind a supplier, because a proxy hands out itself where a method gives {@code this}.
     */
    public Supplier<DeviceContacts> direct() {
        return () -> this;
    }

    /**
     * Something a device said has arrived and was admitted. Whoever carried it was heard too.
     *
     * @param claimed the time the device gave it; the arrival where it gave none
     */
    public void heard(KnownDevice speaker, KnownDevice device, Instant arrival, Instant claimed) {
        table.heard(speaker, device, arrival, claimed);
    }

    /** What is known of a device's reports. */
    public Contact of(KnownDevice device) {
        return table.of(device.id(), device.interval());
    }

    /** Since when this server can hear anybody. */
    public Instant listeningSince() {
        return listening;
    }

    private void round() {
        int from = 0;
        ContactTable.Row[] rows = table.changed(from, ROWS_A_STATEMENT);
        if (rows.length == 0) {
            return;
        }
        try (Connection connection = database.getConnection()) {
            while (rows.length > 0) {
                ContactRows.write(rows, connection);
                for (ContactTable.Row row : rows) {
                    table.stored(row);
                }
                from = rows[rows.length - 1].device() + 1;
                rows = table.changed(from, ROWS_A_STATEMENT);
            }
            failed = false;
        } catch (SQLException | RuntimeException e) {
            if (!failed) {
                LOG.log(Level.WARNING, "the devices' last contacts cannot be stored; it is tried every few seconds", e);
            }
            failed = true;
        }
    }
}
