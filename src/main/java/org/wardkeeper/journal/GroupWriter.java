package org.wardkeeper.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
            if (isDataError(e) && packs.size() > 1) {
                rollback();
                packs.forEach(pack -> write(List.of(pack)));
            } else if (isDataError(e)) {
                rollback();
                tell(packs, new Outcome.Unstorable("it cannot be stored"));
                LOG.log(Level.WARNING, "the database refuses a pack: {0}", e.getMessage());
            } else {
                noteUnreachable(e);
                close();
                tell(packs, UNAVAILABLE);
            }
        }
    }

    @Override
    public void close() {
        if (connection != null) {
            try {
                connection.close();
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
                    (pack, row) -> group.packs().get(pack).done().accept(new Outcome.Contradicts(group.durable(row))));
            remaining = without(remaining, contradicting.keySet());
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
            connection.rollback();
        } catch (SQLException e) {
            close();
        }
    }

    private static void tell(List<PendingPack> packs, Outcome outcome) {
        packs.forEach(pack -> pack.done().accept(outcome));
    }

    private static List<PendingPack> without(List<PendingPack> packs, Set<Integer> positions) {
        var gone = new HashSet<>(positions);
        var rest = new ArrayList<PendingPack>(packs.size());
        for (int i = 0; i < packs.size(); i++) {
            if (!gone.contains(i)) {
                rest.add(packs.get(i));
            }
        }
        return rest;
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
