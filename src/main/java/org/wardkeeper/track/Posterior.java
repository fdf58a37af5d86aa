package org.wardkeeper.track;

import java.util.Arrays;
import org.wardkeeper.radio.Spots;

/**
 * Where one tag may be: a few dozen spots with their probabilities, all others as good as none. A Bayes filter in two
 * steps: {@link #walk} lets time pass, {@link #weigh} takes in what was heard. Not safe for threads; its track guards it.
 */
final class Posterior {
    /** Spots less likely than this against the likeliest are forgotten; so are those beyond the capacity. */
    private static final float FORGOTTEN = 1e-6f;

    static final int CAPACITY = 96;

    private static final int MOST_STRIDES = 12;

    /** Less than this does not walk on: it would be forgotten where it came to. */
    private static final float LEAST_SHARE = 1e-6f;

    private final int[] spots;
    private final float[] shares;
    private int count;

    Posterior() {
        this(CAPACITY);
    }

    private Posterior(int capacity) {
        spots = new int[capacity];
        shares = new float[capacity];
    }

    int count() {
        return count;
    }

    int spot(int i) {
        return spots[i];
    }

    float share(int i) {
        return shares[i];
    }

    int[] spots() {
        return spots;
    }

    /** As it is now, for later. */
    Posterior copy() {
        var copy = new Posterior(count);
        copy.count = count;
        System.arraycopy(spots, 0, copy.spots, 0, count);
        System.arraycopy(shares, 0, copy.shares, 0, count);
        return copy;
    }

    /** It is at one of these spots, each as likely. */
    void spread(int[] at, Bench bench) {
        for (int spot : at) {
            bench.add(spot, 1f / at.length);
        }
        take(bench);
    }

    /**
     * Looks at every spot of the map: the tag may be anywhere. Takes all that was heard lately.
     *
     * @param before what was known before any of it was heard
     * @param known how much of that still counts, 0 to 1
     */
    void seek(Fit fit, double trust, Posterior before, double known, int everywhere, Bench bench) {
        for (int i = 0; i < before.count; i++) {
            bench.add(before.spots[i], (float) (before.shares[i] * known));
        }
        for (int spot = 0; spot < everywhere; spot++) {
            bench.add(spot, (float) (1 - known + LEAST_SHARE) / everywhere);
        }
        fit.over(bench.spots(), bench.touched(), true, (float) trust, bench);
        bench.scaleByFits();
        take(bench);
    }

    /**
     * Time passes: no more than a step at a time, and after a while anybody may have gone anywhere near.
     *
     * @param seconds how long
     * @param steps how many spots a tag walks in a second, on average
     * @param lost where a tag that was lost may turn up
     * @param turnsUp how often it does, in a second
     */
    void walk(double seconds, double steps, int[] lost, double turnsUp, Spots ground, Bench bench) {
        int strides = (int) Math.max(1, Math.min(MOST_STRIDES, Math.ceil(steps * seconds)));
        for (int stride = 0; stride < strides; stride++) {
            stride(seconds / strides, steps, lost, turnsUp, ground, bench);
        }
    }

    private void stride(double seconds, double steps, int[] lost, double often, Spots ground, Bench bench) {
        float stays = Exp.of((float) (-steps * seconds));
        float turnsUp = (float) -Math.expm1(-often * seconds);
        for (int spot : lost) {
            bench.add(spot, turnsUp / lost.length);
        }
        int sought = bench.touched();
        for (int i = 0; i < count; i++) {
            float share = shares[i] * (1 - turnsUp);
            int[] next = ground.neighbours(spots[i]);
            float onward = next.length == 0 ? 0 : share * (1 - stays) / next.length;
            if (onward < LEAST_SHARE) {
                bench.add(spots[i], share);
            } else {
                bench.add(spots[i], share * stays);
                for (int spot : next) {
                    bench.add(spot, onward);
                }
            }
        }
        take(bench, sought);
    }

    /** Somebody else knows that it is at one of these spots, and is so many times likelier to be right than wrong. */
    void arrive(int[] at, float odds, Bench bench) {
        for (int i = 0; i < count; i++) {
            bench.add(spots[i], shares[i] / (1 + odds));
        }
        for (int spot : at) {
            bench.add(spot, odds / (1 + odds) / at.length);
        }
        take(bench);
    }

    /** Keeps the likeliest. */
    private void take(Bench bench) {
        take(bench, 0);
    }

    /**
     * Keeps the likeliest, and what was put on the bench first: where nobody is sure there are so many spots alike that
     * the one where it turns up would be forgotten again and again, before anything that is heard can speak for it.
     */
    private void take(Bench bench, int sought) {
        count = bench.take(spots, shares, FORGOTTEN, sought);
        makeOne();
    }

    /**
     * What was heard anew.
     *
     * @param trust how much of it is news, 0 to 1 and a little more: levels of one moment fade together, and so do
     *     those of one place
     */
    void weigh(Fit fit, double trust, Bench bench) {
        fit.over(spots, count, false, (float) trust, bench);
        float[] fits = bench.fits();
        float best = bench.best(count);
        for (int i = 0; i < count; i++) {
            shares[i] *= Exp.of(fits[i] - best);
        }
        forget();
        makeOne();
    }

    /** What nothing that was heard speaks for any more need not be walked from. */
    private void forget() {
        float largest = 0;
        for (int i = 0; i < count; i++) {
            largest = Math.max(largest, shares[i]);
        }
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (shares[i] >= FORGOTTEN * largest) {
                spots[kept] = spots[i];
                shares[kept++] = shares[i];
            }
        }
        count = kept;
    }

    private void makeOne() {
        float sum = 0;
        for (int i = 0; i < count; i++) {
            sum += shares[i];
        }
        float by = sum > 0 ? 1 / sum : 0;
        for (int i = 0; i < count; i++) {
            shares[i] *= by;
        }
    }

    @Override
    public String toString() {
        return Arrays.toString(Arrays.copyOf(spots, count)) + Arrays.toString(Arrays.copyOf(shares, count));
    }
}
