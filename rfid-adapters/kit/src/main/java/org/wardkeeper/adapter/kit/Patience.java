package org.wardkeeper.adapter.kit;

import java.time.Duration;

/**
 * How long a sender stays with one pack before it gives it up.
 *
 * @param attempts how often a pack is sent when it is not answered, or answered 4.29 or 5.03
 * @param forAnAnswer how long one attempt waits, CoAP's own retransmissions included
 * @param longestPause at most this long between two attempts, whatever Max-Age the server names
 */
public record Patience(int attempts, Duration forAnAnswer, Duration longestPause) {

    /** Enough to live through a server's restart. */
    public static final Patience USUAL = new Patience(8, Duration.ofSeconds(40), Duration.ofSeconds(120));

    public Patience {
        if (attempts < 1 || forAnAnswer.isNegative() || forAnAnswer.isZero() || longestPause.isNegative()) {
            throw new IllegalArgumentException("Patience needs at least one attempt and a time for its answer.");
        }
    }

    /** The pause before the next attempt where the server named none: 1, 2, 4 … s. */
    Duration afterSilence(int attempt) {
        return shortened(Duration.ofSeconds(1L << Math.min(attempt - 1, 20)));
    }

    Duration shortened(Duration pause) {
        return pause.compareTo(longestPause) > 0 ? longestPause : pause;
    }
}
