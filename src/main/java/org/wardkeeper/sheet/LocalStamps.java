package org.wardkeeper.sheet;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import org.wardkeeper.quantity.Micros;

/**
 * Writes moments as ISO 8601 with the offset that a zone had then: {@code 2026-10-25T02:30:00+01:00}. Fractions of a
 * second are written where there are any. The offset and the day are kept from one moment to the next, which makes it
 * many times faster than a formatter.
 */
public final class LocalStamps {

    private static final long DAY = 86_400 * Micros.SECOND;

    private final ZoneRules rules;
    private long offsetFrom = 1;
    private long offsetUntil;
    private long offset;
    private byte[] offsetText;
    private long day = Long.MIN_VALUE;
    private byte[] dayText;

    LocalStamps(ZoneId zone) {
        this.rules = zone.getRules();
    }

    /** One moment, as {@link #put} writes it. */
    public static String text(OffsetDateTime moment) {
        byte[] buffer = new byte[40];
        int end = new LocalStamps(moment.getOffset()).put(Micros.of(moment.toInstant()), buffer, 0);
        return new String(buffer, 0, end, StandardCharsets.US_ASCII);
    }

    /** @return where the text ends */
    int put(long micros, byte[] buffer, int start) {
        if (micros < offsetFrom || micros >= offsetUntil) {
            learnOffset(micros);
        }
        long local = micros + offset;
        if (Math.floorDiv(local, DAY) != day) {
            learnDay(Math.floorDiv(local, DAY));
        }
        System.arraycopy(dayText, 0, buffer, start, dayText.length);
        int end = time(Math.floorMod(local, DAY), buffer, start + dayText.length);
        System.arraycopy(offsetText, 0, buffer, end, offsetText.length);
        return end + offsetText.length;
    }

    private static int time(long inDay, byte[] buffer, int start) {
        int seconds = (int) (inDay / Micros.SECOND);
        digits(seconds / 3600, 2, buffer, start);
        buffer[start + 2] = ':';
        digits(seconds / 60 % 60, 2, buffer, start + 3);
        buffer[start + 5] = ':';
        digits(seconds % 60, 2, buffer, start + 6);
        int fraction = (int) (inDay % Micros.SECOND);
        if (fraction == 0) {
            return start + 8;
        }
        buffer[start + 8] = '.';
        boolean millis = fraction % 1000 == 0;
        digits(millis ? fraction / 1000 : fraction, millis ? 3 : 6, buffer, start + 9);
        return start + (millis ? 12 : 15);
    }

    private static void digits(int value, int count, byte[] buffer, int start) {
        int rest = value;
        for (int i = start + count - 1; i >= start; i--) {
            buffer[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private void learnDay(long localDay) {
        day = localDay;
        dayText = (LocalDate.ofEpochDay(localDay) + "T").getBytes(StandardCharsets.US_ASCII);
    }

    private void learnOffset(long micros) {
        Instant instant = Micros.instant(micros);
        ZoneOffset now = rules.getOffset(instant);
        // A transition at this very moment is the previous one of the next moment.
        ZoneOffsetTransition before = rules.previousTransition(instant.plusNanos(1));
        ZoneOffsetTransition after = rules.nextTransition(instant);
        offsetFrom = before == null ? Long.MIN_VALUE : Micros.of(before.getInstant());
        offsetUntil = after == null ? Long.MAX_VALUE : Micros.of(after.getInstant());
        offset = now.getTotalSeconds() * Micros.SECOND;
        String text = now.equals(ZoneOffset.UTC) ? "+00:00" : now.getId();
        offsetText = text.getBytes(StandardCharsets.US_ASCII);
    }
}
