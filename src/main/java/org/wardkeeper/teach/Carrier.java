package org.wardkeeper.teach;

import java.time.OffsetDateTime;
import org.wardkeeper.place.ZoneRef;

/**
 * Something with a tag on it that somebody can carry about.
 *
 * @param zone where it is thought to be; null where it was never seen
 * @param seen when it was heard last; null where it never was
 * @param teaching login of who teaches with it now; null where nobody does
 */
public record Carrier(
        String id,
        String name,
        String kind,
        String tag,
        ZoneRef zone,
        OffsetDateTime seen,
        Long ageSeconds,
        String teaching) {}
