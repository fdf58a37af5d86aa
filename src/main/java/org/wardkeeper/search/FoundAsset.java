package org.wardkeeper.search;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.wardkeeper.asset.KnownAsset;
import org.wardkeeper.place.SiteMap;
import org.wardkeeper.place.ZoneRef;
import org.wardkeeper.track.AssetPlace;

/**
 * An asset as it is answered. Everything about its place is null where it was never seen.
 *
 * @param held somebody is on the way to it
 * @param free available, not held, and seen lately
 * @param confidence that it still is in the zone, 0 to 1
 * @param radius metres around x and y within which it may well be
 * @param distanceMetres to walk from where was asked; null where nothing was asked or no way is known
 */
public record FoundAsset(
        String id,
        String name,
        String kind,
        String status,
        String tag,
        ZoneRef homeZone,
        boolean held,
        String heldBy,
        Instant heldUntil,
        boolean free,
        ZoneRef zone,
        Instant seen,
        Long ageSeconds,
        Double confidence,
        Double x,
        Double y,
        Double radius,
        Double distanceMetres) {

    static FoundAsset of(Candidate candidate, SiteMap map, Instant now) {
        KnownAsset asset = candidate.asset();
        AssetPlace place = candidate.place();
        boolean held = asset.heldAt(now);
        boolean seen = place != null;
        return new FoundAsset(
                asset.id(),
                asset.name(),
                asset.kind(),
                asset.status().slug(),
                asset.tag() == null ? null : asset.tag().canonical(),
                ZoneRef.named(asset.homeZoneId(), map),
                held,
                held ? asset.heldBy() : null,
                held ? asset.heldUntil().truncatedTo(ChronoUnit.SECONDS) : null,
                candidate.isFree(),
                seen ? ZoneRef.named(place.zoneId(), map) : null,
                seen ? place.seen().truncatedTo(ChronoUnit.MILLIS) : null,
                seen ? Math.max(0, Duration.between(place.seen(), now).toSeconds()) : null,
                seen ? rounded(place.confidenceAt(now), 1_000) : null,
                seen ? rounded(place.at().x(), 100) : null,
                seen ? rounded(place.at().y(), 100) : null,
                seen ? rounded(place.radiusMetres(), 100) : null,
                candidate.metres().isPresent() ? rounded(candidate.metres().getAsDouble(), 10) : null);
    }

    private static double rounded(double value, int parts) {
        return Math.round(value * parts) / (double) parts;
    }
}
