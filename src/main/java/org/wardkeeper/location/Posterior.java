package org.wardkeeper.location;

import java.util.Arrays;
import org.wardkeeper.radio.RadioMap;
import org.wardkeeper.radio.Spots;

/**
 * Where one tag may be: a few dozen spots with their probabilities, all others as good as none. A Bayes filter in two
 * steps: {@link #walk} lets time pass, {@link #weigh} takes in what was heard. Not safe for threads; its track guards it.
 */
final class Posterior {
    /** Spots less likely than this against the likeliest are forgotten; so are those beyond the capacity. */
    private static final float FORGOTTEN = 1e-6f;

    private static final int CAPACITY = 96;

    /** Missed reports and closed doors that were open: a tag may turn up anywhere its readers are, once in a while. */
    private static final double TURNS_UP_A_SECOND = 1e-3;

    private static final int MOST_STRIDES = 12;
    private static final float LEAST_SHARE = 1e-8f;

    /** What no level can be farther from the expected one, in squared scatters: air has surprises. */
    private static final float SURPRISE = 9;

    /**
     * What it speaks for a zone that its own reader hears best, where nobody taught. Of many readers their differences
     * tell more, so it counts by the square of their number.
     */
    private static final float LOUDEST = 5;

    private final int[] spots = new int[CAPACITY];
    private final float[] shares = new float[CAPACITY];
    private int count;

    int count() {
        return count;
    }

    int spot(int i) {
        return spots[i];
    }

    float share(int i) {
        return shares[i];
    }

    /** It is at one of these spots, each as likely. */
    void spread(int[] at, Bench bench) {
        bench.begin();
        for (int spot : at) {
            bench.add(spot, 1f / at.length);
        }
        take(bench);
    }

    /**
     * Looks at every spot of the map: the tag may be anywhere.
     *
     * @param known how much of what was known before still counts, 0 to 1
     */
    void seek(Levels heard, double offset, double trust, double known, Surroundings around, Bench bench) {
        bench.begin();
        for (int i = 0; i < count; i++) {
            bench.add(spots[i], (float) (shares[i] * known));
        }
        for (int spot = 0; spot < bench.spots(); spot++) {
            bench.add(spot, (float) (1 - known + LEAST_SHARE) / bench.spots());
        }
        float best = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < bench.touched(); i++) {
            bench.fits()[i] = -0.5f * (float) trust * misfit(bench.spot(i), heard, true, (float) offset, around);
            best = Math.max(best, bench.fits()[i]);
        }
        for (int i = 0; i < bench.touched(); i++) {
            bench.scale(i, (float) Math.exp(bench.fits()[i] - best));
        }
        take(bench);
    }

    /**
     * Time passes: no more than a step at a time, and after a while anybody may have gone anywhere near.
     *
     * @param seconds how long
     * @param steps how many spots a tag walks in a second, on average
     * @param lost where a tag that was lost may turn up
     */
    void walk(double seconds, double steps, int[] lost, RadioMap map, Bench bench) {
        int strides = (int) Math.max(1, Math.min(MOST_STRIDES, Math.ceil(steps * seconds)));
        for (int stride = 0; stride < strides; stride++) {
            stride(seconds / strides, steps, lost, map, bench);
        }
    }

    private void stride(double seconds, double steps, int[] lost, RadioMap map, Bench bench) {
        float stays = (float) Math.exp(-steps * seconds);
        float turnsUp = (float) -Math.expm1(-TURNS_UP_A_SECOND * seconds);
        Spots ground = map.spots();
        bench.begin();
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
        for (int spot : lost) {
            bench.add(spot, turnsUp / lost.length);
        }
        take(bench);
    }

    /** Keeps the likeliest. */
    private void take(Bench bench) {
        float least = bench.largest() * FORGOTTEN;
        while (bench.countFrom(least) > CAPACITY) {
            least *= 2;
        }
        if (bench.countFrom(least) == 0) {
            least /= 2; // too many that are equal: the first of them
        }
        count = 0;
        float sum = 0;
        for (int i = 0; i < bench.touched() && count < CAPACITY; i++) {
            float share = bench.share(i);
            if (share >= least && share > 0) {
                spots[count] = bench.spot(i);
                shares[count++] = share;
                sum += share;
            }
        }
        bench.end();
        scale(1 / sum);
    }

    /**
     * What was heard.
     *
     * @param trust how much of it is news, 0 to 1 and a little more: levels of one moment fade together, and so do
     *     those of one place
     */
    void weigh(Levels heard, double offset, double trust, Surroundings around, Bench bench) {
        float best = Float.NEGATIVE_INFINITY;
        float[] fit = bench.fits();
        for (int i = 0; i < count; i++) {
            fit[i] = -0.5f * (float) trust * misfit(spots[i], heard, false, (float) offset, around);
            best = Math.max(best, fit[i]);
        }
        float sum = 0;
        for (int i = 0; i < count; i++) {
            shares[i] *= (float) Math.exp(fit[i] - best);
            sum += shares[i];
        }
        if (sum > 0) {
            scale(1 / sum);
        }
    }

    /** How badly the levels fit the spot, whatever the tag's own loudness may reasonably be. */
    private static float misfit(int spot, Levels heard, boolean all, float offset, Surroundings around) {
        RadioMap map = around.map();
        boolean taught = map.isTaught(map.spots().zoneOf(spot));
        float certainty = taught ? Levels.LOUDNESS_TAUGHT : Levels.LOUDNESS_UNTAUGHT;
        float weights = certainty;

        float sum = 0;
        for (int k = 0; k < heard.count(); k++) {
            int ear = heard.ear(k);
            float weight = map.weights(ear)[spot];
            weights += weight;
            sum += weight * (heard.level(k) - offset - map.levels(ear)[spot]);
        }
        float louder = sum / weights;
        float misfit = louder * louder * certainty - (taught ? 0 : loudest(spot, heard, around));
        for (int k = 0; k < heard.count(); k++) {
            if (all || heard.isNew(k)) {
                int ear = heard.ear(k);
                float difference = heard.level(k) - offset - map.levels(ear)[spot] - louder;
                misfit += Math.min(SURPRISE, difference * difference * map.weights(ear)[spot]) + map.widths(ear)[spot];
            }
        }
        return misfit;
    }

    /** A zone that nobody listens in may be where the loudest of the others only hears the echo from. */
    private static float loudest(int spot, Levels heard, Surroundings around) {
        int zone = around.map().spots().zoneOf(spot);
        boolean its = zone == around.map().zoneOfEar(heard.loudest()) || around.isDark(zone);
        return its ? LOUDEST / (heard.count() * heard.count()) : 0;
    }

    private void scale(float by) {
        for (int i = 0; i < count; i++) {
            shares[i] *= by;
        }
    }

    @Override
    public String toString() {
        return Arrays.toString(Arrays.copyOf(spots, count)) + Arrays.toString(Arrays.copyOf(shares, count));
    }

    /** A workbench that all posteriors of one thread share: an array over all spots, of which few are touched. */
    static final class Bench {
        private final float[] mass;
        private final int[] touched;
        private final float[] fits;
        private int count;

        Bench(int spots) {
            mass = new float[spots];
            touched = new int[spots];
            fits = new float[Math.max(spots, CAPACITY)];
        }

        void begin() {
            count = 0;
        }

        void add(int spot, float share) {
            if (share > 0) {
                if (mass[spot] == 0) {
                    touched[count++] = spot;
                }
                mass[spot] += share;
            }
        }

        int touched() {
            return count;
        }

        int spot(int i) {
            return touched[i];
        }

        float share(int i) {
            return mass[touched[i]];
        }

        void scale(int i, float by) {
            mass[touched[i]] *= by;
        }

        float largest() {
            float largest = 0;
            for (int i = 0; i < count; i++) {
                largest = Math.max(largest, mass[touched[i]]);
            }
            return largest;
        }

        int countFrom(float least) {
            int from = 0;
            for (int i = 0; i < count; i++) {
                if (mass[touched[i]] >= least) {
                    from++;
                }
            }
            return from;
        }

        float[] fits() {
            return fits;
        }

        void end() {
            for (int i = 0; i < count; i++) {
                mass[touched[i]] = 0;
            }
        }

        int spots() {
            return mass.length;
        }
    }
}
