package org.wardkeeper.location;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wardkeeper.track.AssetPlace;

/**
 * How sure the visits that last are stored to be. At a door nobody is sure; a visit is as sure as it ever was, so it
 * rises while it lasts, by steps that are worth a row's rewriting. Confined to the journal's thread, at most an entry an
 * asset.
 */
final class Surest {
    /** Less than this is no news. */
    static final double STEP = 0.05;

    private record Stored(String zoneId, double confidence) {}

    private final Map<String, Stored> visits = new HashMap<>();

    /** The places that are surer by a step than the visit they belong to; the moves are about to be stored with them. */
    List<AssetPlace> risen(List<AssetPlace> places, List<PlaceJournal.Move> moves) {
        Map<String, Stored> begun = new HashMap<>();
        moves.forEach(move -> begun.put(move.assetId(), begunBy(move)));
        return places.stream()
                .filter(place -> isSurer(place, begun.getOrDefault(place.assetId(), visits.get(place.assetId()))))
                .toList();
    }

    /** All of it is on disk. */
    void stored(List<AssetPlace> surer, List<PlaceJournal.Move> moves) {
        moves.forEach(move -> visits.put(move.assetId(), begunBy(move)));
        surer.forEach(place -> visits.put(place.assetId(), new Stored(place.zoneId(), place.confidence())));
    }

    private static Stored begunBy(PlaceJournal.Move move) {
        return new Stored(move.zoneId(), move.confidence());
    }

    /** A place of a zone whose move is still waiting belongs to no visit yet; after a start any visit may be surer. */
    private static boolean isSurer(AssetPlace place, Stored visit) {
        return visit == null
                || visit.zoneId().equals(place.zoneId()) && place.confidence() >= visit.confidence() + STEP;
    }
}
