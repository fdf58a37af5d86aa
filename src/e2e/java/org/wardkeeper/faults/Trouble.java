package org.wardkeeper.faults;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * What a bad wire does to each datagram, in each direction.
 *
 * @param loss share of datagrams that vanish, 0 to 1
 * @param duplication share of the others that arrive twice
 * @param reordering share that is held back, so that later ones overtake it
 * @param holdBack the longest time one is held back
 * @param delay of every datagram
 */
public record Trouble(double loss, double duplication, double reordering, Duration holdBack, Duration delay) {
    public static final Trouble NONE = new Trouble(0, 0, 0, Duration.ZERO, Duration.ZERO);

    /** A wire as bad as the product promises to bear. */
    public static final Trouble BAD = new Trouble(0.2, 0.2, 0.2, Duration.ofMillis(300), Duration.ofMillis(2));

    public Trouble {
        for (double share : new double[] {loss, duplication, reordering}) {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("a share of datagrams is from 0 to 1, not " + share);
            }
        }
        if (holdBack.isNegative() || delay.isNegative()) {
            throw new IllegalArgumentException("no datagram arrives before it was sent");
        }
    }

    /** When each copy of one datagram arrives, in nanoseconds from now: none, one or two times. */
    long[] arrivals(RandomGenerator random) {
        if (random.nextDouble() < loss) {
            return new long[0];
        }
        long[] arrivals = new long[random.nextDouble() < duplication ? 2 : 1];
        for (int i = 0; i < arrivals.length; i++) {
            boolean heldBack = random.nextDouble() < reordering && !holdBack.isZero();
            arrivals[i] = delay.toNanos() + (heldBack ? random.nextLong(holdBack.toNanos()) : 0);
        }
        return arrivals;
    }
}
