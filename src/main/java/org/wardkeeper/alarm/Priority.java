package org.wardkeeper.alarm;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** How soon somebody must act; aimed at 5, 15 and 80 of a hundred alarms (ISA-18.2). */
public enum Priority {
    HIGH(Optional.of(Duration.ofMinutes(30))),
    MEDIUM(Optional.of(Duration.ofHours(8))),
    LOW(Optional.empty());

    private final Optional<Duration> reAlarm;

    Priority(Optional<Duration> reAlarm) {
        this.reAlarm = reAlarm;
    }

    /** How long after somebody took note a condition that still holds is announced again; empty for never. */
    Optional<Duration> reAlarm() {
        return reAlarm;
    }

    boolean isWorseThan(Priority other) {
        return compareTo(other) < 0;
    }

    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for a word that is no priority */
    public static Priority of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT));
    }
}
