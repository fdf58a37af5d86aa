package org.wardkeeper.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.wardkeeper.asset.Assets;
import org.wardkeeper.asset.FreeLimits;
import org.wardkeeper.asset.KnownAsset;
import org.wardkeeper.location.LiveLocations;
import org.wardkeeper.place.Places;
import org.wardkeeper.place.SiteMap;
import org.wardkeeper.words.AssetIndex;

/** Finds assets in the running hospital. */
@ApplicationScoped
class AssetSearch {

    private Finder finder;
    private Places places;

    /** For CDI's proxy. */
    protected AssetSearch() {}

    @Inject
    AssetSearch(AssetIndex index, Assets assets, LiveLocations live, FreeLimits limits, Places places) {
        this.finder = new Finder(index::find, assets::byId, assets::all, live::of, limits);
        this.places = places;
    }

    AssetPage find(AssetQuestion question, Instant now) {
        SiteMap map = places.current();
        Finder.Answer answer = finder.answer(question, map, now);
        return new AssetPage(
                answer.best().stream()
                        .map(candidate -> FoundAsset.of(candidate, map, now))
                        .toList(),
                answer.total(),
                answer.next() == null ? null : answer.next().asCursor());
    }

    /** One asset as it stands now. */
    FoundAsset shown(KnownAsset asset, String nearZoneId, Instant now) {
        SiteMap map = places.current();
        return FoundAsset.of(finder.candidate(asset, Finder.distances(nearZoneId, map), 0, now), map, now);
    }
}
