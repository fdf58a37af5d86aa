package org.wardkeeper.location;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.wardkeeper.place.Point;
import org.wardkeeper.track.AssetPlace;

/** The statements on last places, in the caller's transaction. */
final class LastPlaces {
    private LastPlaces() {}

    static List<AssetPlace> read(Connection connection) throws SQLException {
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

    /**
     * All of them in one statement: a campus has fifty thousand, every three seconds. An asset or a zone may have gone
     * since; its place goes with it.
     *
     * @param places one for each asset at most
     */
    static void store(List<AssetPlace> places, Connection connection) throws SQLException {
        String sql =
                """
                insert into last_place (asset_id, zone_id, x, y, radius, confidence, seen)
                select a.id, z.id, p.x, p.y, p.radius, p.confidence, to_timestamp(p.seen)
                from unnest(?, ?, ?, ?, ?, ?, ?) as p (asset, zone, x, y, radius, confidence, seen)
                join asset a on a.id = p.asset join zone z on z.id = p.zone
                on conflict (asset_id) do update set
                    zone_id = excluded.zone_id, x = excluded.x, y = excluded.y, radius = excluded.radius,
                    confidence = excluded.confidence, seen = excluded.seen
                where last_place.seen <= excluded.seen""";
        try (PreparedStatement upsert = connection.prepareStatement(sql)) {
            upsert.setObject(1, texts(places, AssetPlace::assetId));
            upsert.setObject(2, texts(places, AssetPlace::zoneId));
            upsert.setObject(3, numbers(places, place -> place.at().x()));
            upsert.setObject(4, numbers(places, place -> place.at().y()));
            upsert.setObject(5, numbers(places, AssetPlace::radiusMetres));
            upsert.setObject(6, numbers(places, AssetPlace::confidence));
            upsert.setObject(7, numbers(places, place -> place.seen().toEpochMilli() / 1e3));
            upsert.executeUpdate();
        }
    }

    private static String[] texts(List<AssetPlace> places, Function<AssetPlace, String> column) {
        return places.stream().map(column).toArray(String[]::new);
    }

    private static double[] numbers(List<AssetPlace> places, ToDoubleFunction<AssetPlace> column) {
        return places.stream().mapToDouble(column).toArray();
    }
}
