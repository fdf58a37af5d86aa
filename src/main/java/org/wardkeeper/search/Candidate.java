package org.wardkeeper.search;

import java.util.OptionalDouble;
import org.wardkeeper.asset.AssetStatus;
import org.wardkeeper.asset.KnownAsset;
import org.wardkeeper.track.AssetPlace;

/**
 * An asset joined with where it is now.
 *
 * @param place null where it was never seen
 * @param metres from where somebody would walk; empty where that was not asked or no way is known
 */
record Candidate(KnownAsset asset, AssetPlace place, boolean isFree, OptionalDouble metres, int strength) {

    Rank rank() {
        return new Rank(strength, standing(), metres.orElse(Double.POSITIVE_INFINITY), asset.name(), asset.id());
    }

    private Rank.Standing standing() {
        if (isFree) {
            return Rank.Standing.FREE;
        }
        return asset.status() == AssetStatus.BROKEN || asset.status() == AssetStatus.RETIRED
                ? Rank.Standing.OUT_OF_SERVICE
                : Rank.Standing.TAKEN;
    }
}
