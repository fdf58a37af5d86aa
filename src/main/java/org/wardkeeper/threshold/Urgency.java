package org.wardkeeper.threshold;

import java.util.Arrays;
import java.util.Locale;

/** How urgent it is when a rule fires: the priority of the alarm that follows. */
public enum Urgency {
    HIGH,
    MEDIUM,
    LOW;

    /** The name in JSON and in the database. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException with a sentence, if there is no such priority */
    public static Urgency of(String slug) {
        return Arrays.stream(values())
                .filter(one -> one.slug().equals(slug))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("A rule's priority is high, medium or low."));
    }
}
