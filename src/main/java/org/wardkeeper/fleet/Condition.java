package org.wardkeeper.fleet;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is wrong with a device, the worst first. */
enum Condition {
    /** No word for three intervals ({@link org.wardkeeper.device.SilenceRule}). */
    SILENT,
    /** Something it said, or that was said for it, was refused within the last 24 hours. */
    REFUSED,
    /** Its clock is wrong ({@link org.wardkeeper.device.ClockRule}). */
    CLOCK,
    /** Its battery is low. */
    BATTERY;

    String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Condition> of(String slug) {
        return Arrays.stream(values())
                .filter(condition -> condition.slug().equals(slug))
                .findAny();
    }
}
