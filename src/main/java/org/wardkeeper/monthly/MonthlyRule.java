package org.wardkeeper.monthly;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/** When a month's report is made, and when a letter that was not taken is sent again. */
final class MonthlyRule {

    /** By then the last day is sealed, and what devices had kept through the night has arrived. */
    private static final LocalTime AT = LocalTime.of(6, 0);

    /** A mail server that is away for a weekend is outlasted. */
    private static final List<Duration> WAITS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofHours(24),
            Duration.ofHours(24));

    /** So many attempts have failed by then. */
    private static final int TROUBLE = 4;

    private MonthlyRule() {}

    /**
     * The month to report now: the oldest that is over and was not reported.
     *
     * @param first the first that is reported at all
     * @param made the last that was
     */
    static Optional<YearMonth> due(YearMonth first, Optional<YearMonth> made, Instant now, ZoneId zone) {
        YearMonth next = next(first, made);
        return dueAt(next, zone).toInstant().isAfter(now) ? Optional.empty() : Optional.of(next);
    }

    static YearMonth next(YearMonth first, Optional<YearMonth> made) {
        return made.map(last -> last.plusMonths(1))
                .filter(after -> after.isAfter(first))
                .orElse(first);
    }

    /** The first of the next month, in the morning. */
    static ZonedDateTime dueAt(YearMonth month, ZoneId zone) {
        return month.plusMonths(1).atDay(1).atTime(AT).atZone(zone);
    }

    /** When a month begins at the site. */
    static Instant begin(YearMonth month, ZoneId zone) {
        return month.atDay(1).atStartOfDay(zone).toInstant();
    }

    /**
     * When to try again; empty where it is given up.
     *
     * @param attempts how many failed, the last of them now
     */
    static Optional<Instant> again(int attempts, Instant now) {
        return attempts > WAITS.size() ? Optional.empty() : Optional.of(now.plus(WAITS.get(attempts - 1)));
    }

    /**
     * Why a report has not reached somebody after half an hour of trying; the first there is, and empty where all did.
     *
     * @param newest of every set-up
     */
    static Optional<String> unsent(List<MadeReport> newest) {
        return newest.stream()
                .flatMap(report -> report.mails().stream())
                .filter(mail -> mail.sent() == null && mail.attempts() >= TROUBLE)
                .map(MadeReport.Mail::fault)
                .findFirst();
    }
}
