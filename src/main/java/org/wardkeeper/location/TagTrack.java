package org.wardkeeper.location;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.wardkeeper.place.SiteMap;
import org.wardkeeper.report.Sighting;

/**
 * What is known of one tag: who heard it lately, and the zone that follows from it.
 *
 * <p>The zone is that of the antenna which heard the tag strongest, on the mean of the last ten seconds before the
 * newest sighting. It depends on the set of sightings alone, not on the order of their arrival. Guarded by its own
 * monitor.
 */
final class TagTrack {
    /** An antenna that has not heard the tag for this long before its newest sighting says nothing about it. */
    static final long FRESH_MS = 10_000;

    private static final int MOST_HEARERS = 24;

    /** Far enough back, and far enough from the end of a long to count from. */
    private static final long NEVER = Long.MIN_VALUE / 2;

    final String assetId;
    private final List<Heard> hearers = new ArrayList<>(4);
    private AssetPlace restored;
    private AssetPlace place;
    private String zone;
    private long seen = NEVER;
    private final Silence silence = new Silence();
    private boolean unsaved;

    TagTrack(String assetId) {
        this.assetId = assetId;
    }

    /** A track that begins with what was known before a restart. */
    static TagTrack restored(AssetPlace place) {
        var track = new TagTrack(place.assetId());
        track.restored = place;
        track.zone = place.zoneId();
        track.seen = place.seen().toEpochMilli();
        return track;
    }

    /** What a sighting changed. */
    enum Heeded {
        NO,
        SEEN,
        MOVED
    }

    /** Takes a sighting, unless it is older than all that still counts or nobody knows where its reader hangs. */
    synchronized Heeded hear(Sighting sighting, SiteMap map) {
        long millis = sighting.timing().at().toEpochMilli();
        if (millis < seen - FRESH_MS || map.reader(sighting.device().urn()).isEmpty()) {
            return Heeded.NO;
        }
        heard(sighting.device().urn(), sighting.antenna())
                .add(millis, sighting.rssi().dBm());
        silence.heard(seen, millis);
        seen = Math.max(seen, millis);
        if (hearers.size() > MOST_HEARERS) {
            hearers.removeIf(heard -> heard.newest() < seen - FRESH_MS);
        }
        place = null;
        String strongest = StrongestReader.zone(hearers, seen - FRESH_MS, map);
        if (strongest == null) {
            return Heeded.NO;
        }
        boolean moved = !strongest.equals(zone);
        zone = strongest;
        restored = null;
        unsaved = true;
        return moved ? Heeded.MOVED : Heeded.SEEN;
    }

    /** Whether it was seen since the last call. Here and not in a set of its own: a sighting touches enough memory. */
    synchronized boolean takeUnsaved() {
        boolean taken = unsaved;
        unsaved = false;
        return taken;
    }

    synchronized void keepUnsaved() {
        unsaved = true;
    }

    synchronized String zone() {
        return zone;
    }

    synchronized Instant seen() {
        return Instant.ofEpochMilli(seen);
    }

    /** Until when it was heard in the zone that it has just left. */
    synchronized Instant heardBefore() {
        return Instant.ofEpochMilli(silence.heardBefore(seen));
    }

    /** The place on this map, null while no known reader has heard the tag. */
    synchronized AssetPlace place(SiteMap map) {
        if (restored != null) {
            return restored;
        }
        if (place == null && zone != null) {
            place = StrongestReader.place(assetId, hearers, seen, map);
        }
        return place;
    }

    /** Hearers stand in the order of their names, so that no sum over them depends on who came first. */
    private Heard heard(String reader, String antenna) {
        int place = 0;
        while (place < hearers.size()) {
            int order = hearers.get(place).compareTo(reader, antenna);
            if (order == 0) {
                return hearers.get(place);
            }
            if (order > 0) {
                break;
            }
            place++;
        }
        var heard = new Heard(reader, antenna);
        hearers.add(place, heard);
        return heard;
    }
}
