package org.wardkeeper.trail;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
import java.util.Optional;
import javax.sql.DataSource;
import org.wardkeeper.asset.Assets;
import org.wardkeeper.asset.KnownAsset;
import org.wardkeeper.place.Places;
import org.wardkeeper.place.SiteMap;
import org.wardkeeper.place.ZoneRef;

/** Reads which things went through which doors, and which way. */
@ApplicationScoped
class Passages {

    private static final String COLUMNS = "select asset_id, door, from_zone, to_zone, at from passage where ";
    private static final String WITHIN =
            """
             and at >= coalesce(?, '-infinity'::timestamptz) and at < coalesce(?, 'infinity'::timestamptz)
            order by at desc, id desc limit ?""";
    private static final String OF_ASSET = COLUMNS + "asset_id = ?" + WITHIN;
    private static final String OF_ZONE = COLUMNS + "? in (from_zone, to_zone)" + WITHIN;

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    private DataSource database;

    @Inject
    private Assets assets;

    @Inject
    private Places places;

    /** Of one asset within [from, before), the newest first; a null bound is none. */
    List<Passage> ofAsset(String assetId, Instant from, Instant before, int limit) {
        return read(OF_ASSET, assetId, from, before, limit);
    }

    /** Into a zone or out of it within [from, before), the newest first; a null bound is none. */
    List<Passage> ofZone(String zoneId, Instant from, Instant before, int limit) {
        return read(OF_ZONE, zoneId, from, before, limit);
    }

    private List<Passage> read(String sql, String of, Instant from, Instant before, int limit) {
        SiteMap map = places.current();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, of);
            select.setObject(2, utc(from), Types.TIMESTAMP_WITH_TIMEZONE);
            select.setObject(3, utc(before), Types.TIMESTAMP_WITH_TIMEZONE);
            select.setInt(4, limit);
            var found = new ArrayList<Passage>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(passage(rows, map));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("The passages could not be read", e);
        }
    }

    private Passage passage(ResultSet row, SiteMap map) throws SQLException {
        String id = row.getString(1);
        Optional<KnownAsset> asset = assets.byId(id);
        return new Passage(
                new ReplayResource.Thing(
                        id,
                        asset.map(KnownAsset::name).orElse(id),
                        asset.map(KnownAsset::kind).orElse("")),
                row.getString(2),
                ZoneRef.named(row.getString(3), map),
                ZoneRef.named(row.getString(4), map),
                row.getObject(5, OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    /**
     * Through a door.
     *
     * @param door the URN of the reader at the door
     * @param at when it was in the middle of the door
     */
    public record Passage(ReplayResource.Thing asset, String door, ZoneRef from, ZoneRef to, Instant at) {}

    /** One page; {@code after}, asked as {@code to}, begins the next. Null on the last one. */
    public record Page(List<Passage> items, Instant after) {

        static final int MOST = 1_000;

        /** How many a page has where so many are asked for. */
        static int size(Integer limit) {
            return Math.max(1, Math.min(limit == null ? MOST : limit, MOST));
        }

        static Page of(List<Passage> items, int size) {
            return new Page(
                    items, items.size() < size ? null : items.get(size - 1).at());
        }
    }
}
