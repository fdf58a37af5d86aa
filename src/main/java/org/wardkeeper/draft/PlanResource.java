package org.wardkeeper.draft;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.wardkeeper.access.CurrentUser;
import org.wardkeeper.access.Permission;
import org.wardkeeper.access.ProblemException;
import org.wardkeeper.access.Requires;
import org.wardkeeper.ground.PlanChange;
import org.wardkeeper.ground.PlanVersion;
import org.wardkeeper.place.Names;
import org.wardkeeper.place.Places;
import org.wardkeeper.rest.FromDatabase;
import org.wardkeeper.rest.Problem;

/** A level's plan for those who draw it: save, what it was before, go back. */
@ApplicationScoped
@Path("/levels")
@Produces(MediaType.APPLICATION_JSON)
@Requires(Permission.EDIT_ASSETS)
@FromDatabase
public class PlanResource {

    static final int LARGEST_BODY_BYTES = 4 << 20;

    private static final int UNPROCESSABLE = 422;
    private static final int MOST_VERSIONS = 100;

    @Inject
    private PlanEdits edits;

    @Inject
    private Places places;

    @Inject
    private CurrentUser user;

    /** A problem detail (RFC 9457 §3.2) with every fault of the plan by its feature. */
    public record RefusedPlan(String type, String title, int status, String detail, List<Fault> faults) {}

    /** The newest first; {@code after} is null on the last page. */
    public record Versions(List<Version> items, Integer after) {}

    /**
     * One state a plan was in.
     *
     * @param changes against the version before; empty for the first
     * @param summary the changes in words
     * @param picture whether a picture lay beneath it
     */
    public record Version(
            int version, OffsetDateTime at, String by, String summary, List<PlanChange> changes, boolean picture) {}

    @PUT
    @Path("/{id}/plan")
    @Consumes({"application/geo+json", MediaType.APPLICATION_JSON})
    @Operation(
            summary = "Replaces a level's plan",
            description =
                    "GeoJSON as in a site folder, up to 4 MB; If-Match is the version it began from. It is checked as "
                            + "a site folder is, and stored whole or not at all: 422 names every fault, 409 that somebody else "
                            + "was quicker. What it leaves out is taken off the plan.")
    public Response save(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, InputStream body)
            throws IOException {
        int version = Basis.version(ifMatch);
        byte[] content = Bodies.read(body, LARGEST_BODY_BYTES, "A plan may have up to 4 MB.");
        return answer(() -> edits.save(id, version, new String(content, StandardCharsets.UTF_8), user.getName()));
    }

    @GET
    @Path("/{id}/plan/versions")
    @Operation(
            summary = "Every state the plan was in, the newest first",
            description = "after: the version of the last one of the page before.")
    public Versions versions(
            @PathParam("id") String id,
            @QueryParam("limit") @DefaultValue("30") Integer limit,
            @QueryParam("after") Integer after) {
        require(id);
        int size = Math.max(1, Math.min(limit == null ? MOST_VERSIONS : limit, MOST_VERSIONS));
        List<PlanVersion> found = edits.versions(id, after == null ? Integer.MAX_VALUE : after, size);
        return new Versions(
                found.stream().map(this::shown).toList(),
                found.size() < size || found.get(size - 1).version() == 1
                        ? null
                        : found.get(size - 1).version());
    }

    @POST
    @Path("/{id}/plan/versions/{version}/restore")
    @Operation(
            summary = "Goes back to a state the plan was in",
            description = "A change like any other: If-Match is the plan's version, and it can be undone in turn.")
    public Response restore(
            @PathParam("id") String id, @PathParam("version") String version, @HeaderParam("If-Match") String ifMatch) {
        int basis = Basis.version(ifMatch);
        if (!version.matches("\\d{1,9}")) {
            throw ProblemException.notFound("This plan has no version " + Names.shown(version) + ".");
        }
        return answer(() -> edits.restore(id, basis, Integer.parseInt(version), user.getName()));
    }

    private interface Work {
        Saved run();
    }

    private static Response answer(Work work) {
        try {
            return answer(work.run());
        } catch (PlanRefused refused) {
            return Response.status(UNPROCESSABLE)
                    .type(Problem.MEDIA_TYPE)
                    .entity(new RefusedPlan(
                            "about:blank",
                            "The plan was not saved",
                            UNPROCESSABLE,
                            refused.getMessage(),
                            refused.faults()))
                    .build();
        }
    }

    static Response answer(Saved saved) {
        return Response.ok(saved).tag(Integer.toString(saved.version())).build();
    }

    private Version shown(PlanVersion version) {
        return new Version(
                version.version(),
                version.at().atZone(places.current().timeZone()).toOffsetDateTime(),
                version.by(),
                PlanChange.inWords(version.changes()),
                version.changes(),
                version.picture() != null);
    }

    private void require(String id) {
        if (places.current().level(id).isEmpty()) {
            throw ProblemException.notFound("There is no level '" + Names.shown(id) + "'.");
        }
    }
}
