package org.wardkeeper.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.wardkeeper.access.CurrentUser;
import org.wardkeeper.access.Permission;
import org.wardkeeper.access.ProblemException;
import org.wardkeeper.asset.AssetConflict;
import org.wardkeeper.asset.AssetStatus;
import org.wardkeeper.asset.Assets;
import org.wardkeeper.asset.KnownAsset;
import org.wardkeeper.place.Places;
import org.wardkeeper.rest.FromDatabase;

/** Assets for pages and programs: find one, look at it, change it, take it. */
@ApplicationScoped
@Path("assets")
@Produces(MediaType.APPLICATION_JSON)
public class AssetsResource {

    @Inject
    private AssetSearch search;

    @Inject
    private Assets assets;

    @Inject
    private Places places;

    @Inject
    private CurrentUser user;

    /** The best fit first; with {@code near}, the nearest of those that are free. */
    @GET
    public AssetPage find(
            @QueryParam("q") String text,
            @QueryParam("kind") String kind,
            @QueryParam("available") Boolean available,
            @QueryParam("status") String status,
            @QueryParam("level") String level,
            @QueryParam("near") String near,
            @QueryParam("limit") @DefaultValue("50") Integer limit,
            @QueryParam("after") String after) {
        AssetQuestion question = new AssetQuestion(
                text,
                given(kind),
                available,
                given(status) == null ? null : statusOf(status),
                given(level),
                given(near),
                limit == null ? AssetQuestion.MOST_ANSWERS : limit,
                given(after) == null ? null : Rank.ofCursor(after));
        return search.find(question, Instant.now());
    }

    @GET
    @Path("{id}")
    public FoundAsset one(@PathParam("id") String id, @QueryParam("near") String near) {
        return search.shown(assets.byId(id).orElseThrow(() -> noAsset(id)), given(near), Instant.now());
    }

    /** Changes the fields that are sent: status, name, kind, tag, homeZone. */
    @PATCH
    @FromDatabase
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public FoundAsset change(@PathParam("id") String id, Map<String, Object> fields) {
        AssetEdit edit = new AssetEdit(fields, places.current());
        if (edit.hasStatus()) {
            user.require(Permission.SET_ASSET_STATUS);
        }
        if (!edit.isOfStatusOnly()) {
            user.require(Permission.EDIT_ASSETS);
        }
        return edited(id, () -> assets.edit(id, user.getName(), edit.inWords(), edit::applyTo));
    }

    /** "I'm taking it": for half an hour nobody else is sent to it. */
    @POST
    @FromDatabase
    @Path("{id}/hold")
    public FoundAsset hold(@PathParam("id") String id) {
        return edited(id, () -> assets.hold(id, user.getName(), Instant.now()));
    }

    /** Only who holds it gives it back, or somebody who looks after all assets. */
    @DELETE
    @FromDatabase
    @Path("{id}/hold")
    public FoundAsset release(@PathParam("id") String id) {
        KnownAsset asset = assets.byId(id).orElseThrow(() -> noAsset(id));
        if (asset.heldAt(Instant.now())
                && !asset.heldBy().equals(user.getName())
                && !user.may(Permission.EDIT_ASSETS)) {
            throw ProblemException.conflict(asset.name() + " is being taken by " + asset.heldBy() + ".");
        }
        return edited(id, () -> assets.release(id, user.getName()));
    }

    private FoundAsset edited(String id, Supplier<Optional<KnownAsset>> edit) {
        try {
            return search.shown(edit.get().orElseThrow(() -> noAsset(id)), null, Instant.now());
        } catch (AssetConflict conflict) {
            throw ProblemException.conflict(conflict.getMessage());
        } catch (IllegalArgumentException nonsense) {
            throw ProblemException.badRequest(nonsense.getMessage());
        }
    }

    private static AssetStatus statusOf(String slug) {
        try {
            return AssetStatus.of(slug);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest(e.getMessage());
        }
    }

    private static ProblemException noAsset(String id) {
        return ProblemException.notFound("There is no asset '" + id + "'.");
    }

    /** A form sends what was left empty as an empty text. */
    private static String given(String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
