package org.wardkeeper.teach;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.wardkeeper.access.CurrentUser;
import org.wardkeeper.access.Permission;
import org.wardkeeper.access.ProblemException;
import org.wardkeeper.access.Requires;
import org.wardkeeper.asset.Assets;
import org.wardkeeper.asset.KnownAsset;
import org.wardkeeper.lesson.Begun;
import org.wardkeeper.lesson.Finished;
import org.wardkeeper.lesson.Lessons;
import org.wardkeeper.lesson.OpenLessons;
import org.wardkeeper.place.Names;
import org.wardkeeper.place.Places;
import org.wardkeeper.place.SiteMap;
import org.wardkeeper.rest.FromDatabase;

/** Lessons: begin one, look how it goes, end it, undo it. Beginning and ending needs no database: what waits is told. */
@ApplicationScoped
@Path("teach/lessons")
@Produces(MediaType.APPLICATION_JSON)
@Requires(Permission.EDIT_ASSETS)
public class LessonsResource {
    private static final int MOST = 200;

    @Inject
    private Lessons lessons;

    @Inject
    private Assets assets;

    @Inject
    private Places places;

    @Inject
    private CurrentUser user;

    private final Clock clock = Clock.systemUTC();

    /**
     * Who teaches what.
     *
     * @param asset what is carried, by its id
     * @param zone where its carrier stands
     * @param after the lesson that ends by this one; null where none is open
     */
    public record NewLesson(String asset, String zone, UUID after) {}

    /**
     * Lessons, the newest first.
     *
     * @param open those somebody stands in
     * @param waiting those that are over and wait for the database
     * @param after when the last one of this page began; null on the last page
     */
    public record LessonList(
            List<LessonView> open, List<LessonView> waiting, List<LessonView> items, OffsetDateTime after) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Somebody stands in a zone with a tagged asset",
            description = "What readers hear of it from two seconds on is taught, until there is enough, the lesson is "
                    + "ended, or the next one begins. The asset may be in a private zone: it is a thing.")
    public Response begin(NewLesson wanted) {
        if (wanted == null || wanted.asset() == null || wanted.zone() == null) {
            throw ProblemException.badRequest("A lesson needs an asset and a zone.");
        }
        SiteMap map = places.current();
        Begun begun = begun(wanted, map);
        try {
            lessons.begin(begun, wanted.after());
        } catch (IllegalStateException e) {
            throw ProblemException.conflict(e.getMessage());
        }
        return Response.status(Response.Status.CREATED)
                .entity(one(begun.lesson().toString()))
                .build();
    }

    @GET
    @FromDatabase
    @Operation(summary = "Lessons, the newest first; with those that are open or not stored yet")
    public LessonList list(@QueryParam("limit") @DefaultValue("50") Integer limit, @QueryParam("after") Instant after) {
        SiteMap map = places.current();
        int size = Math.max(1, Math.min(limit == null ? MOST : limit, MOST));
        List<LessonView> items = lessons.latest(after == null ? clock.instant().plusSeconds(1) : after, size).stream()
                .map(lesson -> LessonView.stored(lesson, map))
                .toList();
        return new LessonList(
                open(map),
                waiting(map),
                items,
                items.size() < size ? null : items.get(size - 1).began());
    }

    @GET
    @Path("open")
    @Operation(summary = "What is open or not stored yet; answered while the database is away, too")
    public LessonList open() {
        SiteMap map = places.current();
        return new LessonList(open(map), waiting(map), List.of(), null);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One lesson as it stands now: while it is open, which readers hear it")
    public LessonView one(@PathParam("id") String text) {
        UUID id = id(text);
        SiteMap map = places.current();
        return notStored(id, map)
                .or(() -> lessons.stored(id).map(lesson -> LessonView.stored(lesson, map)))
                .orElseThrow(LessonsResource::noSuchLesson);
    }

    @POST
    @Path("{id}/end")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Nobody teaches this room any longer",
            description =
                    "The last three seconds are left out: they may be of the way out. Ending it twice is the same.")
    public LessonView end(@PathParam("id") String text) {
        UUID id = id(text);
        Optional<Finished> ended = lessons.end(id, clock.instant());
        return ended.isPresent() && ended.get().rows().isEmpty()
                ? LessonView.over(ended.get(), "empty", places.current())
                : one(text);
    }

    @POST
    @Path("{id}/undo")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "The lesson counts for nothing any more; the live model is fitted again where it went by it")
    public void undo(@PathParam("id") String text) {
        if (!lessons.undo(id(text), user.getName(), clock.instant())) {
            throw noSuchLesson();
        }
    }

    @POST
    @FromDatabase
    @Path("{id}/restore")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "What was undone counts again")
    public LessonView restore(@PathParam("id") String text) {
        if (!lessons.restore(id(text), user.getName())) {
            throw noSuchLesson();
        }
        return one(text);
    }

    private Begun begun(NewLesson wanted, SiteMap map) {
        KnownAsset asset = assets.byId(wanted.asset())
                .orElseThrow(
                        () -> ProblemException.badRequest("There is no asset '" + Names.shown(wanted.asset()) + "'."));
        if (asset.tag() == null) {
            throw ProblemException.badRequest(asset.name() + " carries no tag; nothing would be heard of it.");
        }
        if (map.zone(wanted.zone()).isEmpty()) {
            throw ProblemException.badRequest("There is no zone '" + Names.shown(wanted.zone()) + "'.");
        }
        return new Begun(UUID.randomUUID(), wanted.zone(), asset.id(), asset.tag(), user.getName(), clock.instant());
    }

    private Optional<LessonView> notStored(UUID id, SiteMap map) {
        OpenLessons held = lessons.notStored();
        return held.open(id).map(capture -> LessonView.open(capture, map)).or(() -> held.waiting().stream()
                .filter(finished -> finished.begun().lesson().equals(id))
                .findAny()
                .map(finished -> LessonView.over(finished, "waiting", map)));
    }

    private List<LessonView> open(SiteMap map) {
        return lessons.notStored().open().stream()
                .sorted(Comparator.comparing(capture -> capture.begun().at()))
                .map(capture -> LessonView.open(capture, map))
                .toList();
    }

    private List<LessonView> waiting(SiteMap map) {
        return lessons.notStored().waiting().stream()
                .map(finished -> LessonView.over(finished, "waiting", map))
                .toList();
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw noSuchLesson();
        }
    }

    private static ProblemException noSuchLesson() {
        return ProblemException.notFound("There is no such lesson.");
    }
}
