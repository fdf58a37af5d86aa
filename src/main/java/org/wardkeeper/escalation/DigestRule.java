package org.wardkeeper.escalation;

import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.OptionalInt;

/** When the mail of what is of low priority goes out: once a day. */
final class DigestRule {
    private DigestRule() {}

    /**
     * The day, counted from 1970, whose mail is due now; empty where it is too early, or where it was sent. A server that
     * was away at the time sends it as soon as it is back on that day.
     *
     * @param now by the site's clock
     * @param last the day it was sent last
     */
    static OptionalInt due(LocalTime at, int last, ZonedDateTime now) {
        int today = Math.toIntExact(now.toLocalDate().toEpochDay());
        return today <= last || now.toLocalTime().isBefore(at) ? OptionalInt.empty() : OptionalInt.of(today);
    }
}
