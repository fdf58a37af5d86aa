package org.wardkeeper.floorplan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.wardkeeper.access.ProblemException;
import org.wardkeeper.place.Level;
import org.wardkeeper.place.Places;
import org.wardkeeper.place.SiteMap;

/** The levels of the hospital, their plans and how each one stands now. */
@Path("/levels")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class LevelsResource {
    private static final int NOT_FOUND = 404;

    /** All levels, from the lowest to the highest. */
    public record Levels(String site, String timeZone, List<LevelEntry> items) {}

    /**
     * One level.
     *
     * @param shortName what fits on a button
     */
    public record LevelEntry(String id, String name, @JsonbProperty("short") String shortName, int ordinal) {}

    @Inject
    Places places;

    @Inject
    FloorBoard board;

    @Inject
    Plans plans;

    @GET
    @Operation(summary = "The levels of the site, from the lowest to the highest")
    public Levels levels() {
        SiteMap map = places.current();
        return new Levels(
                map.name(),
                map.timeZone().getId(),
                map.levels().stream()
                        .map(level -> new LevelEntry(level.id(), level.name(), shortName(level), level.ordinal()))
                        .toList());
    }

    @GET
    @Path("/{id}/plan")
    @Operation(
            summary = "The level's plan as GeoJSON: level, units (zones), openings and readers in local metres",
            description = "The ETag is the plan's version: a change of the plan names it in If-Match.")
    public Response plan(@PathParam("id") String id) {
        require(id);
        Plans.Plan plan = plans.of(id);
        return Response.ok(plan.geoJson()).tag(Integer.toString(plan.version())).build();
    }

    @GET
    @Path("/{id}/live")
    @Operation(summary = "Every marker of the level and the state of every storage unit, now")
    public FloorView live(@PathParam("id") String id) {
        require(id);
        return board.snapshot(id, Instant.now());
    }

    private void require(String id) {
        if (places.current().level(id).isEmpty()) {
            throw new ProblemException(NOT_FOUND, "No such level", "There is no level '" + id + "'.");
        }
    }

    /** "Level 4" is "4" on a button; a name whose last word is long gives way to the ordinal. */
    static String shortName(Level level) {
        String last = level.name().substring(level.name().lastIndexOf(' ') + 1);
        return last.length() <= 3 ? last : Integer.toString(level.ordinal());
    }
}
