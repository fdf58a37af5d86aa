package org.wardkeeper.coap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.californium.elements.util.ClockUtil;
import org.eclipse.californium.scandium.ConnectionListener;
import org.eclipse.californium.scandium.dtls.Connection;
import org.eclipse.californium.scandium.dtls.ConnectionId;

/**
 * The live DTLS sessions by identity, told by the connector of each that begins and ends.
 *
 * <p>A device that begins a session for every report must not keep the others out: of one identity's sessions only two
 * that have been quiet for a minute stay, and of all of them the youngest 256.
 */
final class Sessions implements ConnectionListener {
    static final int MOST_QUIET = 2;
    static final int MOST_AN_IDENTITY = 256;
    private static final long QUIET = TimeUnit.MINUTES.toNanos(1);

    private final Map<ConnectionId, String> identities = new HashMap<>();
    private final Map<String, List<Connection>> byIdentity = new HashMap<>();
    private Consumer<Connection> end = connection -> {};

    /** Sets what ends a session; it is called without any lock held. */
    void endWith(Consumer<Connection> ending) {
        this.end = ending;
    }

    synchronized int count() {
        return identities.size();
    }

    /** Ends every session that an identity began. */
    void end(String identity) {
        List<Connection> known;
        synchronized (this) {
            known = List.copyOf(byIdentity.getOrDefault(identity, List.of()));
        }
        known.forEach(end);
    }

    @Override
    public void onConnectionEstablished(Connection connection) {
        String identity = Identity.of(connection.getEstablishedPeerIdentity());
        List<Connection> surplus;
        synchronized (this) {
            if (identities.put(connection.getConnectionId(), identity) != null) {
                return;
            }
            List<Connection> all = byIdentity.computeIfAbsent(identity, key -> new ArrayList<>(1));
            surplus = surplus(all);
            all.add(connection);
        }
        surplus.forEach(end);
    }

    @Override
    public synchronized void onConnectionRemoved(Connection connection) {
        String identity = identities.remove(connection.getConnectionId());
        if (identity == null) {
            return; // a handshake that came to nothing
        }
        byIdentity.computeIfPresent(identity, (key, all) -> {
            all.removeIf(one -> one == connection);
            return all.isEmpty() ? null : all;
        });
    }

    /** Which of an identity's sessions, oldest first, must end when one more begins. */
    private static List<Connection> surplus(List<Connection> all) {
        var surplus = new ArrayList<Connection>(0);
        long now = ClockUtil.nanoRealtime();
        List<Connection> quiet = all.stream()
                .filter(one -> now - one.getLastMessageNanos() > QUIET)
                .toList();
        if (quiet.size() > MOST_QUIET) {
            surplus.addAll(quiet.subList(0, quiet.size() - MOST_QUIET));
        } else if (all.size() >= MOST_AN_IDENTITY) {
            surplus.add(all.get(0));
        }
        return surplus;
    }

    @Override
    public boolean onConnectionUpdatesSequenceNumbers(Connection connection, boolean writeSequenceNumber) {
        return false;
    }

    @Override
    public boolean onConnectionMacError(Connection connection) {
        return false;
    }

    @Override
    public void beforeExecution(Connection connection) {
        // nothing to note
    }

    @Override
    public void updateExecution(Connection connection) {
        // nothing to note
    }

    @Override
    public void afterExecution(Connection connection) {
        // nothing to note
    }
}
