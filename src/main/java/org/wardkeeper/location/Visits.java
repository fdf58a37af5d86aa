package org.wardkeeper.location;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.wardkeeper.location.PlaceJournal.Move;
import org.wardkeeper.track.AssetPlace;

/**
 * The statements on visits, in the caller's transaction. Each takes many moves at once: when a campus wakes up, or a
 * reader comes back, tens of thousands of assets move in one round.
 */
final class Visits {
    /**
     * Several antennas report within a moment, and until the last of them has, the strongest is not yet known. So a
     * visit of less than two seconds was none, and whoever is back after one never left.
     */
    private static final List<String> A_MOVE = List.of(
            """
            delete from visit
            using (%s) moved
            where asset_id = moved.asset and zone_id <> moved.zone and left_at is null
              and entered > moved.at - interval '2 seconds'""",
            """
            update visit set left_at = null, last_heard = null
            from (%s) moved, lateral (
                select id from visit where asset_id = moved.asset order by entered desc, id desc limit 1) latest
            where visit.id = latest.id and zone_id = moved.zone and left_at > moved.at - interval '2 seconds'""",
            """
            update visit set left_at = moved.at,
                last_heard = case when moved.heard < moved.at then greatest(moved.heard, entered) end
            from (%s) moved
            where asset_id = moved.asset and zone_id <> moved.zone and left_at is null""",
            """
            insert into visit (asset_id, zone_id, entered, confidence)
            select a.id, z.id, moved.at, moved.confidence
            from (%s) moved join asset a on a.id = moved.asset join zone z on z.id = moved.zone
            on conflict (asset_id) where left_at is null do nothing""");

    private static final String MOVED =
            """
            select m.asset, m.zone, to_timestamp(m.at) as at, m.confidence, to_timestamp(m.heard) as heard
            from unnest(?, ?, ?, ?, ?) as m (asset, zone, at, confidence, heard)""";

    private static final String SURER =
            """
            update visit set confidence = p.confidence
            from unnest(?, ?, ?) as p (asset, zone, confidence)
            where asset_id = p.asset and zone_id = p.zone and left_at is null
              and coalesce(visit.confidence, 0) < p.confidence""";

    private Visits() {}

    /**
     * Ends the visits before and begins the next ones; a move that is told twice changes nothing. An asset or a zone may
     * have gone since; its visit goes with it.
     *
     * @param moves in the order of arrival
     */
    static void store(List<Move> moves, Connection connection) throws SQLException {
        for (List<Move> once : inTurns(moves)) {
            for (String statement : A_MOVE) {
                apply(statement.formatted(MOVED), once, connection);
            }
        }
    }

    /** Notes that the visits which last were surer since than they were stored. */
    static void surer(List<AssetPlace> places, Connection connection) throws SQLException {
        if (places.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(SURER)) {
            statement.setObject(1, places.stream().map(AssetPlace::assetId).toArray(String[]::new));
            statement.setObject(2, places.stream().map(AssetPlace::zoneId).toArray(String[]::new));
            statement.setObject(
                    3, places.stream().mapToDouble(AssetPlace::confidence).toArray());
            statement.executeUpdate();
        }
    }

    /** First the first move of each asset, then the second of each: a statement sees every asset once. */
    static List<List<Move>> inTurns(List<Move> moves) {
        var turns = new ArrayList<List<Move>>();
        Map<String, Integer> had = new HashMap<>();
        for (Move move : moves) {
            int turn = had.merge(move.assetId(), 1, Integer::sum) - 1;
            if (turn == turns.size()) {
                turns.add(new ArrayList<>());
            }
            turns.get(turn).add(move);
        }
        return turns;
    }

    private static void apply(String sql, List<Move> moves, Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, moves.stream().map(Move::assetId).toArray(String[]::new));
            statement.setObject(2, moves.stream().map(Move::zoneId).toArray(String[]::new));
            statement.setObject(3, numbers(moves, move -> move.entered().toEpochMilli() / 1e3));
            statement.setObject(4, numbers(moves, Move::confidence));
            statement.setObject(5, numbers(moves, move -> move.lastHeard().toEpochMilli() / 1e3));
            statement.executeUpdate();
        }
    }

    private static double[] numbers(List<Move> moves, ToDoubleFunction<Move> column) {
        return moves.stream().mapToDouble(column).toArray();
    }
}
