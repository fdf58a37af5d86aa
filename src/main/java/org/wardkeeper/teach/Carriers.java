package org.wardkeeper.teach;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.wardkeeper.asset.AssetStatus;
import org.wardkeeper.asset.Assets;
import org.wardkeeper.asset.KnownAsset;
import org.wardkeeper.lesson.Begun;
import org.wardkeeper.lesson.Capture;
import org.wardkeeper.lesson.Lessons;
import org.wardkeeper.location.LiveLocations;
import org.wardkeeper.place.Places;
import org.wardkeeper.place.SiteMap;
import org.wardkeeper.place.ZoneRef;
import org.wardkeeper.track.AssetPlace;
import org.wardkeeper.words.AssetIndex;
import org.wardkeeper.words.Hit;

/** Finds what somebody has in their hand: what was heard a moment ago comes first. */
@ApplicationScoped
class Carriers {
    private static final int LONGEST_QUESTION = 200;

    @Inject
    private Assets assets;

    @Inject
    private AssetIndex index;

    @Inject
    private LiveLocations locations;

    @Inject
    private Lessons lessons;

    @Inject
    private Places places;

    private record Candidate(KnownAsset asset, Optional<AssetPlace> place) {
        Instant seen() {
            return place.map(AssetPlace::seen).orElse(Instant.MIN);
        }
    }

    List<Carrier> find(String text, int limit, Instant now) {
        SiteMap map = places.current();
        return matching(text.strip())
                .filter(asset -> asset.tag() != null && asset.status() != AssetStatus.RETIRED)
                .map(asset -> new Candidate(asset, locations.of(asset.id())))
                .sorted(Comparator.comparing(Candidate::seen)
                        .reversed()
                        .thenComparing(candidate -> candidate.asset().name()))
                .limit(limit)
                .map(candidate -> shown(candidate, map, now))
                .toList();
    }

    private Stream<KnownAsset> matching(String text) {
        if (text.isEmpty()) {
            return List.copyOf(assets.all()).stream();
        }
        String question = text.substring(0, Math.min(text.length(), LONGEST_QUESTION));
        return index.find(question).stream().map(Hit::id).flatMap(id -> assets.byId(id).stream());
    }

    private Carrier shown(Candidate candidate, SiteMap map, Instant now) {
        KnownAsset asset = candidate.asset();
        Optional<AssetPlace> place = candidate.place();
        return new Carrier(
                asset.id(),
                asset.name(),
                asset.kind(),
                asset.tag().canonical(),
                place.map(seen -> ZoneRef.named(seen.zoneId(), map)).orElse(null),
                place.map(seen -> seen.seen().atZone(map.timeZone()).toOffsetDateTime())
                        .orElse(null),
                place.map(seen -> Math.max(0, Duration.between(seen.seen(), now).toSeconds()))
                        .orElse(null),
                lessons.notStored().open().stream()
                        .map(Capture::begun)
                        .filter(begun -> begun.tag().equals(asset.tag()))
                        .map(Begun::by)
                        .findAny()
                        .orElse(null));
    }
}
