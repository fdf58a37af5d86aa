package org.wardkeeper.coap;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.californium.elements.RawDataChannel;
import org.eclipse.californium.elements.util.LimitedRunnable;
import org.eclipse.californium.elements.util.SerialExecutor;
import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.californium.scandium.dtls.AlertMessage.AlertDescription;
import org.eclipse.californium.scandium.dtls.Connection;
import org.eclipse.californium.scandium.dtls.Record;
import org.eclipse.californium.scandium.dtls.ResumptionSupportingConnectionStore;

/**
 * Scandium's connector with shares. Each connection's records are worked on one after the other, the connections in turn;
 * what is added here is how many may wait: of each peer, of handshakes, and of first hellos, whose addresses are not yet
 * proven.
 */
final class BoundedDtls extends DTLSConnector {
    private static final int MOST_OF_A_PEER = 64;

    /** A tenth of a second of elliptic curves, which is what a live session may wait for others' handshakes. */
    private static final int MOST_HANDSHAKE_RECORDS = 128;

    private static final int MOST_HELLOS = 512;

    private final ResumptionSupportingConnectionStore store;
    private final Sessions sessions;
    private final CoapThreads threads;
    private final PeerShares shares = new PeerShares(MOST_OF_A_PEER);
    private final AtomicInteger handshakeRecords = new AtomicInteger();
    private final AtomicInteger hellos = new AtomicInteger();

    /** Whether the datagram that is being read belongs to a handshake; only the one receiver thread knows. */
    private boolean isHandshake;

    private BoundedDtls(
            DtlsConnectorConfig config,
            ResumptionSupportingConnectionStore store,
            Sessions sessions,
            CoapThreads threads) {
        super(config, store);
        this.store = store;
        this.sessions = sessions;
        this.threads = threads;
        sessions.endWith(this::end);
        setAlertHandler((peer, alert) -> {
            if (alert.getDescription() == AlertDescription.CLOSE_NOTIFY) {
                forget(peer);
            }
        });
    }

    /** A connector that tells the sessions of each that begins and ends. */
    static BoundedDtls of(DtlsConnectorConfig config, Sessions sessions, CoapThreads threads) {
        return new BoundedDtls(config, createConnectionStore(config), sessions, threads);
    }

    Sessions sessions() {
        return sessions;
    }

    @Override
    public void setRawDataReceiver(RawDataChannel receiver) {
        super.setRawDataReceiver(threads.bounded(receiver));
    }

    @Override
    protected void processRecords(List<Record> records, InetSocketAddress peer, InetSocketAddress router) {
        isHandshake = records.get(0).getEpoch() == 0;
        super.processRecords(records, peer, router);
    }

    @Override
    protected boolean executeInbound(Executor executor, InetSocketAddress peer, LimitedRunnable job) {
        if (!(executor instanceof SerialExecutor)) {
            return executeCounted(executor, peer, job, hellos, MOST_HELLOS);
        }
        if (isHandshake) {
            return executeCounted(executor, peer, job, handshakeRecords, MOST_HANDSHAKE_RECORDS);
        }
        int share = shares.take(peer);
        if (share < 0) {
            return false;
        }
        boolean accepted = super.executeInbound(new Counted(executor, () -> shares.giveBack(share)), peer, job);
        if (!accepted) {
            shares.giveBack(share);
        }
        return accepted;
    }

    private boolean executeCounted(
            Executor executor, InetSocketAddress peer, LimitedRunnable job, AtomicInteger waiting, int most) {
        if (waiting.incrementAndGet() > most) {
            waiting.decrementAndGet();
            return false;
        }
        boolean accepted = super.executeInbound(new Counted(executor, waiting::decrementAndGet), peer, job);
        if (!accepted) {
            waiting.decrementAndGet();
        }
        return accepted;
    }

    /** Tells the peer, and forgets its session, so that it cannot be taken up again. */
    private void end(Connection connection) {
        InetSocketAddress peer = connection.getPeerAddress();
        if (peer != null) {
            close(peer);
        }
        remove(connection);
    }

    /** A session that its peer has ended is kept for nobody. */
    private void forget(InetSocketAddress peer) {
        Connection connection = store.get(peer);
        if (connection != null && connection.isClosed()) {
            remove(connection);
        }
    }

    private void remove(Connection connection) {
        try {
            connection.getExecutor().execute(() -> store.remove(connection, true));
        } catch (RejectedExecutionException e) {
            // it ended meanwhile
        }
    }

    /** Gives back what was taken when the job begins. */
    private record Counted(Executor executor, Runnable giveBack) implements Executor {

        @Override
        public void execute(Runnable job) {
            executor.execute(() -> {
                giveBack.run();
                job.run();
            });
        }
    }
}
