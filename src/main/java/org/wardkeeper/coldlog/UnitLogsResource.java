package org.wardkeeper.coldlog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.wardkeeper.access.ProblemException;
import org.wardkeeper.coldchain.KnownUnit;
import org.wardkeeper.coldchain.StorageUnits;
import org.wardkeeper.place.Places;
import org.wardkeeper.rest.FromDatabase;

/** What logs of storage units say, for programs and pages, under the path of the units themselves. */
@ApplicationScoped
@Path("storage-units")
@FromDatabase
@Produces(MediaType.APPLICATION_JSON)
public class UnitLogsResource {

    private static final Duration A_DAY = Duration.ofDays(1);
    private static final int MOST_POINTS = 10_000;

    @Inject
    private StorageUnits units;

    @Inject
    private UnitHistory history;

    @Inject
    private Places places;

    private final Clock clock = Clock.systemUTC();

    @GET
    @Path("{id}/summary")
    @Operation(
            summary = "What one unit's log says about a period",
            description = "from and to are times with offset, or dates at the site; without them, the last 24 hours.")
    public UnitSummary summary(
            @PathParam("id") String id, @QueryParam("from") String from, @QueryParam("to") String to) {
        Instant now = clock.instant();
        KnownUnit unit = units.wanted(id);
        AskedPeriod period = AskedPeriod.of(from, to, A_DAY, zone(), now);
        return history.summary(unit, period.from(), period.to(), now);
    }

    @GET
    @Path("{id}/chart")
    @Operation(
            summary = "One unit's log thinned for drawing; the lowest and the highest reading of every point are kept",
            description = "from and to are times with offset, or dates at the site; without them, the last 24 hours.")
    public Chart chart(
            @PathParam("id") String id,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("points") @DefaultValue("730") Integer points) {
        Instant now = clock.instant();
        KnownUnit unit = units.wanted(id);
        AskedPeriod period = AskedPeriod.of(from, to, A_DAY, zone(), now);
        if (points == null || points < 1 || points > MOST_POINTS) {
            throw ProblemException.badRequest("points must be a whole number from 1 to " + MOST_POINTS + ".");
        }
        return history.chart(unit, period.from(), period.to(), points, now);
    }

    private ZoneId zone() {
        return places.current().timeZone();
    }
}
