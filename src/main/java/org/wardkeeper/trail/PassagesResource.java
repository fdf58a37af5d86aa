package org.wardkeeper.trail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.wardkeeper.access.ProblemException;
import org.wardkeeper.place.Names;
import org.wardkeeper.place.Places;
import org.wardkeeper.rest.FromDatabase;

/** What entered a zone and what left it, through doors whose reader has an antenna on each side. */
@ApplicationScoped
@Path("passages")
@FromDatabase
@Produces(MediaType.APPLICATION_JSON)
public class PassagesResource {

    @Inject
    private Passages passages;

    @Inject
    private Places places;

    @GET
    @Operation(summary = "What went into a zone or out of it within [from, to), newest first")
    public Passages.Page of(
            @QueryParam("zone") String zone,
            @QueryParam("from") Instant from,
            @QueryParam("to") Instant to,
            @QueryParam("limit") @DefaultValue("200") Integer limit) {
        if (zone == null || places.current().zone(zone).isEmpty()) {
            throw ProblemException.badRequest(
                    "zone must be the id of a zone" + (zone == null ? "." : "; '" + Names.shown(zone) + "' is none."));
        }
        int size = Passages.Page.size(limit);
        return Passages.Page.of(passages.ofZone(zone, from, to, size), size);
    }
}
