package org.wardkeeper.adapter.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.wardkeeper.adapter.kit.Pack;
import org.wardkeeper.adapter.kit.SenmlRecord;

/**
 * The tags' advertisements and what the readers heard of them since they last reported. Tags on the move advertise every
 * second, resting ones every six, as tags with a motion sensor do to spare their battery.
 *
 * <p>For one thread.
 */
final class Airwaves {

    private static final long MOVING_MS = 1000;
    private static final long RESTING_MS = 6000;

    /** So that a pack stays within one datagram. */
    private static final int LARGEST_PACK = 18;

    private final Radio radio;
    private final List<Walker> walkers;
    private final long[] nextMs;
    private final RandomGenerator random;
    private final Map<String, List<SenmlRecord>> heard = new LinkedHashMap<>();

    Airwaves(Site site, Radio radio, List<Walker> walkers, RandomGenerator random, long startMs) {
        this.radio = radio;
        this.walkers = walkers;
        this.random = random;
        site.readers().forEach(reader -> heard.put(reader.urn(), new ArrayList<>()));
        this.nextMs = new long[walkers.size()];
        for (int i = 0; i < nextMs.length; i++) {
            nextMs[i] = startMs + random.nextInt((int) RESTING_MS);
        }
    }

    /** Every tag whose time has come advertises once. */
    void advertise(long nowMs) {
        for (int i = 0; i < nextMs.length; i++) {
            Walker walker = walkers.get(i);
            long interval = walker.moves() ? MOVING_MS : RESTING_MS;
            nextMs[i] = Math.min(nextMs[i], nowMs + interval);
            if (nextMs[i] <= nowMs) {
                advertise(walker, nowMs);
                nextMs[i] = nowMs + interval - random.nextInt(100);
            }
        }
    }

    private void advertise(Walker walker, long nowMs) {
        for (Radio.Heard one : radio.hear(walker.zone().levelId(), walker.at(), random)) {
            heard.get(one.antenna().reader())
                    .add(SenmlRecord.sighting(
                            one.antenna().reader(), one.antenna().name(), walker.tag(), one.dbm(), nowMs));
        }
    }

    /** What a reader heard since it was last asked; it forgets it. */
    List<Pack> takeFrom(String reader) {
        List<SenmlRecord> sightings = heard.put(reader, new ArrayList<>());
        List<Pack> packs = new ArrayList<>();
        for (int from = 0; from < sightings.size(); from += LARGEST_PACK) {
            packs.add(new Pack(sightings.subList(from, Math.min(from + LARGEST_PACK, sightings.size()))));
        }
        return packs;
    }
}
