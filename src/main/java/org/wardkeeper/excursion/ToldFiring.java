package org.wardkeeper.excursion;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.wardkeeper.span.Firing;
import org.wardkeeper.threshold.Urgency;

/** A firing as JSON tells it and the database keeps it. */
public record ToldFiring(String rule, String priority, OffsetDateTime at) {

    static ToldFiring of(Firing firing) {
        return in(ZoneOffset.UTC, firing);
    }

    static ToldFiring in(ZoneId zone, Firing firing) {
        return new ToldFiring(
                firing.rule(),
                firing.priority().slug(),
                firing.at().atZone(zone).toOffsetDateTime());
    }

    Firing firing() {
        return new Firing(rule, Urgency.of(priority), at.toInstant());
    }
}
