package org.wardkeeper.track;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.wardkeeper.radio.RadioMap;

/** Tracks without a hospital around them: a recording goes through the very code that runs live. */
public final class TagReplay {
    private final Surroundings around;
    private final Map<String, TagTrack> tracks = new HashMap<>();

    /** With the model's claims as they are. */
    public TagReplay(RadioMap map) {
        this(map, Reliability.claims());
    }

    public TagReplay(RadioMap map, Reliability reliability) {
        this.around = new Surroundings(map, new BitSet(), reliability);
    }

    /** A reader heard a tag; one that is on no plan is not heeded. */
    public void hear(String tag, String reader, String antenna, double dBm, long millis) {
        tracks.computeIfAbsent(tag, TagTrack::new).hear(around.map().ear(reader, antenna), dBm, millis, around);
    }

    /** What is said of the tag now; empty while nothing was heard of it. */
    public Optional<AssetPlace> place(String tag) {
        TagTrack track = tracks.get(tag);
        return track == null ? Optional.empty() : Optional.ofNullable(track.place(around));
    }
}
