package org.wardkeeper.track;

import java.util.Arrays;

/**
 * The newest level of one tag at each ear that heard it lately, in flat arrays: with fifty thousand tags a sighting costs
 * what it touches of the memory. Not safe for threads; its track guards it.
 */
final class Levels {
    /** 1/dB²: where the map was taught, a tag is as loud as the one that taught, and what it was since found to differ. */
    static final float LOUDNESS_TAUGHT = 100f;

    /** 1/dB²: where it was not, nobody knows, and only differences between readers count. */
    static final float LOUDNESS_UNTAUGHT = 1 / 225f;

    private static final int CAPACITY = 12;

    /** Some readers tell of one advertisement on each of its three channels. */
    private static final long REPEAT_MS = 200;

    /** Weights of the newest level in the short and the long mean, and of their difference in what is remembered of it. */
    private static final float LATELY = 0.4f;

    private static final float USUALLY = 0.03f;
    private static final float STIRS = 0.05f;

    private static final long NEVER = Long.MIN_VALUE / 2;

    private final int[] ears = new int[CAPACITY];
    private final float[] levels = new float[CAPACITY];
    private final long[] times = new long[CAPACITY];
    private final float[] lately = new float[CAPACITY];
    private final float[] usually = new float[CAPACITY];
    private float stir = 6;
    private int count;
    private int news;
    private final boolean[] isNew = new boolean[CAPACITY];

    /** Takes a level; false for a repeat, and for one that is older than what the ear has said since. */
    boolean add(int ear, double dBm, long millis, long freshSince) {
        int place = placeOf(ear);
        if (place == count) {
            forgetBefore(freshSince);
            place = count < CAPACITY ? count++ : faintest();
            times[place] = NEVER;
            lately[place] = (float) dBm;
            usually[place] = (float) dBm;
        }
        if (millis < times[place] + REPEAT_MS) {
            return false;
        }
        ears[place] = ear;
        levels[place] = (float) dBm;
        stirs(place, (float) dBm);
        times[place] = millis;
        news++;
        isNew[place] = true;
        return true;
    }

    private void stirs(int place, float dBm) {
        lately[place] += LATELY * (dBm - lately[place]);
        usually[place] += USUALLY * (dBm - usually[place]);
        stir += STIRS * (Math.abs(lately[place] - usually[place]) - stir);
    }

    /** How far the levels of late are from what they usually are, in dB: of a tag that lies still some two. */
    float stir() {
        return stir;
    }

    private int placeOf(int ear) {
        int place = 0;
        while (place < count && ears[place] != ear) {
            place++;
        }
        return place;
    }

    private int faintest() {
        int faintest = 0;
        for (int i = 1; i < count; i++) {
            if (levels[i] < levels[faintest]) {
                faintest = i;
            }
        }
        return faintest;
    }

    void forgetBefore(long millis) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (times[i] >= millis) {
                ears[kept] = ears[i];
                levels[kept] = levels[i];
                lately[kept] = lately[i];
                usually[kept] = usually[i];
                isNew[kept] = isNew[i];
                times[kept++] = times[i];
            }
        }
        count = kept;
    }

    /** How many levels came since they were last {@link #old}. */
    int news() {
        return news;
    }

    /** Whether it came since then. */
    boolean isNew(int i) {
        return isNew[i];
    }

    void old() {
        Arrays.fill(isNew, false);
        news = 0;
    }

    void clear() {
        count = 0;
        news = 0;
    }

    int count() {
        return count;
    }

    int ear(int i) {
        return ears[i];
    }

    float level(int i) {
        return levels[i];
    }

    /** The ear that hears best; -1 if none does. */
    int loudest() {
        int loudest = -1;
        for (int i = 0; i < count; i++) {
            if (loudest < 0 || levels[i] > levels[loudest]) {
                loudest = i;
            }
        }
        return loudest < 0 ? -1 : ears[loudest];
    }

    @Override
    public String toString() {
        return Arrays.toString(Arrays.copyOf(ears, count)) + Arrays.toString(Arrays.copyOf(levels, count));
    }
}
