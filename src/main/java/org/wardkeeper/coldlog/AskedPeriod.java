package org.wardkeeper.coldlog;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.wardkeeper.access.ProblemException;

/**
 * The period of a query, [from, to). Each end is a time with its offset, or a date: then it is the day's beginning at
 * the site, so {@code from=2026-03-01&to=2026-04-01} is March.
 */
public record AskedPeriod(Instant from, Instant to) {

    /** Nothing was measured before it. */
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    /**
     * @param from null or empty for {@code usual} before the end
     * @param to null or empty for now
     * @throws ProblemException 400 if an end is neither a time nor a date, or if the period ends before it begins
     */
    public static AskedPeriod of(String from, String to, Duration usual, ZoneId zone, Instant now) {
        Instant end = given(to) ? moment("to", to, zone) : now.truncatedTo(ChronoUnit.SECONDS);
        Instant start = given(from) ? moment("from", from, zone) : end.minus(usual);
        if (!start.isBefore(end)) {
            throw ProblemException.badRequest(
                    given(to) ? "from must lie before to." : "from lies in the future: it must lie before now.");
        }
        return new AskedPeriod(start, end);
    }

    private static boolean given(String text) {
        return text != null && !text.isBlank();
    }

    private static Instant moment(String name, String text, ZoneId zone) {
        try {
            // An unescaped plus sign arrives as a space.
            String plain = text.strip().replace(' ', '+');
            Instant moment = plain.length() == "2026-03-01".length()
                    ? LocalDate.parse(plain).atStartOfDay(zone).toInstant()
                    : OffsetDateTime.parse(plain).toInstant();
            if (!moment.isBefore(EARLIEST) && !moment.isAfter(LATEST)) {
                return moment;
            }
        } catch (DateTimeException e) {
            // Answered below, in the same words.
        }
        throw ProblemException.badRequest(
                name
                        + " must be a time with offset, like 2026-03-01T08:00:00+01:00, or a date, like 2026-03-01, from 1970 on.");
    }
}
