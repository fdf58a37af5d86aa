package org.wardkeeper.coap;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * How much of each peer is under way, in a table of fixed size: forged addresses cannot make it grow, and two peers whose
 * salted hashes meet share what one may have. Safe for several threads.
 */
final class PeerShares {
    private static final int SHARES = 16_384;

    private final int salt = new SecureRandom().nextInt();
    private final AtomicIntegerArray taken = new AtomicIntegerArray(SHARES);
    private final int most;

    /** Sets what one peer may have under way. */
    PeerShares(int most) {
        this.most = most;
    }

    /** The number of the peer's share, to be given back, or -1 where it is used up. */
    int take(Object peer) {
        int hash = (peer.hashCode() ^ salt) * 0x9e3779b9;
        int share = (hash ^ (hash >>> 15)) & (SHARES - 1);
        if (taken.incrementAndGet(share) > most) {
            taken.decrementAndGet(share);
            return -1;
        }
        return share;
    }

    void giveBack(int share) {
        taken.decrementAndGet(share);
    }
}
