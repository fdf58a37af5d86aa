package org.wardkeeper.threshold;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What may be wrong with how a unit is kept, whatever its temperature says yet. */
public enum Lapse {
    DOOR_OPEN,
    POWER_OFF;

    /** The name in JSON and in the database: {@code door-open}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Empty for a word that is no lapse. */
    public static Optional<Lapse> of(String slug) {
        return Arrays.stream(values()).filter(one -> one.slug().equals(slug)).findAny();
    }
}
