package org.wardkeeper.location;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.BitSet;
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
import org.wardkeeper.asset.TagId;
import org.wardkeeper.device.DeviceContacts;
import org.wardkeeper.device.Devices;
import org.wardkeeper.place.Places;
import org.wardkeeper.place.SiteChanged;
import org.wardkeeper.place.SiteMap;
import org.wardkeeper.radio.RadioMap;
import org.wardkeeper.radio.Taught;
import org.wardkeeper.report.Motion;
import org.wardkeeper.report.Sighting;
import org.wardkeeper.track.AssetPlace;
import org.wardkeeper.track.Passage;
import org.wardkeeper.track.Rehearsal;
import org.wardkeeper.track.Reliability;
import org.wardkeeper.track.Surroundings;
import org.wardkeeper.track.TagTrack;

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

    @Inject
    Devices devices;

    @Inject
    DeviceContacts contacts;

    /** Whose a tag was while the assets were what they were then, so that a sighting looks for it once and not twice. */
    private record Followed(KnownAsset asset, TagTrack track, long version) {}

    private final Map<String, TagTrack> tracks = new ConcurrentHashMap<>();
    private final Map<TagId, Followed> byTag = new ConcurrentHashMap<>();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private final List<BiConsumer<KnownAsset, Sighting>> hearers = new CopyOnWriteArrayList<>();
    private final LongAdder strangers = new LongAdder();

    private volatile Surroundings around = Surroundings.lit(RadioMap.untaught(SiteMap.empty()));
    private List<Taught> lessons = List.of();
    private Reliability reliability = Reliability.notRehearsed();

    /** Takes up where the last run ended, and begins to journal. */
    public void start() {
        assets = assets.direct().get();
        places = places.direct().get();
        journal = journal.direct().get();
        draw();
        journal.lastPlaces().forEach(place -> tracks.put(place.assetId(), TagTrack.restored(place)));
        journal.start(this);
    }

    /**
     * Follows all tags on a map that is fitted to these lessons from now on. What was taught before and is not among them
     * is forgotten; what is known of each tag stays. How reliable the model is with them is not known before
     * {@link #rehearse}.
     */
    public synchronized void teach(List<Taught> taught) {
        lessons = List.copyOf(taught);
        reliability = Reliability.notRehearsed();
        draw();
    }

    /** Finds out how often the model is right here, and says no more than that from then on. It may take minutes. */
    public void rehearse() {
        List<Taught> rehearsed;
        synchronized (this) {
            rehearsed = lessons;
        }
        Reliability found = Rehearsal.of(places.current(), rehearsed);
        synchronized (this) {
            if (rehearsed == lessons) {
                reliability = found;
                around = lit(around.map());
            }
        }
    }

    void onSiteChanged(@Observes @Priority(200) SiteChanged event) {
        draw();
    }

    private synchronized void draw() {
        around = lit(RadioMap.fit(places.current(), lessons));
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
        if (sighting.timing().isFlagged()) {
            return;
        }
        Followed followed = followed(sighting.tag());
        if (followed == null) {
            strangers.increment();
            return;
        }
        for (BiConsumer<KnownAsset, Sighting> hearer : hearers) {
            hearer.accept(followed.asset(), sighting);
        }
        if (followed.track().hear(sighting, around)) {
            journalMove(followed.track());
            tell(followed.track().assetId);
        }
    }

    private Followed followed(TagId tag) {
        long version = assets.version();
        Followed known = byTag.get(tag);
        if (known != null && known.version() == version) {
            return known;
        }
        return byTag.compute(tag, (key, old) -> assets.byTag(key)
                .map(asset -> follow(asset, version))
                .orElse(null));
    }

    private Followed follow(KnownAsset asset, long version) {
        return new Followed(asset, tracks.computeIfAbsent(asset.id(), TagTrack::new), version);
    }

    /** A tag says that it is being moved, or that it lies still; of one that was never sighted nothing follows. */
    public void hear(Motion motion) {
        if (!motion.timing().isFlagged()) {
            assets.byTag(motion.tag())
                    .map(asset -> tracks.get(asset.id()))
                    .ifPresent(track ->
                            track.says(motion.moves(), motion.timing().at().toEpochMilli()));
        }
    }

    /** How often the model is right where it was taught, as far as it has rehearsed. */
    public Reliability reliability() {
        return around.reliability();
    }

    /** The last known place, empty for an asset that was never seen. */
    public Optional<AssetPlace> of(String assetId) {
        TagTrack track = tracks.get(assetId);
        return track == null ? Optional.empty() : Optional.ofNullable(track.place(around));
    }

    /** The last known place of every asset that was ever seen. */
    public Collection<AssetPlace> all() {
        Surroundings now = around;
        return tracks.values().stream()
                .map(track -> track.place(now))
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
        lookForSilence();
        Surroundings now = around;
        var seen = new ArrayList<AssetPlace>();
        for (TagTrack track : tracks.values()) {
            List<Passage> passages = track.lookAtDoor();
            passages.forEach(journal::passed);
            if (!passages.isEmpty()) {
                tell(track.assetId);
            }
            AssetPlace place = track.takeUnsaved(now);
            if (place != null) {
                seen.add(place);
                journalMove(track);
            }
        }
        return seen;
    }

    @Override
    public void giveBack(List<AssetPlace> unsaved) {
        unsaved.forEach(place -> tracks.get(place.assetId()).keepUnsaved());
    }

    /** Every track refers to what is around: another one of the same is fifty thousand writes into old memory. */
    private synchronized void lookForSilence() {
        Surroundings now = lit(around.map());
        around = now.equals(around) ? around : now;
    }

    private Surroundings lit(RadioMap map) {
        BitSet dark = Darkness.over(map, devices, contacts, Clock.systemUTC().instant());
        return new Surroundings(map, dark, reliability);
    }

    private void tell(String assetId) {
        for (Consumer<String> listener : listeners) {
            listener.accept(assetId);
        }
    }

    /** A move may show when evidence is weighed for a page, too; it is journalled by the next that passes here. */
    private void journalMove(TagTrack track) {
        AssetPlace place = track.takeMove() ? track.place(around) : null;
        if (place != null) {
            journal.moved(new PlaceJournal.Move(
                    track.assetId, place.zoneId(), place.seen(), place.confidence(), track.heardBefore()));
        }
    }
}
