package org.wardkeeper.teach;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A zone that is taken for another. Pure.
 *
 * @param times how many of the zone's moments were taken for the other one
 * @param of how many of its moments were tried
 */
record Confusion(String zoneId, String takenFor, int times, int of, HowOften often, Hint hint) {

    /** What would help most. */
    enum Hint {
        /** Too little was taught of one of the two to judge. */
        TEACH_MORE,
        /** Hardly a second reader hears the zone, and one alone cannot tell it from the next. */
        READER_HERE,
        /** Both are heard, and sound alike. */
        READER_BETWEEN;

        String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final Comparator<Confusion> WORST_FIRST = Comparator.comparingDouble(Confusion::share)
            .thenComparing(Confusion::times)
            .reversed()
            .thenComparing(Confusion::zoneId)
            .thenComparing(Confusion::takenFor);

    double share() {
        return times / (double) of;
    }

    /** The worst first; what happens too seldom to speak of is left out. */
    static List<Confusion> of(Map<String, Map<String, Integer>> guesses, Map<String, Coverage> coverage) {
        List<Confusion> found = new ArrayList<>();
        guesses.forEach((zone, takenFor) -> {
            int of = takenFor.values().stream().mapToInt(Integer::intValue).sum();
            takenFor.forEach((other, times) -> {
                if (!other.equals(zone)) {
                    HowOften.of(times / (double) of)
                            .ifPresent(often -> found.add(
                                    new Confusion(zone, other, times, of, often, hint(zone, other, coverage))));
                }
            });
        });
        return found.stream().sorted(WORST_FIRST).toList();
    }

    private static Hint hint(String zone, String other, Map<String, Coverage> coverage) {
        Coverage here = coverage.getOrDefault(zone, Coverage.none(zone));
        Coverage there = coverage.getOrDefault(other, Coverage.none(other));
        if (!here.isEnough() || !there.isEnough()) {
            return Hint.TEACH_MORE;
        }
        return here.reliableReaders() < 2 ? Hint.READER_HERE : Hint.READER_BETWEEN;
    }
}
