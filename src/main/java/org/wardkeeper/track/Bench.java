package org.wardkeeper.track;

import java.util.Arrays;

/**
 * What the posteriors of one thread are worked out on: an array over all spots of the map, of which few are touched, and
 * room for a number at each of those that are. Confined to its thread.
 */
final class Bench {
    /** Doublings from the least share that is remembered to the whole. */
    private static final int DOUBLINGS = 40;

    private static final int FLOAT_FRACTION_BITS = 23;
    private static final int FLOAT_EXPONENT_BIAS = 127;
    private static final ThreadLocal<Bench> MINE = ThreadLocal.withInitial(() -> new Bench(0, 0));

    private final float[] mass;
    private final int[] touched;
    private final float[] kept;
    private final int[] byDoubling = new int[DOUBLINGS];
    private final float[] fits;
    private final float[] weights;
    private final float[] louder;
    private final float[] ofZone;
    private int count;

    private Bench(int spots, int zones) {
        int room = Math.max(spots, Posterior.CAPACITY);
        mass = new float[spots];
        touched = new int[spots];
        kept = new float[spots];
        fits = new float[room];
        weights = new float[room];
        louder = new float[room];
        ofZone = new float[zones];
    }

    /** This thread's, for a map of so many spots in so many zones. */
    static Bench of(int spots, int zones) {
        Bench bench = MINE.get();
        if (bench.mass.length != spots || bench.ofZone.length != zones) {
            bench = new Bench(spots, zones);
            MINE.set(bench);
        }
        return bench;
    }

    void add(int spot, float share) {
        if (share > 0) {
            if (mass[spot] == 0) {
                touched[count++] = spot;
            }
            mass[spot] += share;
        }
    }

    /** How many spots there are shares at. */
    int touched() {
        return count;
    }

    int[] spots() {
        return touched;
    }

    /** Multiplies the shares by the exponentials of the fits, the best of which counts as one. */
    void scaleByFits() {
        float best = best(count);
        for (int i = 0; i < count; i++) {
            mass[touched[i]] *= Exp.of(fits[i] - best);
        }
    }

    /** The largest of the first fits. */
    float best(int count) {
        float best = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            best = Math.max(best, fits[i]);
        }
        return best;
    }

    /**
     * Hands over the likeliest spots and is empty again.
     *
     * @param forgotten less likely than this against the likeliest is not kept
     * @param wanted what was added first and is kept however unlikely it is: so many of the spots
     * @return how many they are; no more than the arrays hold
     */
    int take(int[] spots, float[] shares, float forgotten, int wanted) {
        float largest = clear();
        float least = least(largest * forgotten, shares.length - wanted);
        int taken = 0;
        for (int i = 0; i < count && taken < shares.length; i++) {
            if (kept[i] > 0 && (kept[i] >= least || i < wanted)) {
                spots[taken] = touched[i];
                shares[taken++] = kept[i];
            }
        }
        count = 0;
        return taken;
    }

    private float clear() {
        float largest = 0;
        for (int i = 0; i < count; i++) {
            kept[i] = mass[touched[i]];
            mass[touched[i]] = 0;
            largest = Math.max(largest, kept[i]);
        }
        return largest;
    }

    /** What is doubled until no more than the most are as likely; of many that are equal it lets all pass. */
    private float least(float least, int most) {
        if (count <= most || least == 0) {
            return least;
        }
        Arrays.fill(byDoubling, 0);
        for (int i = 0; i < count; i++) {
            if (kept[i] >= least) {
                byDoubling[doublings(kept[i] / least)]++;
            }
        }
        int doublings = highest();
        int as = byDoubling[doublings];
        while (doublings > 0 && as + byDoubling[doublings - 1] <= most) {
            as += byDoubling[--doublings];
        }
        return Math.scalb(least, doublings);
    }

    private int highest() {
        int highest = DOUBLINGS - 1;
        while (highest > 0 && byDoubling[highest] == 0) {
            highest--;
        }
        return highest;
    }

    private static int doublings(float times) {
        int exponent = (Float.floatToRawIntBits(times) >> FLOAT_FRACTION_BITS) - FLOAT_EXPONENT_BIAS;
        return Math.max(0, Math.min(DOUBLINGS - 1, exponent));
    }

    float[] fits() {
        return fits;
    }

    float[] weights() {
        return weights;
    }

    float[] louder() {
        return louder;
    }

    /** A number for each zone, all 0; whoever takes them leaves them so. */
    float[] ofZone() {
        return ofZone;
    }
}
