package org.wardkeeper.track;

import org.wardkeeper.radio.RadioMap;

/**
 * How much louder one tag is than those that taught the map, learned while it is followed: tags differ by some decibels,
 * and so does what they are stuck to. Where nothing was taught only differences between readers count, and there is
 * nothing to learn.
 */
final class Loudness {
    /** As sure as after so many sightings that it is like the others. */
    private static final int PRIOR = 20_000;

    private static final int REMEMBERED = 2_000;
    private static final int LEARN_EVERY = 8;
    private static final float SURPRISE_DB = 10;
    private static final float MOST_DB = 15;

    private float dB;
    private int heard;
    private int turns;

    float dB() {
        return dB;
    }

    void learn(Levels levels, Posterior posterior, RadioMap map) {
        if (turns++ % LEARN_EVERY != 0 || posterior.count() == 0) {
            return;
        }
        if (!map.isTaught(map.spots().zoneOf(posterior.spot(0)))) {
            return;
        }
        float sum = 0;
        for (int k = 0; k < levels.count(); k++) {
            float louder = levels.level(k) - dB - expected(map.levels(levels.ear(k)), posterior);
            sum += Math.max(-SURPRISE_DB, Math.min(SURPRISE_DB, louder));
        }
        heard = Math.min(REMEMBERED, heard + levels.count());
        dB = Math.max(-MOST_DB, Math.min(MOST_DB, dB + LEARN_EVERY * sum / (heard * LEARN_EVERY + PRIOR)));
    }

    private static float expected(float[] atSpots, Posterior posterior) {
        float level = 0;
        for (int i = 0; i < posterior.count(); i++) {
            level += posterior.share(i) * atSpots[posterior.spot(i)];
        }
        return level;
    }
}
