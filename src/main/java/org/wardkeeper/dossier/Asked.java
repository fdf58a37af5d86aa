package org.wardkeeper.dossier;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.wardkeeper.coldchain.KnownUnit;
import org.wardkeeper.timeline.Period;

/**
 * What is exported, for whom and when.
 *
 * @param report names this very export
 * @param together the ids of all units that are in the same file; none where it is this one alone
 * @param query as it was asked
 * @param language of what people read
 */
public record Asked(
        UUID report,
        KnownUnit unit,
        List<String> together,
        Instant from,
        Instant to,
        ZoneId zone,
        String by,
        Instant now,
        String query,
        Locale language) {

    public Period period() {
        return Period.of(from, to);
    }
}
