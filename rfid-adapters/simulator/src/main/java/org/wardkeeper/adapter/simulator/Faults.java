package org.wardkeeper.adapter.simulator;

import java.util.random.RandomGenerator;

/**
 * What goes wrong on the way: a lost pack, a pack sent twice, and one reader that switches off for four minutes in twelve.
 *
 * @param offlineReader URN of the reader with the bad power supply
 */
record Faults(String offlineReader, long startMs) {

    private static final double LOST = 0.01;
    private static final double TWICE = 0.01;
    private static final long EVERY_MS = 12 * 60_000;
    private static final long OFF_FROM_MS = 3 * 60_000;
    private static final long OFF_UNTIL_MS = 7 * 60_000;

    boolean isOff(String reader, long nowMs) {
        long since = Math.floorMod(nowMs - startMs, EVERY_MS);
        return reader.equals(offlineReader) && since >= OFF_FROM_MS && since < OFF_UNTIL_MS;
    }

    /** How often a pack goes out: once, sometimes twice, sometimes not at all. */
    int copies(RandomGenerator random) {
        double luck = random.nextDouble();
        if (luck < LOST) {
            return 0;
        }
        return luck < LOST + TWICE ? 2 : 1;
    }
}
