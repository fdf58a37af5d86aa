package org.wardkeeper.location;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.wardkeeper.asset.Assets;
import org.wardkeeper.asset.KnownAsset;
import org.wardkeeper.place.Places;
import org.wardkeeper.place.SiteMap;
import org.wardkeeper.report.Sighting;

/**
 * The live places of all assets, in memory. Begins with the last places of the run before, follows the sightings, and
 * tells whoever listens which asset moved or was seen again.
 */
@ApplicationScoped
public class LiveLocations implements PlaceJournal.Seen {
    @Inject
    Assets assets;

    @Inject
    Places places;

    @Inject
    PlaceJournal journal;

    private final Map<String, TagTrack> tracks = new ConcurrentHashMap<>();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private final List<BiConsumer<KnownAsset, Sighting>> hearers = new CopyOnWriteArrayList<>();
    private final LongAdder strangers = new LongAdder();

    /** Takes up where the last run ended, and begins to journal. */
    public void start() {
        assets = assets.direct().get();
        places = places.direct().get();
        journal = journal.direct().get();
        journal.lastPlaces().forEach(place -> tracks.put(place.assetId(), TagTrack.restored(place)));
        journal.start(this);
    }

    /** Writes the last places and ends. */
    public void stop() {
        journal.stop();
    }

    /**
     * The bean itself, for the path that asks it a hundred thousand times a second: the container's proxy costs more than
     * the answer. Behind a supplier, because a proxy hands out itself where a method gives {@code this}.
     */
    public Supplier<LiveLocations> direct() {
        return () -> this;
    }

    /**
     * A reader heard a tag. Sightings of tags that no asset has are counted and forgotten, and so is a claim from the
     * future: where a thing was seen an hour from now is not known.
     */
    public void hear(Sighting sighting) {
        Optional<KnownAsset> asset = assets.byTag(sighting.tag());
        if (asset.isEmpty()) {
            strangers.increment();
            return;
        }
        if (sighting.timing().isFlagged()) {
            return;
        }
        for (BiConsumer<KnownAsset, Sighting> hearer : hearers) {
            hearer.accept(asset.get(), sighting);
        }
        follow(asset.get().id(), sighting);
    }

    /** The last known place, empty for an asset that was never seen. */
    public Optional<AssetPlace> of(String assetId) {
        TagTrack track = tracks.get(assetId);
        return track == null ? Optional.empty() : Optional.ofNullable(track.place(places.current()));
    }

    /** The last known place of every asset that was ever seen. */
    public Collection<AssetPlace> all() {
        SiteMap map = places.current();
        return tracks.values().stream()
                .map(track -> track.place(map))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Calls back with the id of every asset that was seen, on the thread that heard it: the listener must be quick. */
    public void onChange(Consumer<String> listener) {
        listeners.add(listener);
    }

    /**
     * Calls back with every sighting of an asset's tag before it is followed, on the thread that heard it, a hundred
     * thousand times a second: a listener that is not interested must know so at once.
     */
    public void onSighting(BiConsumer<KnownAsset, Sighting> hearer) {
        hearers.add(hearer);
    }

    /** How many assets have a place. */
    public int count() {
        return tracks.size();
    }

    /** How many sightings were of tags that no asset has. */
    public long strangers() {
        return strangers.sum();
    }

    @Override
    public List<AssetPlace> take() {
        SiteMap map = places.current();
        return tracks.values().stream()
                .filter(TagTrack::takeUnsaved)
                .map(track -> track.place(map))
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public void giveBack(List<AssetPlace> unsaved) {
        unsaved.forEach(place -> tracks.get(place.assetId()).keepUnsaved());
    }

    private void follow(String assetId, Sighting sighting) {
        TagTrack track = tracks.computeIfAbsent(assetId, TagTrack::new);
        SiteMap map = places.current();
        TagTrack.Heeded heeded = track.hear(sighting, map);
        if (heeded == TagTrack.Heeded.NO) {
            return;
        }
        if (heeded == TagTrack.Heeded.MOVED) {
            moved(track, map);
        }
        for (Consumer<String> listener : listeners) {
            listener.accept(assetId);
        }
    }

    private void moved(TagTrack track, SiteMap map) {
        AssetPlace place = track.place(map);
        if (place != null) {
            journal.moved(new PlaceJournal.Move(
                    track.assetId, place.zoneId(), place.seen(), place.confidence(), track.heardBefore()));
        }
    }
}
