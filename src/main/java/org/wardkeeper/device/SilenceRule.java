package org.wardkeeper.device;

import java.time.Duration;
import java.time.Instant;

/**
 * When a device counts as silent: no word of it for three of its intervals, and never before five minutes. Two lost
 * reports are weather, the third is news.
 *
 * <p>A server that was away has heard nobody, so silence counts from when it listens again.
 */
public final class SilenceRule {
    private static final int INTERVALS = 3;
    private static final Duration SHORTEST = Duration.ofMinutes(5);

    private SilenceRule() {}

    /** How long a device may say nothing. */
    public static Duration patience(Duration interval) {
        return patience(interval, SHORTEST);
    }

    private static Duration patience(Duration interval, Duration shortest) {
        Duration three = interval.multipliedBy(INTERVALS);
        return three.compareTo(shortest) < 0 ? shortest : three;
    }

    /**
     * Whether it is silent.
     *
     * @param last its last word; where there was none, when it was registered
     * @param listening since when this server listens
     */
    public static boolean isSilent(Duration interval, Instant last, Instant listening, Instant now) {
        return isSilent(interval, SHORTEST, last, listening, now);
    }

    /**
     * Whether it is silent for somebody whose patience is shorter: who calls nobody, and only claims less.
     *
     * @param shortest what is waited for at least
     */
    public static boolean isSilent(Duration interval, Duration shortest, Instant last, Instant listening, Instant now) {
        Instant from = last.isBefore(listening) ? listening : last;
        return from.plus(patience(interval, shortest)).isBefore(now);
    }
}
