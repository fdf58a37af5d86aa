package org.wardkeeper.track;

import java.util.Arrays;

/**
 * How often what is said with so much confidence is true at this site: found by rehearsing on what was taught. A claim
 * that the site has not borne out is capped.
 *
 * <p>Immutable. Never falls where the claim rises.
 */
public final class Reliability {
    private static final int BINS = 10;

    /** Surer than this nobody may be, whatever was rehearsed. */
    private static final double MOST = 0.99;

    /** Where coverage was never surveyed, claims above this were wrong half of the time. */
    static final double UNPROVEN = 0.9;

    /** Before this many moments were rehearsed nothing is known of a site. */
    private static final int ENOUGH = 100;

    /** In each bin the claim itself counts as so many moments. */
    private static final double PRIOR = 20;

    private static final Reliability NOT_REHEARSED = new Reliability(null, UNPROVEN);
    private static final Reliability CLAIMS = new Reliability(null, MOST);

    private final double[] trueAt; // by bin; null where the claim is taken for true
    private final double most;

    private Reliability(double[] trueAt, double most) {
        this.trueAt = trueAt;
        this.most = most;
    }

    /** Of a site that nobody has surveyed. */
    public static Reliability notRehearsed() {
        return NOT_REHEARSED;
    }

    /** The claims as they are, to rehearse with. */
    static Reliability claims() {
        return CLAIMS;
    }

    /** How often a claim of this confidence is true, 0 to 1. */
    public double of(double claim) {
        if (trueAt == null) {
            return Math.min(most, claim);
        }
        double place = Math.max(0, Math.min(BINS - 1, claim * BINS - 0.5));
        int below = (int) place;
        int above = Math.min(BINS - 1, below + 1);
        return Math.min(most, trueAt[below] + (place - below) * (trueAt[above] - trueAt[below]));
    }

    /** Whether enough was rehearsed to know. */
    public boolean isKnown() {
        return trueAt != null;
    }

    @Override
    public String toString() {
        return isKnown() ? Arrays.toString(trueAt) : "at most " + most;
    }

    /** Claims and whether they were true. Not safe for threads. */
    static final class Tally {
        private final double[] claimed = new double[BINS];
        private final int[] right = new int[BINS];
        private final int[] all = new int[BINS];

        void add(double claim, boolean isRight) {
            int bin = (int) Math.min(BINS - 1, claim * BINS);
            claimed[bin] += claim;
            right[bin] += isRight ? 1 : 0;
            all[bin]++;
        }

        Reliability reliability() {
            if (Arrays.stream(all).sum() < ENOUGH) {
                return NOT_REHEARSED;
            }
            double[] weights = new double[BINS];
            double[] trueAt = new double[BINS];
            for (int bin = 0; bin < BINS; bin++) {
                double middle = all[bin] == 0 ? (bin + 0.5) / BINS : claimed[bin] / all[bin];
                weights[bin] = all[bin] + PRIOR;
                trueAt[bin] = (right[bin] + PRIOR * middle) / weights[bin];
            }
            neverFalls(trueAt, weights);
            return new Reliability(trueAt, MOST);
        }

        /** Neighbours that fall are taken together, until none does (pool adjacent violators). */
        private static void neverFalls(double[] values, double[] weights) {
            for (int bin = 1; bin < BINS; bin++) {
                int first = bin;
                double sum = values[bin] * weights[bin];
                double weight = weights[bin];
                while (first > 0 && values[first - 1] > sum / weight) {
                    first--;
                    sum += values[first] * weights[first];
                    weight += weights[first];
                }
                Arrays.fill(values, first, bin + 1, sum / weight);
            }
        }
    }
}
