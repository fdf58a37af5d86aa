package org.wardkeeper.timeline;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Moments as microseconds since 1970: what PostgreSQL keeps, and cheap where half a million of them pass by. */
public final class Micros {

    public static final long SECOND = 1_000_000;

    private Micros() {}

    public static long of(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    public static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    public static OffsetDateTime in(ZoneId zone, long micros) {
        return instant(micros).atZone(zone).toOffsetDateTime();
    }

    /** As seconds, exact, without zeros that say nothing. */
    public static BigDecimal seconds(long micros) {
        BigDecimal seconds = BigDecimal.valueOf(micros, 6).stripTrailingZeros();
        return seconds.scale() < 0 ? seconds.setScale(0) : seconds;
    }
}
