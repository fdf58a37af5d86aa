package org.wardkeeper.track;

import java.time.Duration;
import java.time.Instant;
import org.wardkeeper.place.Point;

/**
 * The last place of an asset, as it was known when the asset was last seen.
 *
 * @param zoneId the zone
 * @param at a point inside the zone, local metres of its level
 * @param radiusMetres how far from {@code at} the asset may well be
 * @param confidence how sure the zone was at that time, 0 to 1
 * @param seen when the asset was last heard
 */
public record AssetPlace(
        String assetId, String zoneId, Point at, double radiusMetres, double confidence, Instant seen) {
    /** Tags speak every few seconds; a minute of silence is no news yet. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private static final double HALF_LIFE_S = 600;

    /** How sure the zone is now: as sure as it was for a minute, then half as sure every ten minutes. */
    public double confidenceAt(Instant now) {
        double silent = Duration.between(seen.plus(GRACE), now).toMillis() / 1_000.0;
        return silent <= 0 ? confidence : confidence * Math.pow(0.5, silent / HALF_LIFE_S);
    }
}
