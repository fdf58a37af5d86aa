package org.wardkeeper.track;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.wardkeeper.place.Reader;
import org.wardkeeper.radio.RadioMap;
import org.wardkeeper.radio.Spots;
import org.wardkeeper.report.Sighting;

/**
 * What is known of one tag: a Bayes filter over the spots of the map, and the zone that it is said to be in. Evidence is
 * gathered for a quarter of a second, then weighed; the zone changes when another is clearly likelier. Guarded by its own
 * monitor.
 */
public final class TagTrack {
    /** A sighting that is older than the newest by more than this is history. */
    static final long LATE_MS = 10_000;

    /** A late one within that counts as if it had come so long before the newest. */
    private static final long AS_LATE_AS_MS = 1_500;

    private static final long FRESH_MS = 2_500;
    private static final long STEP_MS = 250;

    /** After such a silence a tag may be anywhere it could have been pushed to. */
    private static final long SILENCE_MS = 60_000;

    /** Until each reader around has spoken, every spot is looked at anew. */
    private static final long YOUNG_MS = 1_500;

    /** Missed reports and closed doors that were open: a tag may turn up anywhere its readers are, once in a while. */
    private static final double TURNS_UP_A_SECOND = 1e-3;

    /** On another floor it does where a lift is on no plan; else it is met on its way through the lift. */
    private static final double TURNS_UP_ELSEWHERE = 1e-5;

    private static final int[] NOWHERE = {};

    private static final double FORGETS_IN_MS = 600_000;

    /** How much of the levels of one moment is news: they fade together, and the next ones fade with them. */
    private static final double TRUST = 0.5;

    /** Of levels that nothing was heard before for a while, all is news. */
    private static final double TRUST_ALONE = 1;

    private static final long TOGETHER_MS = 1_000;
    private static final long APART_MS = 9_000;

    /** 62 of 64 walks through a door of two antennas are told right. */
    private static final float DOOR_ODDS = 30;

    /** It stands behind the door, at one of so many spots. */
    private static final int BEHIND_DOOR = 3;

    /** Far enough back, and far enough from the end of a long to count from. */
    private static final long NEVER = Long.MIN_VALUE / 2;

    public final String assetId;
    private final Levels levels = new Levels();
    private final Posterior posterior = new Posterior();
    private final Loudness loudness = new Loudness();
    private Surroundings around;
    private RadioMap map;
    private AssetPlace restored;
    private AssetPlace place;
    private String zoneId;
    private int zone = -1;
    private long seen = NEVER;
    private final Silence silence = new Silence();
    private long walkedAt = NEVER;
    private long weighedAt = NEVER;
    private long bornAt = NEVER;
    private double known;
    private Posterior before; // only while it is young
    private final Pace pace = new Pace();
    private Passing passing; // only once a door has heard it
    private List<Passage> passages = List.of();
    private boolean moved;
    private boolean unsaved;

    public TagTrack(String assetId) {
        this.assetId = assetId;
    }

    /** A track that begins with what was known before a restart. */
    public static TagTrack restored(AssetPlace place) {
        var track = new TagTrack(place.assetId());
        track.restored = place;
        track.zoneId = place.zoneId();
        track.seen = place.seen().toEpochMilli();
        track.walkedAt = track.seen;
        return track;
    }

    /** Takes a sighting; false if it is older than all that still counts or nobody knows where its reader hangs. */
    public synchronized boolean hear(Sighting sighting, Surroundings newest) {
        return hear(
                newest.map().ear(sighting.device().urn(), sighting.antenna()),
                sighting.rssi().dBm(),
                sighting.timing().at().toEpochMilli(),
                newest);
    }

    synchronized boolean hear(int ear, double dBm, long millis, Surroundings newest) {
        if (ear < 0 || millis < seen - LATE_MS) {
            return false;
        }
        standOn(newest);
        long at = Math.max(millis, seen - AS_LATE_AS_MS);
        if (at - walkedAt >= STEP_MS) {
            weigh();
            walkTo(at);
        }
        levels.add(ear, dBm, at, at - FRESH_MS);
        silence.heard(seen, at);
        seen = Math.max(seen, at);
        place = null;
        restored = null;
        unsaved = true;
        if (map.doorOf(ear) >= 0) {
            nearDoor(ear, dBm, millis);
        }
        if (zone < 0) {
            weigh();
        }
        return true;
    }

    private void nearDoor(int ear, double dBm, long millis) {
        int door = map.doorOf(ear);
        if (passing == null || passing.door() != door) {
            goThrough(true);
            passing = new Passing(door);
        }
        passing.heard(map.zoneOfEar(ear), dBm, millis);
    }

    /** Looks, every few seconds, whether it went through the door that hears it; the passages since the last look. */
    public synchronized List<Passage> lookAtDoor() {
        if (passing != null) {
            boolean over = passing.isOver();
            goThrough(over);
            passing = over ? null : passing;
        }
        List<Passage> taken = passages;
        passages = List.of();
        return taken;
    }

    private void goThrough(boolean over) {
        Optional<Passing.Way> way = passing == null ? Optional.empty() : passing.takeWay(over);
        if (way.isEmpty()) {
            return;
        }
        Reader reader = map.readerAt(passing.door());
        Spots ground = map.spots();
        int[] behind = ground.nearest(way.get().to(), reader.at(), BEHIND_DOOR);
        posterior.arrive(behind, DOOR_ODDS, bench());
        decide();
        unsaved = true;
        var passage = new Passage(
                assetId,
                reader.urn(),
                ground.zone(way.get().from()).id(),
                ground.zone(way.get().to()).id(),
                Instant.ofEpochMilli(way.get().millis()));
        passages = Stream.concat(passages.stream(), Stream.of(passage)).toList();
    }

    /** The tag feels that it is being moved, or that it lies still. */
    public synchronized void says(boolean moves, long millis) {
        pace.says(moves, millis);
    }

    /** Whether the zone has changed since the last call. */
    public synchronized boolean takeMove() {
        boolean taken = moved;
        moved = false;
        return taken;
    }

    /**
     * Its place, null if it was not seen since the last call. Here and not in a set of its own: a sighting touches enough
     * memory. The place is not kept for the next who asks: of fifty thousand tags few are looked at, and old memory that
     * refers to new is what the collector has to search.
     */
    public synchronized AssetPlace takeUnsaved(Surroundings newest) {
        boolean taken = unsaved;
        unsaved = false;
        return taken ? whereabouts(newest) : null;
    }

    public synchronized void keepUnsaved() {
        unsaved = true;
    }

    synchronized String zone() {
        return zoneId;
    }

    synchronized Instant seen() {
        return Instant.ofEpochMilli(seen);
    }

    /** Until when it was heard in the zone that it has just left. */
    public synchronized Instant heardBefore() {
        return Instant.ofEpochMilli(silence.heardBefore(seen));
    }

    /** The place on this map, null while no known reader has heard the tag. */
    public synchronized AssetPlace place(Surroundings newest) {
        place = whereabouts(newest);
        return place;
    }

    private AssetPlace whereabouts(Surroundings newest) {
        if (restored != null) {
            return restored;
        }
        standOn(newest);
        if (levels.news() > 0) {
            weigh();
        }
        return place != null || zone < 0
                ? place
                : Estimate.of(posterior, zone, around).place(assetId, Instant.ofEpochMilli(seen));
    }

    /** A new map numbers everything anew. What is kept is the zone. */
    private void standOn(Surroundings newest) {
        if (around == newest) {
            return;
        }
        around = newest;
        place = null;
        if (map == newest.map()) {
            return;
        }
        map = newest.map();
        levels.clear();
        passing = null;
        zone = map.spots().numberOf(zoneId);
        if (zone >= 0) {
            posterior.spread(map.spots().ofZone(zone), bench());
        }
    }

    /** Lets the time pass since the last step; after a long silence it may have gone anywhere. */
    private void walkTo(long millis) {
        if (posterior.count() > 0) {
            double seconds = (millis - walkedAt) / 1e3;
            int loudest = levels.loudest();
            int[] lost = loudest < 0 ? NOWHERE : map.bestSpots(loudest);
            posterior.walk(seconds, pace.steps(levels.stir(), seen), lost, turnsUp(lost), map.spots(), bench());
        }
        if (millis - walkedAt > SILENCE_MS) {
            known = posterior.count() == 0 ? 0 : Math.exp(-(double) (millis - walkedAt) / FORGETS_IN_MS);
            before = posterior.copy();
            bornAt = millis;
            levels.clear();
        }
        walkedAt = millis;
    }

    /** Through a ceiling a reader hears a tag that nobody carried up. */
    private double turnsUp(int[] lost) {
        Spots ground = map.spots();
        boolean upstairs = lost.length > 0 && zone >= 0 && !ground.sameLevel(zone, ground.zoneOf(lost[0]));
        return upstairs ? TURNS_UP_ELSEWHERE : TURNS_UP_A_SECOND;
    }

    private void weigh() {
        levels.forgetBefore(seen - FRESH_MS);
        if (levels.news() == 0 || levels.count() == 0) {
            return;
        }
        var fit = new Fit(levels, loudness.dB(), around);
        if (before != null && seen - bornAt < YOUNG_MS) {
            double trust = Math.max(TRUST, known * TRUST_ALONE);
            posterior.seek(fit, trust, before, known, map.spots().count(), bench());
        } else {
            before = null;
            posterior.weigh(fit, trust(), bench());
        }
        weighedAt = seen;
        loudness.learn(levels, posterior, map);
        levels.old();
        decide();
    }

    private double trust() {
        double apart = Math.min(1, Math.max(0, (double) (seen - weighedAt - TOGETHER_MS) / APART_MS));
        return TRUST + apart * (TRUST_ALONE - TRUST);
    }

    private void decide() {
        int next = Estimate.zone(posterior, zone, around, bench());
        if (next != zone) {
            zone = next;
            zoneId = map.spots().zone(next).id();
            moved = true;
        }
        place = null;
    }

    private Bench bench() {
        return Bench.of(map.spots().count(), map.spots().zones());
    }
}
