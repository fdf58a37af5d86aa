package org.wardkeeper.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One thing somebody did.
 *
 * @param at when, to the microsecond (what PostgreSQL keeps)
 * @param actor a user's login, a device's URN, or the name of a part of the server
 * @param action a short fixed word, {@code login}, {@code export}
 * @param subject what it was done to
 * @param detail more in words; may be empty
 */
public record AuditEntry(Instant at, String actor, String action, String subject, String detail) {

    static final int LONGEST_FIELD = 2_000;

    /** What would break a line, or what UTF-8 and PostgreSQL cannot hold. */
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cntrl}\\p{Cs}\\u0085\\u2028\\u2029]");

    public AuditEntry {
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(detail, "detail");
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    /** An entry of what was said on the wire or typed on a page: each field becomes one bounded line. */
    static AuditEntry of(Instant at, String actor, String action, String subject, String detail) {
        return new AuditEntry(at, oneLine(actor), oneLine(action), oneLine(subject), oneLine(detail));
    }

    private static String oneLine(String text) {
        String line = UNFIT.matcher(text).replaceAll(" ").strip();
        return line.codePointCount(0, line.length()) <= LONGEST_FIELD
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_FIELD));
    }
}
