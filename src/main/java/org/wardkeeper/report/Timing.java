package org.wardkeeper.report;

import java.time.Instant;
import java.util.Optional;

/**
 * When something was measured and when we heard of it.
 *
 * @param at when it was measured, as far as we believe it; with its stream, the identity of a durable observation
 * @param received when its report arrived
 * @param claimed the device's own time where it ran too far ahead to be believed; {@code at} is then the arrival
 */
public record Timing(Instant at, Instant received, Optional<Instant> claimed) {

    /** A time we believe. */
    public static Timing measured(Instant at, Instant received) {
        return new Timing(at, received, Optional.empty());
    }

    /** A claim from the future: kept at {@code kept}, its time of arrival, with the claim beside it. */
    public static Timing flagged(Instant claimed, Instant kept, Instant received) {
        return new Timing(kept, received, Optional.of(claimed));
    }

    public boolean isFlagged() {
        return claimed.isPresent();
    }
}
