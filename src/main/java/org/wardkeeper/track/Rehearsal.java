package org.wardkeeper.track;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.wardkeeper.place.SiteMap;
import org.wardkeeper.radio.RadioMap;
import org.wardkeeper.radio.Taught;

/**
 * What was taught, played to the model as if it were live: each stretch of it to one that has not learned from it. So it
 * is known how often the model is right here when it says that it is. Pure; takes as long as five radio maps.
 */
public final class Rehearsal {
    private static final int FOLDS = 5;

    /** What is heard within so long is alike: it is left out together. */
    private static final long STRETCH_MS = 20_000;

    /** A stretch ends where nobody taught for so long. */
    private static final long PAUSE_MS = 10_000;

    /** The model is asked once a second, and not before it can know. */
    private static final long ASKED_EVERY_MS = 1_000;

    private static final long FIRST_ASKED_MS = 2_000;

    private Rehearsal() {}

    /** How reliable the model is on this map where it was taught so. */
    public static Reliability of(SiteMap map, List<Taught> taught) {
        List<List<Taught>> stretches = stretches(taught);
        var tally = new Reliability.Tally();
        for (int fold = 0; fold < FOLDS; fold++) {
            int out = fold;
            List<Taught> known = new ArrayList<>();
            for (int i = 0; i < stretches.size(); i++) {
                if (i % FOLDS != out) {
                    known.addAll(stretches.get(i));
                }
            }
            if (!known.isEmpty() && stretches.size() > out) {
                RadioMap radio = RadioMap.fit(map, known);
                for (int i = out; i < stretches.size(); i += FOLDS) {
                    play(stretches.get(i), new TagReplay(radio), tally);
                }
            }
        }
        return tally.reliability();
    }

    private static void play(List<Taught> stretch, TagReplay replay, Reliability.Tally tally) {
        long ask = millis(stretch.get(0)) + FIRST_ASKED_MS;
        for (Taught row : stretch) {
            if (millis(row) >= ask) {
                Optional<AssetPlace> said = replay.place(row.tag());
                said.ifPresent(
                        place -> tally.add(place.confidence(), place.zoneId().equals(row.zoneId())));
                ask = millis(row) + ASKED_EVERY_MS;
            }
            replay.hear(row.tag(), row.reader(), row.antenna(), row.rssi(), millis(row));
        }
    }

    private static List<List<Taught>> stretches(List<Taught> taught) {
        Map<String, List<Taught>> byTag = taught.stream()
                .sorted(Comparator.comparing(Taught::at))
                .collect(Collectors.groupingBy(Taught::tag, TreeMap::new, Collectors.toList()));
        List<List<Taught>> stretches = new ArrayList<>();
        for (List<Taught> ofTag : byTag.values()) {
            List<Taught> stretch = new ArrayList<>();
            for (Taught row : ofTag) {
                if (!stretch.isEmpty() && !belongs(row, stretch)) {
                    stretches.add(stretch);
                    stretch = new ArrayList<>();
                }
                stretch.add(row);
            }
            stretches.add(stretch);
        }
        return stretches;
    }

    private static boolean belongs(Taught row, List<Taught> stretch) {
        Taught first = stretch.get(0);
        Taught last = stretch.get(stretch.size() - 1);
        return row.zoneId().equals(first.zoneId())
                && millis(row) - millis(first) < STRETCH_MS
                && millis(row) - millis(last) < PAUSE_MS;
    }

    private static long millis(Taught row) {
        return row.at().toEpochMilli();
    }
}
