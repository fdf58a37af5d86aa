package org.wardkeeper.trail;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a visit lasted, as far as anybody knows. A thing that was not heard for longer than its kind may be silent
 * was not there all that time: it was there until it was last heard. Pure.
 *
 * @param until the last moment that the visit is vouched for
 * @param how what kind of moment that is
 * @param lastSeen when it was last heard there
 */
record Stay(Instant until, How how, Instant lastSeen) {

    /** What a visit is vouched for by, at its end. */
    enum How {
        /** It was heard elsewhere then. */
        LEFT("left"),
        /** It is still there. */
        NOW("now"),
        /** Nothing was heard of it after that. */
        LAST_SEEN("last-seen");

        private final String word;

        How(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /**
     * @param left null while nobody has heard it elsewhere
     * @param heard when it was last heard there; null where that was not noted: then it was until it left
     * @param maySilent how long a thing of its kind may be silent
     */
    static Stay of(Instant entered, Instant left, Instant heard, Duration maySilent, Instant now) {
        Instant end = left == null ? later(now, entered) : left;
        Instant lastSeen = heard == null ? (left == null ? entered : left) : earlier(later(heard, entered), end);
        if (lastSeen.plus(maySilent).isBefore(end)) {
            return new Stay(lastSeen, How.LAST_SEEN, lastSeen);
        }
        return new Stay(end, left == null ? How.NOW : How.LEFT, lastSeen);
    }

    long secondsSince(Instant entered) {
        return Duration.between(entered, until).toSeconds();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
