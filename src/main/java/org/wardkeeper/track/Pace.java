package org.wardkeeper.track;

/**
 * How fast one tag walks, as far as it says so itself; else as far as its levels tell. Not safe for threads; its track
 * guards it.
 */
final class Pace {
    /** A step every three minutes: somebody may push it slowly. */
    private static final double STEPS_AT_REST = 0.005;

    /** Spots a tag that is on its way walks in a second; whereto is not known. */
    private static final double STEPS_A_SECOND = 1.2;

    /** Below this a tag lies still, above the next it is on its way. */
    private static final double STILL_DB = 1.8;

    private static final double MOVES_DB = 3;

    /** So long counts what a tag said: tags that feel their motion say so again with every report. */
    private static final long SAID_COUNTS_MS = 30_000;

    /** Far enough back, and far enough from the end of a long to count from. */
    private static final long NEVER = Long.MIN_VALUE / 2;

    private long saidAt = NEVER;
    private boolean saidItMoves;

    /** The tag feels that it is being moved, or that it lies still. What it said later counts. */
    void says(boolean moves, long millis) {
        if (millis >= saidAt) {
            saidAt = millis;
            saidItMoves = moves;
        }
    }

    /**
     * Spots a second. A tag whose levels stay what they were has most likely not been moved.
     *
     * @param stir how far the levels of late are from what they usually are, in dB
     */
    double steps(float stir, long now) {
        if (Math.abs(now - saidAt) <= SAID_COUNTS_MS) {
            return saidItMoves ? STEPS_A_SECOND : STEPS_AT_REST;
        }
        double moves = (stir - STILL_DB) / (MOVES_DB - STILL_DB);
        return STEPS_AT_REST + Math.max(0, Math.min(1, moves)) * (STEPS_A_SECOND - STEPS_AT_REST);
    }
}
