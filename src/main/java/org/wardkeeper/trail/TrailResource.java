package org.wardkeeper.trail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.wardkeeper.access.ProblemException;
import org.wardkeeper.asset.Assets;
import org.wardkeeper.place.Places;
import org.wardkeeper.place.SiteMap;
import org.wardkeeper.place.Waypoint;
import org.wardkeeper.rest.FromDatabase;

/** An asset's way through one day, as a page lists and draws it. */
@ApplicationScoped
@Path("assets/{id}/trail")
@FromDatabase
@Produces(MediaType.APPLICATION_JSON)
public class TrailResource {

    /** More in a day than anybody reads; what is cut is the day's beginning, and it is said so. */
    private static final int MOST = 300;

    @Inject
    private Visits visits;

    @Inject
    private Assets assets;

    @Inject
    private Places places;

    /** @param day a day at the site, 2026-11-21; today where it is left out */
    @GET
    @Operation(summary = "An asset's visits on one day at the site, newest first, and the ways between them")
    public Trail of(@PathParam("id") String assetId, @QueryParam("day") String day) {
        if (assets.byId(assetId).isEmpty()) {
            throw ProblemException.notFound("There is no asset '" + assetId + "'.");
        }
        SiteMap map = places.current();
        Instant now = Instant.now();
        ZoneId site = map.timeZone();
        LocalDate date = day == null || day.isEmpty() ? now.atZone(site).toLocalDate() : dateOf(day);
        Span span = new Span(
                date.atStartOfDay(site).toInstant(),
                date.plusDays(1).atStartOfDay(site).toInstant());
        List<VisitRow> rows = visits.ofAsset(assetId, span.from(), span.to(), MOST);
        return new Trail(
                date.toString(),
                span.from(),
                span.to(),
                IntStream.range(0, rows.size())
                        .mapToObj(i -> stop(rows.get(i), i + 1 < rows.size() ? rows.get(i + 1) : null, map, now))
                        .toList(),
                rows.size() == MOST);
    }

    private Stop stop(VisitRow row, VisitRow before, SiteMap map, Instant now) {
        return new Stop(VisitsResource.Visit.of(row, visits.stay(row, now), map), way(row, before, map));
    }

    private static List<Waypoint> way(VisitRow row, VisitRow before, SiteMap map) {
        return before == null || map.zone(before.zoneId()).isEmpty()
                ? List.of()
                : map.distancesFrom(before.zoneId()).wayTo(row.zoneId());
    }

    private static LocalDate dateOf(String day) {
        try {
            return LocalDate.parse(day);
        } catch (DateTimeException e) {
            throw ProblemException.badRequest("day must be a date, 2026-11-21.");
        }
    }

    /**
     * A day of an asset.
     *
     * @param day the date at the site, whose midnights are {@code from} and {@code to}
     * @param cut the day had more visits than are told; its first ones are missing
     */
    public record Trail(String day, Instant from, Instant to, List<Stop> items, boolean cut) {}

    /**
     * A visit and how one gets there.
     *
     * @param way from the zone of the visit before, through doors, lifts and stairs: which way it really took nobody
     *     saw; empty for the day's first visit and where nothing leads there
     */
    public record Stop(VisitsResource.Visit visit, List<Waypoint> way) {}
}
