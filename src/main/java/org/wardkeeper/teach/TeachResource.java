package org.wardkeeper.teach;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.wardkeeper.access.CurrentUser;
import org.wardkeeper.access.Permission;
import org.wardkeeper.access.ProblemException;
import org.wardkeeper.access.Requires;
import org.wardkeeper.lesson.Lessons;
import org.wardkeeper.location.LiveLocations;
import org.wardkeeper.place.Names;
import org.wardkeeper.place.Places;
import org.wardkeeper.place.SiteMap;
import org.wardkeeper.rest.FromDatabase;
import org.wardkeeper.track.Reliability;

/** What teaching is about: what can be carried, which rooms are known how well, and that the live model goes by it. */
@ApplicationScoped
@Path("teach")
@Produces(MediaType.APPLICATION_JSON)
@Requires(Permission.EDIT_ASSETS)
public class TeachResource {
    private static final int MOST_CARRIERS = 50;
    private static final int CLAIMS = 10;

    @Inject
    private Lessons lessons;

    @Inject
    private Carriers carriers;

    @Inject
    private RoomReview review;

    @Inject
    private LiveLocations locations;

    @Inject
    private Places places;

    @Inject
    private CurrentUser user;

    private final Clock clock = Clock.systemUTC();

    /** What can be carried, the one heard last first. */
    public record CarrierList(List<Carrier> items) {}

    /**
     * How well the rooms are known.
     *
     * @param needed so many vectors are enough for a room
     * @param unused how many lessons the live model does not go by yet
     * @param used and how many it does
     */
    public record RoomList(int needed, int unused, int used, List<RoomView> items) {}

    /**
     * Which rooms are taken for which, the worst first.
     *
     * @param right by zone, how often a moment of it is guessed right, 0 to 1; a zone that was not tried is not in it
     */
    public record ConfusionList(List<ConfusionView> items, Map<String, Double> right) {}

    /** How many lessons the live model goes by now that it did not before. */
    public record Used(int lessons) {}

    /**
     * What is made of the model's claims.
     *
     * @param rehearsed false where too little was taught to know: then claims are capped
     */
    public record ReliabilityTable(boolean rehearsed, List<Claim> items) {}

    /**
     * One claim.
     *
     * @param claimed how sure the model is, 0 to 1
     * @param said what is said instead, because so often it is right then
     */
    public record Claim(double claimed, double said) {}

    @GET
    @Path("carriers")
    @Operation(summary = "Assets with a tag, the one heard last first")
    public CarrierList carriers(
            @QueryParam("q") @DefaultValue("") String text, @QueryParam("limit") @DefaultValue("20") Integer limit) {
        int size = Math.max(1, Math.min(limit == null ? MOST_CARRIERS : limit, MOST_CARRIERS));
        return new CarrierList(carriers.find(text, size, clock.instant()));
    }

    @GET
    @FromDatabase
    @Path("coverage")
    @Operation(
            summary = "How well each zone is known",
            description =
                    "All lessons count that were not undone, used or not. near orders the zones by the way there.")
    public RoomList coverage(@QueryParam("near") String near) {
        SiteMap map = places.current();
        if (near != null && !near.isEmpty() && map.zone(near).isEmpty()) {
            throw ProblemException.badRequest("There is no zone '" + Names.shown(near) + "'.");
        }
        RoomReview.Known known = review.known();
        return new RoomList(Coverage.NEEDED, known.unused(), known.used(), RoomView.all(known, near, map));
    }

    @GET
    @FromDatabase
    @Path("confusions")
    @Operation(
            summary = "Which zones are taken for which, the worst first",
            description = "Every moment that was taught is guessed by a model that has not seen it.")
    public ConfusionList confusions() {
        SiteMap map = places.current();
        RoomReview.Tried tried = review.tried();
        return new ConfusionList(
                tried.confusions().stream()
                        .map(confusion -> ConfusionView.of(confusion, map))
                        .toList(),
                tried.right());
    }

    @GET
    @Path("reliability")
    @Operation(
            summary = "How often the live model is right when it says how sure it is",
            description = "Found by rehearsing what was taught, each stretch with a model that has not seen it.")
    public ReliabilityTable reliability() {
        Reliability known = locations.reliability();
        return new ReliabilityTable(
                known.isKnown(),
                IntStream.range(0, CLAIMS)
                        .mapToObj(i -> (i + 0.5) / CLAIMS)
                        .map(claim -> new Claim(claim, Math.round(100 * known.of(claim)) / 100.0))
                        .toList());
    }

    @POST
    @FromDatabase
    @Path("use")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "The live model goes by all that was taught, from now on and without a restart")
    public Used use() {
        return new Used(lessons.use(user.getName(), clock.instant()));
    }

    @GET
    @FromDatabase
    @Path("calibration.csv")
    @Produces("text/csv")
    @Operation(
            summary = "What was taught on one level, as calibration.csv of a survey folder",
            description = "Where only the room is known, x and y are those of its label, a point inside the room.")
    public Response calibration(@QueryParam("level") String level) {
        SiteMap map = places.current();
        if (level == null || map.level(level).isEmpty()) {
            throw ProblemException.badRequest("level must be the id of a level.");
        }
        return Response.ok(CalibrationCsv.of(lessons.counting(), level, map))
                .header("Content-Disposition", "attachment; filename=\"calibration.csv\"")
                .build();
    }
}
