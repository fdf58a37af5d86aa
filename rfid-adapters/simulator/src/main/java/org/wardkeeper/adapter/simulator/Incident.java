package org.wardkeeper.adapter.simulator;

/** What goes wrong with a storage unit once in thirty days. */
enum Incident {
    /** The door is not quite shut over lunch: two hours above the limit. */
    EXCURSION(120),
    /** The sensor is out of reach and says nothing. */
    GAP(198),
    /** Somebody pulled the probe out to clean the shelf. */
    PROBE_MISSING(45),
    /** The circuit is off for the electrician, and the unit warms slowly. */
    POWER_CUT(100),
    NONE(0);

    private static final long CYCLE_MS = 30L * 24 * 3600 * 1000;
    private static final long MINUTE_MS = 60_000;

    private final long lengthMs;

    Incident(int minutes) {
        this.lengthMs = minutes * MINUTE_MS;
    }

    /** Units take turns, so that every kind happens in every hospital of five units or more. */
    static Incident ofUnit(int ordinal) {
        return values()[ordinal % values().length];
    }

    long lengthMs() {
        return lengthMs;
    }

    /** Milliseconds since the latest beginning; at least the length while nothing happens. */
    long since(long seed, long atMs) {
        return Math.floorMod(atMs - Chance.below(CYCLE_MS, seed, -1), CYCLE_MS);
    }

    boolean happens(long seed, long atMs) {
        return since(seed, atMs) < lengthMs;
    }
}
