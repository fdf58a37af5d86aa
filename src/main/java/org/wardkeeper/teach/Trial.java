package org.wardkeeper.teach;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wardkeeper.lesson.TaughtLesson;
import org.wardkeeper.radio.Taught;

/**
 * How well rooms are told apart: every moment that was taught is guessed by a model which has not seen it. Pure.
 *
 * <p>Where a zone was taught more than once, whole lessons are left out in turn, since moments of one lesson are alike;
 * where it was taught once, stretches of it are. Five fits are enough, whatever the number of lessons.
 *
 * <p>Each moment is guessed alone. The live model also goes by what it heard before and by which doors there are: rooms
 * that are told apart here are told apart there.
 */
final class Trial {
    static final int FOLDS = 5;

    /** One moment, and by which turn it is left out. */
    private record Moment(String zoneId, List<Taught> vector, int fold) {}

    private Trial() {}

    /** How often each zone was taken for which; a zone that was never guessed is not in it. */
    static Map<String, Map<String, Integer>> guesses(List<TaughtLesson> lessons, Function<List<Taught>, Evidence> fit) {
        List<Moment> moments = moments(lessons);
        Map<String, Map<String, Integer>> guesses = new HashMap<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            int out = fold;
            List<Moment> left = moments.stream().filter(m -> m.fold() == out).toList();
            List<Taught> seen = moments.stream()
                    .filter(m -> m.fold() != out)
                    .flatMap(m -> m.vector().stream())
                    .toList();
            if (!left.isEmpty() && !seen.isEmpty()) {
                Evidence evidence = fit.apply(seen);
                left.forEach(moment -> count(moment, evidence, guesses));
            }
        }
        return guesses;
    }

    private static void count(Moment moment, Evidence evidence, Map<String, Map<String, Integer>> guesses) {
        evidence.logLikelihoods(moment.vector()).entrySet().stream()
                .max(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .ifPresent(best -> guesses.computeIfAbsent(moment.zoneId(), any -> new HashMap<>())
                        .merge(best.getKey(), 1, Integer::sum));
    }

    private static List<Moment> moments(List<TaughtLesson> lessons) {
        List<Moment> moments = new ArrayList<>();
        Map<String, List<TaughtLesson>> byZone = lessons.stream().collect(Collectors.groupingBy(TaughtLesson::zoneId));
        byZone.forEach((zone, taught) -> {
            if (taught.size() == 1) {
                moments.addAll(stretches(zone, taught.get(0).vectors()));
            } else {
                moments.addAll(wholes(zone, taught));
            }
        });
        return moments;
    }

    /** A single moment is left to learn from: there is nothing else of its zone to guess it by. */
    private static List<Moment> stretches(String zone, List<List<Taught>> vectors) {
        List<Moment> moments = new ArrayList<>();
        for (int i = 0; i < vectors.size(); i++) {
            int fold = vectors.size() == 1 ? FOLDS : i * FOLDS / vectors.size();
            moments.add(new Moment(zone, vectors.get(i), fold));
        }
        return moments;
    }

    private static List<Moment> wholes(String zone, List<TaughtLesson> lessons) {
        List<Moment> moments = new ArrayList<>();
        for (int i = 0; i < lessons.size(); i++) {
            int fold = i % FOLDS;
            lessons.get(i).vectors().forEach(vector -> moments.add(new Moment(zone, vector, fold)));
        }
        return moments;
    }
}
