package org.wardkeeper.coap;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.californium.scandium.dtls.DTLSContext;
import org.eclipse.californium.scandium.dtls.DtlsException;
import org.eclipse.californium.scandium.dtls.Handshaker;
import org.eclipse.californium.scandium.dtls.SessionAdapter;

/**
 * The handshakes that are half done. Where there are too many, the oldest gives way: an honest one is through in a few
 * round trips, one that was begun to fill the memory stays until it is pushed out.
 */
final class Handshakes extends SessionAdapter {
    static final int MOST_HALF_OPEN = 1_000;

    private final Set<Handshaker> open = new LinkedHashSet<>();

    @Override
    public void handshakeStarted(Handshaker handshaker) {
        Handshaker oldest = null;
        synchronized (open) {
            open.add(handshaker);
            if (open.size() > MOST_HALF_OPEN) {
                Iterator<Handshaker> all = open.iterator();
                oldest = all.next();
                all.remove();
            }
        }
        if (oldest != null) {
            giveUp(oldest);
        }
    }

    @Override
    public void contextEstablished(Handshaker handshaker, DTLSContext established) {
        remove(handshaker);
    }

    @Override
    public void handshakeFailed(Handshaker handshaker, Throwable error) {
        remove(handshaker);
    }

    int halfOpen() {
        synchronized (open) {
            return open.size();
        }
    }

    private void remove(Handshaker handshaker) {
        synchronized (open) {
            open.remove(handshaker);
        }
    }

    private static void giveUp(Handshaker oldest) {
        try {
            oldest.getConnection()
                    .getExecutor()
                    .execute(() -> oldest.handshakeFailed(new DtlsException("gave way to a newer handshake")));
        } catch (RejectedExecutionException e) {
            // its connection ended meanwhile
        }
    }
}
