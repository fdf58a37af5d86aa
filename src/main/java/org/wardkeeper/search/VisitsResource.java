package org.wardkeeper.search;

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

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    private DataSource database;

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
    public Visits of(
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
        List<Visit> items = read(assetId, from, earlier(to, after), size);
        return new Visits(
                items, items.size() < size ? null : items.get(size - 1).entered());
    }

    private List<Visit> read(String assetId, Instant from, Instant before, int limit) {
        String sql =
                """
                select zone_id, entered, left_at from visit
                where asset_id = ? and entered < coalesce(?, 'infinity'::timestamptz)
                  and coalesce(left_at, 'infinity') > coalesce(?, '-infinity'::timestamptz)
                order by entered desc limit ?
                """;
        SiteMap map = places.current();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, assetId);
            select.setObject(2, offset(before), Types.TIMESTAMP_WITH_TIMEZONE);
            select.setObject(3, offset(from), Types.TIMESTAMP_WITH_TIMEZONE);
            select.setInt(4, limit);
            try (ResultSet row = select.executeQuery()) {
                List<Visit> visits = new ArrayList<>();
                while (row.next()) {
                    visits.add(visit(row, map));
                }
                return visits;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The visits could not be read", e);
        }
    }

    private static Visit visit(ResultSet row, SiteMap map) throws SQLException {
        OffsetDateTime left = row.getObject("left_at", OffsetDateTime.class);
        return new Visit(
                ZoneRef.named(row.getString("zone_id"), map),
                row.getObject("entered", OffsetDateTime.class).toInstant(),
                left == null ? null : left.toInstant());
    }

    private static Instant earlier(Instant one, Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    private static OffsetDateTime offset(Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    /** One page; {@code after} is null on the last one. */
    public record Visits(List<Visit> items, Instant after) {}

    /** A stay in a zone; {@code left} is null while it lasts. */
    public record Visit(ZoneRef zone, Instant entered, Instant left) {}
}
