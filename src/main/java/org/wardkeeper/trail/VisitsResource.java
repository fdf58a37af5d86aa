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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.wardkeeper.access.ProblemException;
import org.wardkeeper.asset.Assets;
import org.wardkeeper.place.Places;
import org.wardkeeper.place.SiteMap;
import org.wardkeeper.place.ZoneRef;
import org.wardkeeper.rest.FromDatabase;

/** Where an asset has been: its visits to zones, newest first. */
@ApplicationScoped
@Path("assets/{id}/visits")
@FromDatabase
@Produces(MediaType.APPLICATION_JSON)
public class VisitsResource {

    private static final int MOST = 1_000;

    @Inject
    private Visits visits;

    @Inject
    private Assets assets;

    @Inject
    private Places places;

    /**
     * The visits that overlap [from, to).
     *
     * @param after when the last visit of the page before was entered; visits of one asset begin one after another
     */
    @GET
    @Operation(summary = "Where an asset has been, newest first: the visits that overlap [from, to)")
    public Page of(
            @PathParam("id") String assetId,
            @QueryParam("from") Instant from,
            @QueryParam("to") Instant to,
            @QueryParam("limit") @DefaultValue("200") Integer limit,
            @QueryParam("after") Instant after) {
        if (assets.byId(assetId).isEmpty()) {
            throw ProblemException.notFound("There is no asset '" + assetId + "'.");
        }
        if (from != null && to != null && !from.isBefore(to)) {
            throw ProblemException.badRequest("from must be before to.");
        }
        int size = Math.max(1, Math.min(limit == null ? MOST : limit, MOST));
        List<VisitRow> rows = visits.ofAsset(assetId, from, earlier(to, after), size);
        SiteMap map = places.current();
        Instant now = Instant.now();
        return new Page(
                rows.stream()
                        .map(row -> Visit.of(row, visits.stay(row, now), map))
                        .toList(),
                rows.size() < size ? null : rows.get(size - 1).entered());
    }

    private static Instant earlier(Instant one, Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    /** One page; {@code after} is null on the last one. */
    public record Page(List<Visit> items, Instant after) {}

    /**
     * A stay in a zone.
     *
     * @param left when it was first heard elsewhere; null where it was not
     * @param lastSeen when it was last heard there
     * @param until what ended the stay, or the knowledge of it: left, now, or last-seen
     * @param dwellSeconds from entered to left, now, or when it was last seen
     * @param confidence how sure the zone was at its surest, 0 to 1; null where that was not noted
     */
    public record Visit(
            ZoneRef zone,
            Instant entered,
            Instant left,
            Instant lastSeen,
            String until,
            long dwellSeconds,
            Double confidence) {

        static Visit of(VisitRow row, Stay stay, SiteMap map) {
            return new Visit(
                    ZoneRef.named(row.zoneId(), map),
                    row.entered(),
                    row.left(),
                    stay.lastSeen(),
                    stay.how().word(),
                    stay.secondsSince(row.entered()),
                    row.confidence());
        }
    }
}
