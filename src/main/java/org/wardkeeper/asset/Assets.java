package org.wardkeeper.asset;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.wardkeeper.place.SiteChanged;

/**
 * All assets in memory, for readers on every thread. Edits are rare and by hand: one at a time they go to the database,
 * and when they have committed, into the map and out as {@link AssetChanged}.
 */
@ApplicationScoped
public class Assets {

    @Inject
    private AssetStore store;

    @Inject
    private Event<AssetChanged> changes;

    private final Map<String, KnownAsset> byId = new ConcurrentHashMap<>();
    private final Map<TagId, KnownAsset> byTag = new ConcurrentHashMap<>();
    private final AtomicLong version = new AtomicLong();

    /**
     * The bean itself, for the path that asks it a hundred thousand times a second: the container's proxy costs more than
     * the answer. Behind a supplier, because a proxy hands out itself where a method gives {@code this}.
     */
    public Supplier<Assets> direct() {
        return () -> this;
    }

    public Optional<KnownAsset> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Optional<KnownAsset> byTag(TagId tag) {
        return Optional.ofNullable(byTag.get(tag));
    }

    /** A live view: it shows changes that come while it is walked through. */
    public Collection<KnownAsset> all() {
        return Collections.unmodifiableCollection(byId.values());
    }

    /** Grows with every change. */
    public long version() {
        return version.get();
    }

    /** Somebody is on the way to an asset, for {@link Asset#HOLD_TIME}; empty if there is no such asset. */
    public Optional<KnownAsset> hold(String id, String by, Instant now) {
        Instant until = now.plus(Asset.HOLD_TIME);
        return edit(id, Deed.hold(by, until), asset -> asset.hold(by, now, until));
    }

    /** Nobody is on the way to it any more; empty if there is no such asset. */
    public Optional<KnownAsset> release(String id, String by) {
        return edit(id, Deed.release(by), Asset::release);
    }

    /**
     * Changes an asset by its own verbs; all of the change, with its entry in the audit trail, or nothing. Empty if there
     * is no such asset.
     *
     * @param inWords the change as the audit trail tells it
     * @throws AssetConflict if the asset's state does not allow it, or if another asset carries the new tag
     * @throws IllegalArgumentException if a new value is nonsense
     */
    public Optional<KnownAsset> edit(String id, String by, String inWords, Consumer<Asset> change) {
        return edit(id, Deed.change(by, inWords), change);
    }

    private synchronized Optional<KnownAsset> edit(String id, Deed deed, Consumer<Asset> change) {
        Optional<KnownAsset> edited = store.edit(id, deed, change.andThen(this::refuseSecondCarrier));
        edited.ifPresent(this::show);
        return edited;
    }

    /** Nothing is announced yet: who would listen would ask this bean, which is not ready. */
    @PostConstruct
    void begin() {
        read().values().forEach(this::put);
    }

    /** Reads all assets from the database and tells of every difference. */
    public synchronized void reload() {
        Map<String, KnownAsset> fresh = read();
        Set<String> gone = new HashSet<>(byId.keySet());
        gone.removeAll(fresh.keySet());
        gone.forEach(this::forget);
        fresh.values().forEach(this::show);
    }

    private Map<String, KnownAsset> read() {
        try {
            return store.all();
        } catch (SQLException e) {
            throw new IllegalStateException("The assets could not be read from the database.", e);
        }
    }

    void onSiteChanged(@Observes @Priority(300) SiteChanged event) {
        reload();
    }

    private void refuseSecondCarrier(Asset asset) {
        KnownAsset wanted = asset.known();
        KnownAsset carrier = wanted.tag() == null ? null : byTag.get(wanted.tag());
        if (carrier != null && !carrier.id().equals(wanted.id())) {
            throw new AssetConflict("The tag " + wanted.tag() + " is already on " + carrier.name() + " (" + carrier.id()
                    + "); take it off there first.");
        }
    }

    private void show(KnownAsset asset) {
        if (put(asset)) {
            announce(asset.id());
        }
    }

    /** False if nothing is different. */
    private boolean put(KnownAsset asset) {
        KnownAsset before = byId.put(asset.id(), asset);
        if (asset.equals(before)) {
            return false;
        }
        if (asset.tag() != null) {
            byTag.put(asset.tag(), asset);
        }
        if (before != null && before.tag() != null && !before.tag().equals(asset.tag())) {
            byTag.remove(before.tag(), before);
        }
        return true;
    }

    private void forget(String id) {
        KnownAsset before = byId.remove(id);
        if (before.tag() != null) {
            byTag.remove(before.tag(), before);
        }
        announce(id);
    }

    private void announce(String id) {
        version.incrementAndGet();
        changes.fire(new AssetChanged(id));
    }
}
