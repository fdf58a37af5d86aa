package org.wardkeeper.escalation;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/**
 * One attempt to tell somebody of one alarm.
 *
 * @param announced which time it was announced
 * @param step of the escalation, 0 at once; of a digest the day, counted from 1970
 * @param target a name with its address, a role, or a host
 * @param words why it failed, or how many pages were open; may be empty
 */
record Attempt(
        UUID alarm,
        Instant announced,
        int step,
        Channel channel,
        String target,
        Instant at,
        boolean delivered,
        String words) {
    private static final int LONGEST_WORDS = 300;

    /** By what somebody is told. */
    enum Channel {
        PAGE,
        MAIL,
        WEBHOOK,
        DIGEST;

        String slug() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The target without its address, for whoever looks at the board. */
    String name() {
        return target.replaceFirst(" <.*>$", "");
    }

    Attempt {
        Objects.requireNonNull(alarm);
        Objects.requireNonNull(channel);
        words = words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS) : words;
    }
}
