package org.wardkeeper.lapse;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.wardkeeper.coldchain.StorageUnits;
import org.wardkeeper.place.Places;

/** How a unit's door and mains stand now; from memory. */
@ApplicationScoped
@Path("storage-units/{id}/lapses")
@Produces(MediaType.APPLICATION_JSON)
public class LapsesResource {

    @Inject
    private StorageUnits units;

    @Inject
    private Lapses lapses;

    @Inject
    private Places places;

    private final Clock clock = Clock.systemUTC();

    /**
     * @param lapse {@code door-open} or {@code power-off}
     * @param state {@code yes}, {@code no} or {@code unknown}
     * @param since since when; null where nobody knows
     * @param seconds for how long
     */
    public record ToldLapse(String lapse, String state, OffsetDateTime since, Long seconds, List<ToldFired> fired) {}

    /** @param at when the rule's duration was full */
    public record ToldFired(String rule, String priority, OffsetDateTime at) {}

    /** What the present sensor tells of; what it has never told of is not among them. */
    public record LapseList(List<ToldLapse> items) {}

    @GET
    @Operation(
            summary = "Whether a unit's door stands open and its mains are off, and since when",
            description = "A sensor that is silent leaves them unknown, until it tells them again.")
    public LapseList of(@PathParam("id") String id) {
        Instant now = clock.instant();
        return new LapseList(lapses.of(units.wanted(id), now)
                .filter(standing -> standing.known() != Known.UNTOLD)
                .map(standing -> told(standing, now))
                .toList());
    }

    private ToldLapse told(Standing one, Instant now) {
        return new ToldLapse(
                one.lapse().slug(),
                one.known().slug(),
                one.since() == null ? null : local(one.since()),
                one.since() == null
                        ? null
                        : Math.max(0, Duration.between(one.since(), now).toSeconds()),
                one.fired().stream()
                        .map(fired -> new ToldFired(
                                fired.rule().name(), fired.rule().urgency().slug(), local(fired.at())))
                        .toList());
    }

    private OffsetDateTime local(Instant moment) {
        ZoneId zone = places.current().timeZone();
        return moment.atZone(zone).toOffsetDateTime();
    }
}
