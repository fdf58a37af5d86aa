package org.wardkeeper.teach;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wardkeeper.lesson.Lessons;
import org.wardkeeper.lesson.TaughtLesson;
import org.wardkeeper.place.Places;
import org.wardkeeper.place.SiteMap;
import org.wardkeeper.radio.RadioMap;

/**
 * How well the rooms are known by all that was taught: worked out at the first question after a change, and kept. Which
 * are taken for which takes several fits of a model and is worked out only where somebody asks for it.
 */
@ApplicationScoped
class RoomReview {

    @Inject
    private Lessons lessons;

    @Inject
    private Places places;

    private Known known;
    private Tried tried;

    /** What was taught, of which the live model goes by {@code used} lessons. */
    record Known(long version, List<TaughtLesson> lessons, int used, Map<String, Coverage> coverage) {
        int unused() {
            return lessons.size() - used;
        }

        Coverage of(String zoneId) {
            return coverage.getOrDefault(zoneId, Coverage.none(zoneId));
        }
    }

    /** @param right by zone, how often a moment of it is guessed right, 0 to 1; a zone that was not tried is not in it */
    record Tried(long version, Map<String, Double> right, List<Confusion> confusions) {}

    synchronized Known known() {
        long version = lessons.version();
        if (known == null || known.version() != version) {
            known = known(version, places.current());
        }
        return known;
    }

    synchronized Tried tried() {
        Known now = known();
        if (tried == null || tried.version() != now.version()) {
            tried = tried(now, places.current());
        }
        return tried;
    }

    private Known known(long version, SiteMap map) {
        List<TaughtLesson> counting = lessons.counting().stream()
                .filter(lesson -> map.zone(lesson.zoneId()).isPresent())
                .toList();
        int used = (int)
                counting.stream().filter(lesson -> lesson.lesson().isInForce()).count();
        return new Known(version, counting, used, Coverage.of(counting));
    }

    private static Tried tried(Known now, SiteMap map) {
        Map<String, Map<String, Integer>> guesses =
                Trial.guesses(now.lessons(), rows -> new RadioEvidence(RadioMap.fit(map, rows)));
        Map<String, Double> right = new HashMap<>();
        guesses.forEach((zone, takenFor) -> {
            int all = takenFor.values().stream().mapToInt(Integer::intValue).sum();
            right.put(zone, Math.round(100.0 * takenFor.getOrDefault(zone, 0) / all) / 100.0);
        });
        return new Tried(now.version(), right, Confusion.of(guesses, now.coverage()));
    }
}
