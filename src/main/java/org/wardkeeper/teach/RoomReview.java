package org.wardkeeper.teach;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.wardkeeper.place.Places;
import org.wardkeeper.place.SiteMap;

/** How well the rooms are known by all that was taught: worked out at the first question after a change, and kept. */
@ApplicationScoped
class RoomReview {

    @Inject
    private Lessons lessons;

    @Inject
    private Places places;

    private long version = -1;
    private Known known;

    /** @param guesses how often each zone was taken for which, itself included */
    record Known(
            int unused,
            int used,
            Map<String, Coverage> coverage,
            Map<String, Map<String, Integer>> guesses,
            List<Confusion> confusions) {

        Coverage of(String zoneId) {
            return coverage.getOrDefault(zoneId, Coverage.none(zoneId));
        }

        OptionalDouble right(String zoneId) {
            Map<String, Integer> takenFor = guesses.getOrDefault(zoneId, Map.of());
            int tried = takenFor.values().stream().mapToInt(Integer::intValue).sum();
            return tried == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(takenFor.getOrDefault(zoneId, 0) / (double) tried);
        }
    }

    synchronized Known now() {
        long present = lessons.version();
        if (known == null || present != version) {
            known = reviewed(places.current());
            version = present;
        }
        return known;
    }

    private Known reviewed(SiteMap map) {
        List<TaughtLesson> counting = lessons.counting().stream()
                .filter(lesson -> map.zone(lesson.zoneId()).isPresent())
                .toList();
        int used = (int)
                counting.stream().filter(lesson -> lesson.lesson().isInForce()).count();
        Map<String, Coverage> coverage = Coverage.of(counting);
        Map<String, Map<String, Integer>> guesses = Trial.guesses(counting, RoomSounds::fit);
        return new Known(counting.size() - used, used, coverage, guesses, Confusion.of(guesses, coverage));
    }
}
