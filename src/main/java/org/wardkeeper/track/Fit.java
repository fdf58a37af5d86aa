package org.wardkeeper.track;

import org.wardkeeper.radio.RadioMap;
import org.wardkeeper.radio.Spots;

/**
 * How well what was heard of a tag fits where it may be, whatever the tag's own loudness may reasonably be. One reader
 * after the other over all spots: it lies so in the memory.
 */
final class Fit {
    /** What no level can be farther from the expected one, in squared scatters: air has surprises. */
    private static final float SURPRISE = 9;

    /**
     * What it speaks for a zone that its own reader hears best, where nobody taught. Of many readers their differences
     * tell more, so it counts by the square of their number.
     */
    private static final float LOUDEST = 5;

    private final Levels heard;
    private final float offset;
    private final Surroundings around;
    private final RadioMap map;

    /** @param offset how much louder than others the tag is known to be, in dB */
    Fit(Levels heard, float offset, Surroundings around) {
        this.heard = heard;
        this.offset = offset;
        this.around = around;
        this.map = around.map();
    }

    /**
     * Puts the logarithm of the likelihood of what was heard at each spot on the bench.
     *
     * @param all whether what was weighed before counts again
     * @param trust how much of it is news
     */
    void over(int[] spots, int count, boolean all, float trust, Bench bench) {
        begin(spots, count, bench);
        for (int k = 0; k < heard.count(); k++) {
            listen(k, spots, count, bench);
        }
        askLoudness(spots, count, bench);
        for (int k = 0; k < heard.count(); k++) {
            if (all || heard.isNew(k)) {
                compare(k, spots, count, bench);
            }
        }
        float[] fits = bench.fits();
        for (int i = 0; i < count; i++) {
            fits[i] *= -0.5f * trust;
        }
    }

    private void begin(int[] spots, int count, Bench bench) {
        for (int i = 0; i < count; i++) {
            bench.weights()[i] = certainty(spots[i]);
            bench.louder()[i] = 0;
        }
    }

    /** How sure it is that the tag is as loud as others, in 1/dB². */
    private float certainty(int spot) {
        return map.isTaught(map.spots().zoneOf(spot)) ? Levels.LOUDNESS_TAUGHT : Levels.LOUDNESS_UNTAUGHT;
    }

    private void listen(int k, int[] spots, int count, Bench bench) {
        float[] expected = map.levels(heard.ear(k));
        float[] weight = map.weights(heard.ear(k));
        float[] weights = bench.weights();
        float[] louder = bench.louder();
        float level = heard.level(k) - offset;
        for (int i = 0; i < count; i++) {
            float w = weight[spots[i]];
            weights[i] += w;
            louder[i] += w * (level - expected[spots[i]]);
        }
    }

    /** The loudness that fits best, and what it costs to believe in it. */
    private void askLoudness(int[] spots, int count, Bench bench) {
        Spots ground = map.spots();
        int loudest = map.zoneOfEar(heard.loudest());
        float speaks = LOUDEST / (heard.count() * heard.count());
        float[] louder = bench.louder();
        for (int i = 0; i < count; i++) {
            louder[i] /= bench.weights()[i];
            int zone = ground.zoneOf(spots[i]);
            boolean its = !map.isTaught(zone) && (zone == loudest || around.isDark(zone));
            bench.fits()[i] = louder[i] * louder[i] * certainty(spots[i]) - (its ? speaks : 0);
        }
    }

    private void compare(int k, int[] spots, int count, Bench bench) {
        float[] expected = map.levels(heard.ear(k));
        float[] weight = map.weights(heard.ear(k));
        float[] width = map.widths(heard.ear(k));
        float[] louder = bench.louder();
        float[] fits = bench.fits();
        float level = heard.level(k) - offset;
        for (int i = 0; i < count; i++) {
            float difference = level - expected[spots[i]] - louder[i];
            fits[i] += Math.min(SURPRISE, difference * difference * weight[spots[i]]) + width[spots[i]];
        }
    }
}
