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

    final String assetId;
    private final List<Heard> hearers = new ArrayList<>(4);
    private AssetPlace restored;
    private AssetPlace place;
    private String zone;
    private long seen = Long.MIN_VALUE;

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

    /** Takes a sighting, unless it is older than all that still counts. */
    synchronized Heeded hear(Sighting sighting, SiteMap map) {
        long millis = sighting.timing().at().toEpochMilli();
        if (millis < seen - FRESH_MS) {
            return Heeded.NO;
        }
        heard(sighting.device().urn(), sighting.antenna())
                .add(millis, sighting.rssi().dBm());
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
        return moved ? Heeded.MOVED : Heeded.SEEN;
    }

    synchronized String zone() {
        return zone;
    }

    synchronized Instant seen() {
        return Instant.ofEpochMilli(seen);
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

    private Heard heard(String reader, String antenna) {
        for (int i = 0; i < hearers.size(); i++) {
            Heard heard = hearers.get(i);
            if (heard.reader.equals(reader) && heard.antenna.equals(antenna)) {
                return heard;
            }
        }
        var heard = new Heard(reader, antenna);
        hearers.add(heard);
        return heard;
    }
}
