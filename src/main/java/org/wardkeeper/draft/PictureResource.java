package org.wardkeeper.draft;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.wardkeeper.access.CurrentUser;
import org.wardkeeper.access.Permission;
import org.wardkeeper.access.ProblemException;
import org.wardkeeper.access.Requires;
import org.wardkeeper.ground.PictureBox;
import org.wardkeeper.ground.PlanVersion;
import org.wardkeeper.rest.FromDatabase;

/** The picture beneath a level's plan: seen by those who draw, and by nobody else. */
@ApplicationScoped
@Path("/levels")
@Requires(Permission.EDIT_ASSETS)
@FromDatabase
public class PictureResource {

    /** Opened by itself an SVG is a document; as such it may do nothing at all (CSP 3, directive sandbox). */
    private static final String INERT = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

    private static final Set<String> TAKEN = Set.of(PlanPicture.PNG, PlanPicture.SVG);

    @Inject
    private PlanEdits edits;

    @Inject
    private Pictures pictures;

    @Inject
    private CurrentUser user;

    /** Where a picture lies, in local metres. */
    public record Place(Double west, Double south, Double east, Double north) {}

    @PUT
    @Path("/{id}/picture")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Lays a picture beneath the plan",
            description =
                    "PNG or SVG, up to 5 MB, between two corners in local metres. If-Match is the plan's version: "
                            + "the picture is part of its history.")
    public Response lay(
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @HeaderParam("Content-Type") String contentType,
            @QueryParam("west") String west,
            @QueryParam("south") String south,
            @QueryParam("east") String east,
            @QueryParam("north") String north,
            InputStream body)
            throws IOException {
        int version = Basis.version(ifMatch);
        if (contentType == null || !TAKEN.contains(contentType.split(";")[0].strip())) {
            throw new ProblemException(
                    415, "Unsupported Media Type", "Send a PNG (image/png) or an SVG (image/svg+xml).");
        }
        PictureBox box = box(new Place(number(west), number(south), number(east), number(north)));
        byte[] content = Bodies.read(body, PlanPicture.LARGEST_BYTES, "A picture may have up to 5 MB.");
        return PlanResource.answer(edits.layPicture(id, version, picture(content), box, user.getName()));
    }

    @PUT
    @Path("/{id}/picture/place")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Moves and scales the picture beneath the plan; If-Match is the plan's version")
    public Response move(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, Place place) {
        return PlanResource.answer(edits.movePicture(id, Basis.version(ifMatch), box(place), user.getName()));
    }

    @GET
    @Path("/{id}/picture/place")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Where the picture lies, in local metres; 204 where there is none")
    public Response place(@PathParam("id") String id) {
        return current(id)
                .map(PlanVersion.Picture::box)
                .map(box -> Response.ok(new Place(box.west(), box.south(), box.east(), box.north())))
                .orElseGet(Response::noContent)
                .build();
    }

    @GET
    @Path("/{id}/picture")
    @Operation(summary = "The picture itself; 404 where there is none")
    public Response picture(@PathParam("id") String id) {
        String digest = current(id)
                .map(PlanVersion.Picture::digest)
                .orElseThrow(() -> ProblemException.notFound("No picture lies beneath this plan."));
        PlanPicture picture = pictures.read(digest).orElseThrow();
        return Response.ok(picture.content(), picture.mediaType())
                .header("Content-Security-Policy", INERT)
                .header("X-Content-Type-Options", "nosniff")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .tag(digest)
                .build();
    }

    @DELETE
    @Path("/{id}/picture")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Takes the picture away; If-Match is the plan's version")
    public Response remove(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
        return PlanResource.answer(edits.removePicture(id, Basis.version(ifMatch), user.getName()));
    }

    private Optional<PlanVersion.Picture> current(String id) {
        return edits.versions(id, Integer.MAX_VALUE, 1).stream()
                .map(PlanVersion::picture)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static PlanPicture picture(byte[] content) {
        try {
            return PlanPicture.of(content);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest(e.getMessage());
        }
    }

    private static PictureBox box(Place place) {
        if (place == null
                || place.west() == null
                || place.south() == null
                || place.east() == null
                || place.north() == null) {
            throw ProblemException.badRequest("A picture needs its west, south, east and north, in metres.");
        }
        try {
            return new PictureBox(place.west(), place.south(), place.east(), place.north());
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest(e.getMessage());
        }
    }

    private static Double number(String text) {
        try {
            return text == null ? null : Double.valueOf(text);
        } catch (NumberFormatException e) {
            throw ProblemException.badRequest("west, south, east and north must be numbers, in metres.");
        }
    }
}
