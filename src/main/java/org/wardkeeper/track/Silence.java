package org.wardkeeper.track;

/**
 * The last time that a tag was not heard for a while. What is heard again elsewhere was where it was before only until it
 * fell silent; the time in between belongs to no zone. Guarded by the tag's track.
 */
final class Silence {
    /** Tags speak every few seconds. */
    static final long LONG_MS = 60_000;

    /** Where it is after a silence is known from a few sightings, not from the first. */
    static final long SETTLED_MS = 30_000;

    /** Far enough back, and far enough from the end of a long to count from. */
    private static final long NEVER = Long.MIN_VALUE / 2;

    private long from = NEVER;
    private long until = NEVER;

    /** A sighting at {@code millis} of a tag that was seen last at {@code seen}. */
    void heard(long seen, long millis) {
        if (millis - seen > LONG_MS && seen != NEVER) {
            from = seen;
            until = millis;
        }
    }

    /** Until when a tag was heard where it was before it moved at {@code moved}. */
    long heardBefore(long moved) {
        return moved - until <= SETTLED_MS ? from : moved;
    }
}
