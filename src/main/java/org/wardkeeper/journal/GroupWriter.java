package org.wardkeeper.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.wardkeeper.journal.Journal.Outcome;

/**
 * Writes one group in one transaction and tells every pack how it ended. Confined to the journal's thread.
 *
 * <p>A pack that contradicts what is stored, or that the database cannot take, leaves the group; the others go on.
 */
final class GroupWriter implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(GroupWriter.class.getName());
    private static final Outcome STORED = new Outcome.Stored();
    private static final Outcome UNAVAILABLE = new Outcome.Unavailable();

    private final DataSource database;
    private final Streams streams = new Streams();
    private final Partitions partitions = new Partitions();
    private Connection connection;
    private boolean reachable = true;

    GroupWriter(DataSource database) {
        this.database = database;
    }

    void write(List<PendingPack> packs) {
        try {
            connect();
            store(packs);
            noteReachable();
        } catch (SQLException e) {
            if (isDataError(e)) {
                isolate(stillOpen(packs), e);
            } else {
                noteUnreachable(e);
                close();
                tell(packs, UNAVAILABLE);
            }
        } catch (RuntimeException e) {
            isolate(stillOpen(packs), e);
        }
    }

    /** Halves the group until what is at fault stands alone: one among thousands costs a dozen commits more. */
    private void isolate(List<PendingPack> packs, Exception fault) {
        rollback();
        if (packs.size() > 1) {
            int half = packs.size() / 2;
            write(packs.subList(0, half));
            write(packs.subList(half, packs.size()));
        } else {
            tell(packs, new Outcome.Unstorable("it cannot be stored"));
            LOG.log(Level.WARNING, "a pack cannot be stored", fault);
        }
    }

    @Override
    public void close() {
        if (connection != null) {
            try (Connection closing = connection) {
                closing.rollback();
                closing.setAutoCommit(true);
            } catch (SQLException e) {
                LOG.log(Level.FINE, "closing a broken connection", e);
            }
            connection = null;
        }
    }

    private void store(List<PendingPack> packs) throws SQLException {
        List<PendingPack> remaining = packs;
        while (!remaining.isEmpty()) {
            Group group = Group.of(remaining, streams, partitions, connection);
            Map<Integer, Integer> contradicting = insert(group);
            if (contradicting.isEmpty()) {
                connection.commit();
                tell(remaining, STORED);
                return;
            }
            connection.rollback();
            contradicting.forEach(
                    (pack, row) -> group.packs().get(pack).end(new Outcome.Contradicts(group.durable(row))));
            remaining = stillOpen(remaining);
        }
    }

    /** Inserts the group and gives, for each pack that contradicts, its first row at fault. */
    private Map<Integer, Integer> insert(Group group) throws SQLException {
        if (group.hasClaims()) {
            ReadingTable.settleClaims(group, connection);
        }
        Map<Integer, Integer> contradicting = new LinkedHashMap<>();
        if (ReadingTable.insert(group, connection) < group.rows) {
            for (int row : ReadingTable.contradictions(group, connection)) {
                contradicting.putIfAbsent(group.pack[row], row);
            }
        }
        return contradicting;
    }

    private void connect() throws SQLException {
        if (connection == null) {
            connection = database.getConnection();
            connection.setAutoCommit(false);
            partitions.forget();
            streams.load(connection);
            connection.commit();
        }
    }

    private void rollback() {
        try {
            if (connection != null) {
                connection.rollback();
            }
        } catch (SQLException e) {
            close();
        }
    }

    private static void tell(List<PendingPack> packs, Outcome outcome) {
        packs.forEach(pack -> pack.end(outcome));
    }

    private static List<PendingPack> stillOpen(List<PendingPack> packs) {
        return packs.stream().filter(PendingPack::isOpen).toList();
    }

    /** SQLSTATE classes 22 and 23: the fault is in the data, and trying again will not help. */
    private static boolean isDataError(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    private void noteReachable() {
        if (!reachable) {
            reachable = true;
            LOG.info("the database answers again");
        }
    }

    private void noteUnreachable(SQLException e) {
        if (reachable) {
            reachable = false;
            LOG.log(Level.SEVERE, "the database does not answer; readings are refused until it does", e);
        }
    }
}
