package org.wardkeeper.language;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

/** A moment as it stands in records that people read: {@code 2026-10-25 02:30:00 +01:00}, in every language. */
public final class Moments {

    private static final DateTimeFormatter WITH_OFFSET = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx");

    private Moments() {}

    public static String told(Instant moment, ZoneId zone) {
        return told(moment.atZone(zone));
    }

    /** @param local with its offset */
    public static String told(TemporalAccessor local) {
        return WITH_OFFSET.format(local);
    }
}
