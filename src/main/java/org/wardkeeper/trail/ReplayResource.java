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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.wardkeeper.access.ProblemException;
import org.wardkeeper.asset.Assets;
import org.wardkeeper.asset.KnownAsset;
import org.wardkeeper.place.Places;
import org.wardkeeper.place.SiteMap;
import org.wardkeeper.place.Zone;
import org.wardkeeper.place.ZoneRef;
import org.wardkeeper.rest.FromDatabase;

/** A level as it was: every visit to it within a span, from which any moment of the span can be told. */
@ApplicationScoped
@Path("levels/{id}/visits")
@FromDatabase
@Produces(MediaType.APPLICATION_JSON)
public class ReplayResource {

    private static final int MOST = 5_000;

    @Inject
    private Visits visits;

    @Inject
    private Assets assets;

    @Inject
    private Places places;

    /**
     * The visits that overlap [from, to), by the time they began.
     *
     * @param to at most 7 days after {@code from}; now where it is left out
     * @param after the cursor of the page before
     */
    @GET
    @Operation(summary = "Every visit to the level that overlaps [from, to), at most 7 days, the oldest first")
    public Replay of(
            @PathParam("id") String level,
            @QueryParam("from") Instant from,
            @QueryParam("to") Instant to,
            @QueryParam("limit") @DefaultValue("2000") Integer limit,
            @QueryParam("after") String after) {
        SiteMap map = places.current();
        if (map.level(level).isEmpty()) {
            throw ProblemException.notFound("There is no level '" + level + "'.");
        }
        Instant now = Instant.now();
        Span span = Span.asked(from, to, now);
        int size = Math.max(1, Math.min(limit == null ? MOST : limit, MOST));
        List<String> zones = map.zonesOn(level).stream().map(Zone::id).toList();
        List<VisitRow> rows = visits.ofZones(zones, span, Cursor.parse(after), size);
        return new Replay(
                level,
                span.from(),
                span.to(),
                rows.stream().map(row -> moment(row, map, now)).toList(),
                rows.size() < size ? null : Cursor.after(rows.get(size - 1)).toString());
    }

    private Passed moment(VisitRow row, SiteMap map, Instant now) {
        Stay stay = visits.stay(row, now);
        Optional<KnownAsset> asset = assets.byId(row.assetId());
        return new Passed(
                new Thing(
                        row.assetId(),
                        asset.map(KnownAsset::name).orElse(row.assetId()),
                        asset.map(KnownAsset::kind).orElse("")),
                ZoneRef.named(row.zoneId(), map),
                row.entered(),
                row.left(),
                stay.lastSeen(),
                stay.how().word(),
                row.confidence());
    }

    /**
     * One page of a level's visits.
     *
     * @param after the cursor of the next page; null where this one is the last: only then is the span told to its end
     */
    public record Replay(String level, Instant from, Instant to, List<Passed> items, String after) {}

    /**
     * A visit with what paid it.
     *
     * @param left when it was first heard elsewhere; null where it was not
     * @param lastSeen when it was last heard there: with {@code until} last-seen, nothing is known of the time after
     * @param until what ended the stay, or the knowledge of it: left, now, or last-seen
     */
    public record Passed(
            Thing asset,
            ZoneRef zone,
            Instant entered,
            Instant left,
            Instant lastSeen,
            String until,
            Double confidence) {}

    /** An asset by its present name. */
    public record Thing(String id, String name, String kind) {}
}
