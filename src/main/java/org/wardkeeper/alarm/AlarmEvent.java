package org.wardkeeper.alarm;

import java.time.Instant;
import java.util.Locale;

/**
 * One line of an alarm's log.
 *
 * @param by who did it; empty where it came of itself
 */
public record AlarmEvent(Instant at, What what, String by, String words) {
    /** What can happen to an alarm. */
    public enum What {
        RAISED,
        ANNOUNCED,
        WORSENED,
        RE_ALARMED,
        RETURNED,
        ACKNOWLEDGED,
        SHELVED,
        SHELF_ENDED,
        UNSHELVED,
        SUPPRESSED,
        RELEASED,
        OUT_OF_SERVICE,
        IN_SERVICE;

        /** "shelf-ended". */
        public String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** @throws IllegalArgumentException for a word that is none of them */
        public static What of(String slug) {
            return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    public static AlarmEvent of(Instant at, What what) {
        return new AlarmEvent(at, what, "", "");
    }
}
