package org.wardkeeper.coldchain;

/** How a temperature stands to the limits, or that nobody knows it. */
public enum UnitState {
    IN_RANGE("in-range", "in-range"),
    TOO_WARM("too-warm", "above"),
    TOO_COLD("too-cold", "below"),
    UNKNOWN("unknown", "unknown");

    private final String slug;
    private final String direction;

    UnitState(String slug, String direction) {
        this.slug = slug;
        this.direction = direction;
    }

    /** The name in JSON for what the unit is now: {@code too-warm}. */
    public String slug() {
        return slug;
    }

    /** The name in logs and of excursions: {@code above}. */
    public String direction() {
        return direction;
    }

    /** True if something is wrong with the temperature itself. */
    public boolean outOfRange() {
        return this == TOO_WARM || this == TOO_COLD;
    }
}
