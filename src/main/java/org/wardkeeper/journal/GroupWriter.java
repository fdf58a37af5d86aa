package org.wardkeeper.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.wardkeeper.journal.Journal.Outcome;
import org.wardkeeper.partition.Partitions;

/**
 * Writes one group in one transaction and tells every pack how it ended. Confined to the journal's thread.
 *
 * <p>A pack that contradicts what is stored, or that the database cannot take, leaves the group; the others go on.
 *
 * <p>A group is taken for new until the database says otherwise. Then it is asked first which rows it has, as are the
 * groups that follow for a while, because repeats come in floods.
 */
final class GroupWriter implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(GroupWriter.class.getName());
    private static final Outcome STORED = new Outcome.Stored();

    /** Cardinality, data, integrity, WITH CHECK OPTION, program limit. */
    private static final Set<String> DATA_ERRORS = Set.of("21", "22", "23", "44", "54");

    private static final int GROUPS_AFTER_A_REPEAT = 50;

    /** Beyond those that contradictions cost: somebody else who writes at the same time is overtaken sooner. */
    private static final int MOST_ATTEMPTS = 5;

    private final DataSource database;
    private final Streams streams = new Streams();
    private final Partitions partitions = new Partitions();
    private final ReadingCopy copy = new ReadingCopy();
    private final Heads heads = new Heads();
    private int groupsToAsk;
    private Connection connection;

    GroupWriter(DataSource database) {
        this.database = database;
    }

    /**
     * Writes the packs that nobody has heard of yet.
     *
     * @throws SQLException when the database does not answer, or not now. The packs that it did not decide on are still
     *     open; whether they are stored is not known.
     */
    void write(List<PendingPack> packs) throws SQLException {
        List<PendingPack> open = stillOpen(packs);
        try {
            connect();
            store(open);
        } catch (SQLException e) {
            if (!isDataError(e)) {
                abort();
                throw e;
            }
            isolate(stillOpen(open), e);
        } catch (RuntimeException e) {
            isolate(stillOpen(open), e);
        }
    }

    /** Halves the group until what is at fault stands alone: one among thousands costs a dozen commits more. */
    private void isolate(List<PendingPack> packs, Exception fault) throws SQLException {
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
            } catch (SQLException e) {
                LOG.log(Level.FINE, "closing a broken connection", e);
            }
            connection = null;
        }
    }

    /** Lets go of a connection that may never answer again, without asking it anything. */
    private void abort() {
        if (connection != null) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.log(Level.FINE, "giving up a broken connection", e);
            }
            connection = null;
        }
    }

    private void store(List<PendingPack> packs) throws SQLException {
        List<PendingPack> remaining = packs;
        int attempts = 0;
        while (!remaining.isEmpty()) {
            Group group = Group.of(remaining, streams, partitions, connection);
            if (group.hasClaims()) {
                ReadingTable.settleClaims(group, connection);
            }
            Sieve sieve = groupsToAsk > 0 ? Sieve.of(group, connection) : new Sieve(group, Map.of());
            if (!sieve.contradicting().isEmpty()) {
                connection.rollback();
                sieve.contradicting().forEach((pack, found) -> group.packs()
                        .get(pack)
                        .end(new Outcome.Contradicts(group.durable(found.row()), found.stored())));
                remaining = stillOpen(remaining);
            } else if (isStored(sieve.fresh())) {
                connection.commit();
                heads.commit();
                groupsToAsk = Math.max(0, groupsToAsk - 1);
                tell(remaining, STORED);
                return;
            } else if (++attempts == MOST_ATTEMPTS) {
                throw new SQLException("somebody else stores the same rows", "40001");
            }
        }
    }

    /** Chains the rows, stores them and moves the heads; false where the database was not as it was believed to be. */
    private boolean isStored(Group fresh) throws SQLException {
        if (fresh.rows == 0) {
            return true;
        }
        heads.chain(fresh, connection);
        boolean stored = ReadingCopy.pays(fresh)
                ? copy.insert(fresh, connection)
                : ReadingTable.insert(fresh, connection) == fresh.rows;
        if (!stored) {
            connection.rollback();
            groupsToAsk = GROUPS_AFTER_A_REPEAT;
            return false;
        }
        if (!heads.move(connection)) {
            connection.rollback();
            heads.load(connection);
            return false;
        }
        return true;
    }

    private void connect() throws SQLException {
        if (connection == null) {
            connection = database.getConnection();
            connection.setAutoCommit(false);
            partitions.forget();
            streams.load(connection);
            heads.load(connection);
            connection.commit();
        }
    }

    private void rollback() {
        try {
            if (connection != null) {
                connection.rollback();
            }
        } catch (SQLException e) {
            abort();
        }
    }

    private static void tell(List<PendingPack> packs, Outcome outcome) {
        packs.forEach(pack -> pack.end(outcome));
    }

    private static List<PendingPack> stillOpen(List<PendingPack> packs) {
        return packs.stream().filter(PendingPack::isOpen).toList();
    }

    /** SQLSTATE classes in which the fault is in what we sent, so that trying again will not help. */
    private static boolean isDataError(SQLException e) {
        String state = e.getSQLState();
        return state != null && state.length() == 5 && DATA_ERRORS.contains(state.substring(0, 2));
    }
}
