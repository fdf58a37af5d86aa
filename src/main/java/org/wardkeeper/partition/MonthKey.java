package org.wardkeeper.partition;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The primary key of one month's readings.
 *
 * @param index its name in the database
 * @param packed whether it was built anew after the month was over
 */
record MonthKey(YearMonth month, String index, boolean packed) {

    private static final Duration GRACE = Duration.ofDays(1);

    /** The part of the reading table that holds a month. */
    static String table(YearMonth month) {
        return String.format(Locale.ROOT, "reading_%04d_%02d", month.getYear(), month.getMonthValue());
    }

    /** No reading of the month may arrive any more, and none has for a day. */
    boolean closed(Instant now, Duration late) {
        Instant end = month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return !now.isBefore(end.plus(late).plus(GRACE));
    }

    /**
     * The one to pack next: the oldest of those that are closed and were never packed.
     *
     * @param late how old a reading may be when it arrives
     */
    static Optional<MonthKey> due(List<MonthKey> keys, Instant now, Duration late) {
        return keys.stream()
                .filter(key -> !key.packed() && key.closed(now, late))
                .min(Comparator.comparing(MonthKey::month));
    }
}
