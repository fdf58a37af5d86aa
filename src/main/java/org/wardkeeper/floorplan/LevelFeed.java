package org.wardkeeper.floorplan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.wardkeeper.coldchain.UnitStatus;

/**
 * What the pages of one level have been shown, and therefore what is news to them. Confined to the feed's thread.
 *
 * <p>A marker that was only seen again waits for a few seconds: ages are counted by the page itself.
 */
final class LevelFeed {
    private static final Duration SEEN_AGAIN_EVERY = Duration.ofSeconds(5);
    private static final Duration TICK_EVERY = Duration.ofSeconds(5);

    private record Shown(Marker marker, Instant at) {}

    private final String level;
    private final FloorBoard board;
    private final Map<String, Shown> assets = new HashMap<>();
    private final Map<String, UnitStatus> units = new HashMap<>();
    private final Map<String, DispenserMark> dispensers = new HashMap<>();
    private final Set<String> waiting = new HashSet<>();
    private Instant lastSent = Instant.EPOCH;

    /** Begins with the view that the level's first page is about to see; later pages change nothing here. */
    LevelFeed(FloorView view, FloorBoard board, Instant now) {
        this.level = view.level();
        this.board = board;
        view.assets().forEach(marker -> assets.put(marker.id(), new Shown(marker, now)));
        view.storageUnits().forEach(unit -> units.put(unit.id(), unit));
        view.dispensers().forEach(mark -> dispensers.put(mark.urn(), mark));
    }

    /** What is news, or null where nothing is and the line need not be kept open by a tick. */
    FloorChanges changes(List<String> moved, Instant now) {
        var markers = new ArrayList<Marker>();
        var gone = new ArrayList<String>();
        waiting.clear();
        for (String assetId : moved) {
            consider(assetId, now, markers, gone);
        }
        var changes =
                new FloorChanges("changes", board.local(now), markers, gone, changedUnits(now), changedDispensers(now));
        if (changes.isEmpty() && now.isBefore(lastSent.plus(TICK_EVERY))) {
            return null;
        }
        lastSent = now;
        return changes.isEmpty() ? FloorChanges.tick(board.local(now)) : changes;
    }

    /** The asset's news was sent, or none of it concerns this level. */
    boolean isDone(String assetId) {
        return !waiting.contains(assetId);
    }

    private void consider(String assetId, Instant now, List<Marker> markers, List<String> gone) {
        Optional<Marker> marker =
                board.marker(assetId, now).filter(m -> m.zone().level().equals(level));
        Shown shown = assets.get(assetId);
        if (marker.isEmpty()) {
            if (shown != null) {
                assets.remove(assetId);
                gone.add(assetId);
            }
        } else if (isNews(marker.get(), shown, now)) {
            assets.put(assetId, new Shown(marker.get(), now));
            markers.add(marker.get());
        } else {
            waiting.add(assetId);
        }
    }

    private static boolean isNews(Marker marker, Shown shown, Instant now) {
        return shown == null || !shown.marker.looksLike(marker) || !now.isBefore(shown.at.plus(SEEN_AGAIN_EVERY));
    }

    private List<UnitStatus> changedUnits(Instant now) {
        return board.unitsOn(level, now).stream()
                .filter(unit -> !looksAlike(unit, units.put(unit.id(), unit)))
                .toList();
    }

    private List<DispenserMark> changedDispensers(Instant now) {
        return board.dispensersOn(level, now).stream()
                .filter(mark -> !looksAlike(mark, dispensers.put(mark.urn(), mark)))
                .toList();
    }

    private static boolean looksAlike(UnitStatus now, UnitStatus before) {
        return before != null
                && now.state().equals(before.state())
                && Objects.equals(now.celsius(), before.celsius())
                && Objects.equals(now.missing(), before.missing())
                && Objects.equals(now.doorOpen(), before.doorOpen())
                && Objects.equals(now.seen(), before.seen());
    }

    private static boolean looksAlike(DispenserMark now, DispenserMark before) {
        return before != null && now.looksLike(before);
    }
}
