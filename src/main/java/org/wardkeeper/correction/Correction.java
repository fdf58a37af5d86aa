package org.wardkeeper.correction;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/**
 * What somebody says a stored reading should have been. The reading stays as it is, in every figure too.
 *
 * @param at when the reading was measured
 * @param celsius as it is stored; null where it has no value
 * @param correctedCel null where the reading should not count at all
 * @param hash its place in the chain of corrections, as hexadecimal digits
 */
public record Correction(
        long n,
        String sensor,
        Instant at,
        Double celsius,
        Double correctedCel,
        Instant madeAt,
        String madeBy,
        String reason,
        String hash) {

    public OffsetDateTime measured(ZoneId zone) {
        return at.atZone(zone).toOffsetDateTime();
    }

    public OffsetDateTime madeAt(ZoneId zone) {
        return madeAt.atZone(zone).toOffsetDateTime();
    }
}
