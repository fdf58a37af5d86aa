package org.wardkeeper.quantity;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** Moments as whole microseconds since 1970: what PostgreSQL keeps, and cheap where half a million of them pass by. */
public final class Micros {

    public static final long SECOND = 1_000_000;

    private Micros() {}

    /** @throws ArithmeticException beyond the year 294,000 */
    public static long of(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), SECOND), instant.getNano() / 1_000);
    }

    public static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, SECOND), Math.floorMod(micros, SECOND) * 1_000);
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
