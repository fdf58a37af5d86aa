package org.wardkeeper.escalation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.OptionalInt;

/** When the mail of what is of low priority goes out: once a day. */
final class DigestRule {
    /** A mail server that is away, or a night without anybody on duty, costs nobody the mail of the day. */
    private static final Duration AGAIN = Duration.ofHours(1);

    private DigestRule() {}

    /**
     * The day, counted from 1970, whose mail is due now; empty where it is too early, or where it was sent. A server that
     * was away at the time sends it as soon as it is back on that day.
     *
     * @param now by the site's clock
     * @param last the day it was sent last
     * @param inVain when it was tried last and reached nobody; empty where it did not happen since it was sent last
     */
    static OptionalInt due(LocalTime at, int last, Optional<Instant> inVain, ZonedDateTime now) {
        int today = Math.toIntExact(now.toLocalDate().toEpochDay());
        if (inVain.filter(tried -> now.toInstant().isBefore(tried.plus(AGAIN))).isPresent()) {
            return OptionalInt.empty();
        }
        return today <= last || now.toLocalTime().isBefore(at) ? OptionalInt.empty() : OptionalInt.of(today);
    }
}
