package org.wardkeeper.export;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.wardkeeper.coldchain.KnownUnit;
import org.wardkeeper.timeline.Period;

/**
 * What is exported, for whom and when.
 *
 * @param report names this very export
 * @param query as it was asked
 * @param language of what people read
 */
record Asked(
        UUID report,
        KnownUnit unit,
        Instant from,
        Instant to,
        ZoneId zone,
        String by,
        Instant now,
        String query,
        Locale language) {

    Period period() {
        return Period.of(from, to);
    }
}
