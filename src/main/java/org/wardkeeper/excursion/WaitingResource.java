package org.wardkeeper.excursion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.wardkeeper.place.Places;
import org.wardkeeper.rest.FromDatabase;

/** The excursions of all units that wait for somebody. */
@ApplicationScoped
@Path("excursions")
@FromDatabase
@Produces(MediaType.APPLICATION_JSON)
public class WaitingResource {

    private static final int MOST = 200;

    @Inject
    private ExcursionRecords records;

    @Inject
    private Places places;

    private final Clock clock = Clock.systemUTC();

    @GET
    @Operation(
            summary = "Excursions of all units that wait for somebody, the newest first",
            description =
                    "Those that run, that nobody has closed, or that late readings changed since they were closed.")
    public ExcursionPage waiting(
            @QueryParam("limit") @DefaultValue("50") Integer limit, @QueryParam("after") Instant after) {
        int size = Math.max(1, Math.min(limit == null ? MOST : limit, MOST));
        Instant before = after == null ? clock.instant().plusSeconds(1) : after;
        ZoneId zone = places.current().timeZone();
        List<ToldExcursion> items = records.waiting(before, size).stream()
                .map(excursion -> ToldExcursion.of(excursion, zone))
                .toList();
        return new ExcursionPage(
                items, items.size() < size ? null : items.get(items.size() - 1).start());
    }
}
