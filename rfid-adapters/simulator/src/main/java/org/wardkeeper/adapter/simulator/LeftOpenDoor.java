package org.wardkeeper.adapter.simulator;

import org.wardkeeper.adapter.simulator.StorageClimate.DoorOpening;

/**
 * The refrigerator that people watch in the demo: every twenty minutes somebody forgets to shut it for six, so that it turns
 * too warm within three minutes of the start and recovers. It is the one thing counted from the start of the simulation.
 */
record LeftOpenDoor(long firstOpenedMs) {

    private static final long EVERY_MS = 20 * 60_000;
    private static final long OPEN_MS = 6 * 60_000;
    private static final long INERTIA_MS = 15_000;
    private static final double DEGREES_PER_MS = 2.4 / 60_000;
    private static final double MOST_DEGREES = 6.5;
    private static final double RECOVERS_IN_MS = 3 * 60_000;

    /** What the open door adds, in degrees. */
    double warmth(long atMs) {
        if (atMs < firstOpenedMs) {
            return 0;
        }
        long since = (atMs - firstOpenedMs) % EVERY_MS;
        double reached = Math.min(MOST_DEGREES, DEGREES_PER_MS * Math.max(0, Math.min(since, OPEN_MS) - INERTIA_MS));
        return since <= OPEN_MS ? reached : reached * Math.exp(-(since - OPEN_MS) / RECOVERS_IN_MS);
    }

    /** The opening that was latest begun, or begins first. */
    DoorOpening latest(long atMs) {
        long rounds = Math.max(0, (atMs - firstOpenedMs) / EVERY_MS);
        long opened = firstOpenedMs + rounds * EVERY_MS;
        return new DoorOpening(opened, opened + OPEN_MS, MOST_DEGREES);
    }
}
