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
import java.util.List;
import javax.sql.DataSource;
import org.wardkeeper.asset.Assets;
import org.wardkeeper.asset.FreeLimits;
import org.wardkeeper.asset.KnownAsset;
import org.wardkeeper.location.LiveLocations;
import org.wardkeeper.track.AssetPlace;

/** Reads visits, and tells how long each of them lasted. */
@ApplicationScoped
class Visits {

    private static final String OF_ASSET =
            """
            select %s from visit
            where asset_id = ? and entered < coalesce(?, 'infinity'::timestamptz)
              and coalesce(left_at, 'infinity') > coalesce(?, '-infinity'::timestamptz)
            order by entered desc limit ?"""
                    .formatted(VisitRow.COLUMNS);

    /**
     * What was on the level when the span began: the visits of one asset follow each other, so of each it is the last one
     * that began before, wherever its beginning lies. And what began there within the span.
     */
    private static final String OF_ZONES =
            """
            (select v.* from asset a cross join lateral (
                select %1$s from visit where asset_id = a.id and entered < ? order by entered desc limit 1) v
             where ? and (v.left_at is null or v.left_at > ?) and v.zone_id = any (?)
               and (v.entered, v.id) > (?, ?)
             order by v.entered, v.id limit ?)
            union all
            (select %1$s from visit
             where entered >= ? and entered < ? and zone_id = any (?) and (entered, id) > (?, ?)
             order by entered, id limit ?)
            order by entered, id limit ?"""
                    .formatted(VisitRow.COLUMNS);

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    private DataSource database;

    @Inject
    private Assets assets;

    @Inject
    private FreeLimits limits;

    @Inject
    private LiveLocations live;

    /** Of one asset, those that overlap [from, before), the newest first; a null bound is none. */
    List<VisitRow> ofAsset(String assetId, Instant from, Instant before, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(OF_ASSET)) {
            select.setString(1, assetId);
            select.setObject(2, utc(before), Types.TIMESTAMP_WITH_TIMEZONE);
            select.setObject(3, utc(from), Types.TIMESTAMP_WITH_TIMEZONE);
            select.setInt(4, limit);
            try (ResultSet rows = select.executeQuery()) {
                return VisitRow.all(rows);
            }
        } catch (SQLException e) {
            throw unread(e);
        }
    }

    /** To any of these zones, those that overlap the span, after a cursor, the oldest first. */
    List<VisitRow> ofZones(List<String> zones, Span span, Cursor after, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(OF_ZONES)) {
            String[] ids = zones.toArray(String[]::new);
            int n = 0;
            select.setObject(++n, utc(span.from()));
            select.setBoolean(++n, after.entered().isBefore(span.from()));
            select.setObject(++n, utc(span.from()));
            select.setObject(++n, ids);
            select.setObject(++n, utc(after.entered()));
            select.setLong(++n, after.id());
            select.setInt(++n, limit);
            select.setObject(++n, utc(span.from()));
            select.setObject(++n, utc(span.to()));
            select.setObject(++n, ids);
            select.setObject(++n, utc(after.entered()));
            select.setLong(++n, after.id());
            select.setInt(++n, limit);
            select.setInt(++n, limit);
            try (ResultSet rows = select.executeQuery()) {
                return VisitRow.all(rows);
            }
        } catch (SQLException e) {
            throw unread(e);
        }
    }

    /** How long a visit lasted; of the one that lasts, the live model knows when the asset was last heard. */
    Stay stay(VisitRow visit, Instant now) {
        Instant heard = visit.left() != null
                ? visit.lastHeard()
                : live.of(visit.assetId()).map(AssetPlace::seen).orElse(visit.lastHeard());
        String kind = assets.byId(visit.assetId()).map(KnownAsset::kind).orElse("");
        return Stay.of(visit.entered(), visit.left(), heard, limits.limitOf(kind), now);
    }

    private static OffsetDateTime utc(Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private static IllegalStateException unread(SQLException cause) {
        return new IllegalStateException("The visits could not be read", cause);
    }
}
