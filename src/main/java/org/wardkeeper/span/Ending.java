package org.wardkeeper.span;

import java.util.Arrays;
import java.util.Locale;

/** What came behind a span out of range. */
public enum Ending {
    /** Nothing yet. */
    RUNNING,
    /** A reading back in range. */
    IN_RANGE,
    /** A reading out of range on the other side: another excursion. */
    OTHER_SIDE,
    /** More than two intervals without a reading: from then on nobody knows. */
    GAP,
    /** The sensor had no value: from then on nobody knows. */
    MISSING;

    /** The name in JSON and in the database: {@code in-range}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** True if the sensor was lost while the unit was out of range, so that nobody knows how it went on. */
    public boolean sensorLost() {
        return this == GAP || this == MISSING;
    }

    /** @throws java.util.NoSuchElementException if there is no such ending */
    public static Ending of(String slug) {
        return Arrays.stream(values())
                .filter(one -> one.slug().equals(slug))
                .findAny()
                .orElseThrow();
    }
}
