package org.wardkeeper.span;

import java.time.LocalDate;
import java.time.ZoneId;
import org.wardkeeper.quantity.Micros;

/** Local days in microseconds since 1970. */
public final class Days {

    private Days() {}

    /** The local midnight at or before a moment. */
    public static long startOf(long moment, ZoneId zone) {
        return begin(day(moment, zone), zone);
    }

    /** The local midnight behind a moment. */
    static long next(long moment, ZoneId zone) {
        return begin(day(moment, zone).plusDays(1), zone);
    }

    private static LocalDate day(long moment, ZoneId zone) {
        return LocalDate.ofInstant(Micros.instant(moment), zone);
    }

    private static long begin(LocalDate day, ZoneId zone) {
        return Micros.of(day.atStartOfDay(zone).toInstant());
    }
}
