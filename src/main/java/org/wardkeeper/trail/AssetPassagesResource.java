package org.wardkeeper.trail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.wardkeeper.access.ProblemException;
import org.wardkeeper.asset.Assets;
import org.wardkeeper.rest.FromDatabase;

/** Through which doors an asset went, and which way: only doors whose reader has an antenna on each side can tell. */
@ApplicationScoped
@Path("assets/{id}/passages")
@FromDatabase
@Produces(MediaType.APPLICATION_JSON)
public class AssetPassagesResource {

    @Inject
    private Passages passages;

    @Inject
    private Assets assets;

    @GET
    @Operation(summary = "Through which doors an asset went within [from, to), newest first")
    public Passages.Page of(
            @PathParam("id") String assetId,
            @QueryParam("from") Instant from,
            @QueryParam("to") Instant to,
            @QueryParam("limit") @DefaultValue("200") Integer limit) {
        if (assets.byId(assetId).isEmpty()) {
            throw ProblemException.notFound("There is no asset '" + assetId + "'.");
        }
        int size = Passages.Page.size(limit);
        return Passages.Page.of(passages.ofAsset(assetId, from, to, size), size);
    }
}
