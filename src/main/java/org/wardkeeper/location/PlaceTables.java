package org.wardkeeper.location;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import org.wardkeeper.place.Point;

/** The statements on visits and last places, in the caller's transaction. */
final class PlaceTables {
    private PlaceTables() {}

    static List<AssetPlace> lastPlaces(Connection connection) throws SQLException {
        String sql = "select asset_id, zone_id, x, y, radius, confidence, seen from last_place";
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            var places = new ArrayList<AssetPlace>();
            while (rows.next()) {
                places.add(new AssetPlace(
                        rows.getString(1),
                        rows.getString(2),
                        new Point(rows.getDouble(3), rows.getDouble(4)),
                        rows.getDouble(5),
                        rows.getDouble(6),
                        rows.getTimestamp(7).toInstant()));
            }
            return places;
        }
    }

    /** An asset or a zone may have gone since; its place goes with it. */
    static void lastPlaces(List<AssetPlace> places, Connection connection) throws SQLException {
        String sql =
                """
                insert into last_place (asset_id, zone_id, x, y, radius, confidence, seen)
                select a.id, z.id, ?, ?, ?, ?, ? from asset a, zone z where a.id = ? and z.id = ?
                on conflict (asset_id) do update set
                    zone_id = excluded.zone_id, x = excluded.x, y = excluded.y, radius = excluded.radius,
                    confidence = excluded.confidence, seen = excluded.seen
                where last_place.seen <= excluded.seen""";
        try (PreparedStatement upsert = connection.prepareStatement(sql)) {
            for (AssetPlace place : places) {
                upsert.setDouble(1, place.at().x());
                upsert.setDouble(2, place.at().y());
                upsert.setDouble(3, place.radiusMetres());
                upsert.setDouble(4, place.confidence());
                upsert.setTimestamp(5, Timestamp.from(place.seen()));
                upsert.setString(6, place.assetId());
                upsert.setString(7, place.zoneId());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    /** Ends the visit before and begins the next; a move that is told twice changes nothing. */
    static void visits(List<PlaceJournal.Move> moves, Connection connection) throws SQLException {
        String end =
                """
                update visit set left_at = greatest(entered, ?)
                where asset_id = ? and left_at is null and zone_id <> ?""";
        String begin =
                """
                insert into visit (asset_id, zone_id, entered)
                select a.id, z.id, ? from asset a, zone z where a.id = ? and z.id = ?
                on conflict (asset_id) where left_at is null do nothing""";
        try (PreparedStatement ending = connection.prepareStatement(end);
                PreparedStatement beginning = connection.prepareStatement(begin)) {
            for (PlaceJournal.Move move : moves) {
                Timestamp at = Timestamp.from(move.entered());
                ending.setTimestamp(1, at);
                ending.setString(2, move.assetId());
                ending.setString(3, move.zoneId());
                ending.executeUpdate();
                beginning.setTimestamp(1, at);
                beginning.setString(2, move.assetId());
                beginning.setString(3, move.zoneId());
                beginning.executeUpdate();
            }
        }
    }
}
