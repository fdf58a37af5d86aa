package org.wardkeeper.coldchain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Storage units for programs and pages: how they stand. What their logs say is told under the same path. */
@ApplicationScoped
@Path("storage-units")
@Produces(MediaType.APPLICATION_JSON)
public class StorageUnitsResource {

    @Inject
    private StorageUnits units;

    @Inject
    private UnitBoard board;

    private final Clock clock = Clock.systemUTC();

    /** All units. */
    public record UnitList(List<UnitStatus> items) {}

    @GET
    @Operation(summary = "All refrigerators and freezers as they stand now, worst first")
    public UnitList all() {
        Instant now = clock.instant();
        return new UnitList(board.worstFirst(now).stream()
                .map(unit -> board.status(unit, now))
                .toList());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One unit as it stands now")
    public UnitStatus one(@PathParam("id") String id) {
        Instant now = clock.instant();
        return board.status(board.now(units.wanted(id), now), now);
    }
}
