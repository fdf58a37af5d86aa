package org.wardkeeper.floorplan;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.websocket.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.wardkeeper.asset.AssetChanged;
import org.wardkeeper.location.LiveLocations;
import org.wardkeeper.place.SiteChanged;
import org.wardkeeper.rounds.Rounds;

/**
 * Sends every open page what changes on its level, four times a second at most.
 *
 * <p>One thread does it all, in this order: what changed goes to the pages that have begun; then a new page is given
 * its snapshot. What changes meanwhile is noted and goes out with the next round, so nothing falls between the two. A
 * page that is too slow for its changes is given a new snapshot instead, and one that takes nothing at all is closed.
 */
@ApplicationScoped
public class LiveFeed {
    private static final Logger LOG = Logger.getLogger(LiveFeed.class.getName());
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration SNAPSHOT_EVERY = Duration.ofSeconds(60);
    private static final int MOST_PAGES = 500;

    @Resource
    ManagedThreadFactory threads;

    @Inject
    FloorBoard board;

    @Inject
    LiveLocations locations;

    @Inject
    Plans plans;

    private final Jsonb json = JsonbBuilder.create(new JsonbConfig().withNullValues(true));
    private final Map<String, LivePage> pages = new ConcurrentHashMap<>();
    private final Set<String> changed = ConcurrentHashMap.newKeySet();
    private final Map<String, LevelFeed> levels = new HashMap<>();
    private volatile boolean siteChanged;
    private Instant nextSnapshots = Instant.EPOCH;
    private Rounds sender;

    public void start() {
        plans.reload();
        locations.onChange(this::note);
        sender = Rounds.begin(threads, "live-feed", PAUSE, () -> round(Instant.now()));
    }

    public void stop() {
        if (sender != null) {
            sender.stop(Duration.ZERO);
        }
    }

    void join(Session session, String level) {
        var page = new LivePage(session, level);
        if (pages.size() >= MOST_PAGES) {
            page.close("too many pages are open");
        } else {
            pages.put(session.getId(), page);
        }
    }

    void leave(Session session) {
        pages.remove(session.getId());
    }

    void onAssetChanged(@Observes AssetChanged event) {
        note(event.id());
    }

    void onSiteChanged(@Observes SiteChanged event) {
        siteChanged = true;
    }

    /** Nobody looks, nothing is noted: the next page begins with a snapshot anyway. */
    private void note(String assetId) {
        if (!pages.isEmpty()) {
            changed.add(assetId);
        }
    }

    private void round(Instant now) {
        try {
            if (pages.isEmpty()) {
                levels.clear();
                changed.clear();
                return;
            }
            if (siteChanged || !now.isBefore(nextSnapshots)) {
                siteChanged = false;
                nextSnapshots = now.plus(SNAPSHOT_EVERY);
                pages.values().forEach(LivePage::wantSnapshot);
            }
            sendChanges(now);
            sendSnapshots(now);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a round of the live feed failed; the next one sends snapshots", e);
            siteChanged = true;
        }
    }

    private void sendChanges(Instant now) {
        List<String> moved = List.copyOf(changed);
        moved.forEach(changed::remove);
        levels.keySet().retainAll(levelsInUse());
        levels.forEach((level, feed) -> {
            FloorChanges changes = feed.changes(moved, now);
            if (changes != null) {
                String message = json.toJson(changes);
                pages.values().stream()
                        .filter(page -> page.level().equals(level))
                        .forEach(page -> page.sendChanges(message, now));
            }
        });
        moved.stream()
                .filter(assetId -> levels.values().stream().anyMatch(feed -> !feed.isDone(assetId)))
                .forEach(changed::add);
    }

    private void sendSnapshots(Instant now) {
        var messages = new HashMap<String, String>();
        for (LivePage page : pages.values()) {
            if (page.wantsSnapshot()) {
                page.sendSnapshot(messages.computeIfAbsent(page.level(), level -> snapshot(level, now)), now);
            }
        }
    }

    private String snapshot(String level, Instant now) {
        FloorView view = board.snapshot(level, now);
        levels.computeIfAbsent(level, id -> new LevelFeed(view, board, now));
        return json.toJson(view);
    }

    private Set<String> levelsInUse() {
        return pages.values().stream().map(LivePage::level).collect(Collectors.toSet());
    }
}
