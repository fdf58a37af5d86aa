package org.wardkeeper.lesson;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.wardkeeper.radio.Taught;
import org.wardkeeper.report.Sighting;

/**
 * What is heard of one tag while somebody stands with it in one zone.
 *
 * <p>All that readers hear within one second is one vector, one row an antenna: the mean. A tag that speaks ten times a
 * second from one spot has not been in ten places, and the live model does not look at shorter times either.
 *
 * <p>The first two seconds after the tap are left out, since people tap with the door still in their hand and some
 * readers report what they heard over the last second or two. The last three before an early end are left out, since
 * who taps the next room is in it already and came by the corridor. With {@value #ENOUGH} vectors the lesson is over by
 * itself, so that nothing of the walk to the next room is taken for this one.
 *
 * <p>It depends on the set of sightings alone, not on the order of their arrival. Guarded by its own monitor.
 */
public final class Capture {
    /** Ten teach a room nearly as well as all there are; two more for the step or two in its door. */
    public static final int ENOUGH = 12;

    static final Duration ENTERING = Duration.ofSeconds(2);
    static final Duration LEAVING = Duration.ofSeconds(3);

    /** Whoever has forgotten it has walked away long ago. */
    static final Duration LONGEST = Duration.ofMinutes(10);

    /** A reader whose time differs by more from ours tells late or has a wrong clock: it cannot say in which room it was. */
    static final Duration BELIEVED = Duration.ofSeconds(5);

    private static final int MOST_ANTENNAS = 200;

    /** Louder than this arrives nothing that a tag sends: the reader is overdriven, and its value is none. */
    private static final double LOUDEST_DBM = 0;

    private record Antenna(String reader, String name) {}

    /** The mean of what one antenna heard within a second. */
    private static final class Mean {
        private double sum;
        private int count;

        void add(double dBm) {
            sum += dBm;
            count++;
        }

        double dBm() {
            return sum / count;
        }
    }

    private final Begun begun;
    private final SortedMap<Long, Map<Antenna, Mean>> seconds = new TreeMap<>();
    private int unclear;

    Capture(Begun begun) {
        this.begun = begun;
    }

    public Begun begun() {
        return begun;
    }

    /** Takes a sighting of the tag; true where the lesson has enough now. */
    synchronized boolean hear(Sighting sighting) {
        Instant at = sighting.timing().at();
        if (sighting.timing().isFlagged()
                || Duration.between(at, sighting.timing().received()).abs().compareTo(BELIEVED) > 0) {
            unclear++;
            return false;
        }
        if (at.isBefore(begun.at().plus(ENTERING)) || sighting.rssi().dBm() > LOUDEST_DBM) {
            return false;
        }
        Map<Antenna, Mean> second = seconds.computeIfAbsent(at.getEpochSecond(), any -> new HashMap<>());
        if (second.size() < MOST_ANTENNAS) {
            second.computeIfAbsent(new Antenna(sighting.device().urn(), sighting.antenna()), any -> new Mean())
                    .add(sighting.rssi().dBm());
        }
        return isComplete();
    }

    /** In how many seconds anything was heard. */
    public synchronized int vectors() {
        return Math.min(ENOUGH, seconds.size());
    }

    /** How many sightings were left out because nobody can say when they were. */
    public synchronized int unclear() {
        return unclear;
    }

    boolean isForgotten(Instant now) {
        return now.isAfter(begun.at().plus(LONGEST));
    }

    /** The readers that hear the tag, the loudest of the last one first. */
    public synchronized List<Hearing> hearings() {
        Map<String, Hearing> byReader = new HashMap<>();
        seconds.forEach((second, heard) -> {
            Map<String, Double> loudest = new HashMap<>();
            heard.forEach((antenna, mean) -> loudest.merge(antenna.reader(), mean.dBm(), Math::max));
            loudest.forEach((reader, dBm) -> {
                Hearing before = byReader.get(reader);
                int vectors = before == null ? 1 : before.vectors() + 1;
                byReader.put(reader, new Hearing(reader, dBm, Instant.ofEpochSecond(second), vectors));
            });
        });
        return byReader.values().stream()
                .sorted(Comparator.comparingDouble(Hearing::dBm).reversed().thenComparing(Hearing::reader))
                .toList();
    }

    /** What is taught, where the lesson ends now. */
    synchronized Finished finish(Instant now) {
        boolean isEnough = seconds.size() >= ENOUGH; // and its carrier was told so, and stayed until then
        long end = isEnough ? Long.MAX_VALUE : now.minus(LEAVING).getEpochSecond();
        List<Taught> rows = new ArrayList<>();
        seconds.headMap(end).entrySet().stream().limit(ENOUGH).forEach(second -> second.getValue()
                .forEach((antenna, mean) -> rows.add(taught(second.getKey(), antenna, mean))));
        return new Finished(begun, now, rows);
    }

    /** With the first sighting of the next second, the last one that counts is whole. */
    private boolean isComplete() {
        return seconds.size() > ENOUGH;
    }

    private Taught taught(long second, Antenna antenna, Mean mean) {
        return new Taught(
                antenna.reader(),
                antenna.name(),
                mean.dBm(),
                Instant.ofEpochSecond(second),
                begun.tag().canonical(),
                begun.zoneId(),
                null);
    }
}
