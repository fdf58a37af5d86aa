package org.wardkeeper.trail;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.wardkeeper.access.ProblemException;
import org.wardkeeper.asset.Assets;
import org.wardkeeper.place.Places;
import org.wardkeeper.place.SiteMap;
import org.wardkeeper.place.ZoneRef;
import org.wardkeeper.rest.FromDatabase;

/** Through which doors an asset went, and which way: only doors whose reader has an antenna on each side can tell. */
@ApplicationScoped
@Path("assets/{id}/passages")
@FromDatabase
@Produces(MediaType.APPLICATION_JSON)
public class PassagesResource {

    private static final int MOST = 1_000;
    private static final String OF_ASSET =
            """
            select door, from_zone, to_zone, at from passage
            where asset_id = ? and at >= coalesce(?, '-infinity'::timestamptz) and at < coalesce(?, 'infinity'::timestamptz)
            order by at desc limit ?""";

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    private DataSource database;

    @Inject
    private Assets assets;

    @Inject
    private Places places;

    /** @param after when the last passage of the page before was */
    @GET
    @Operation(summary = "Through which doors an asset went within [from, to), newest first")
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
        Instant until = after != null && (to == null || after.isBefore(to)) ? after : to;
        List<Passage> items = read(assetId, from, until, size);
        return new Page(items, items.size() < size ? null : items.get(size - 1).at());
    }

    private List<Passage> read(String assetId, Instant from, Instant to, int limit) {
        SiteMap map = places.current();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(OF_ASSET)) {
            select.setString(1, assetId);
            select.setObject(2, utc(from), Types.TIMESTAMP_WITH_TIMEZONE);
            select.setObject(3, utc(to), Types.TIMESTAMP_WITH_TIMEZONE);
            select.setInt(4, limit);
            var found = new ArrayList<Passage>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new Passage(
                            rows.getString(1),
                            ZoneRef.named(rows.getString(2), map),
                            ZoneRef.named(rows.getString(3), map),
                            rows.getObject(4, OffsetDateTime.class).toInstant()));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("The passages could not be read", e);
        }
    }

    private static OffsetDateTime utc(Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    /** One page; {@code after} is null on the last one. */
    public record Page(List<Passage> items, Instant after) {}

    /**
     * Through a door.
     *
     * @param door the URN of the reader at the door
     * @param at when it was in the middle of the door
     */
    public record Passage(String door, ZoneRef from, ZoneRef to, Instant at) {}
}
