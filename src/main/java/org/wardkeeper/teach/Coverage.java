package org.wardkeeper.teach;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.wardkeeper.lesson.TaughtLesson;
import org.wardkeeper.radio.Taught;

/**
 * What is known of one zone from being taught. Pure.
 *
 * @param lastTaught null where it never was
 * @param readers who hears a tag in it, the most reliable first
 */
record Coverage(String zoneId, int lessons, int vectors, Instant lastTaught, List<Ear> readers) {
    /** Ten vectors a room teach nearly as well as any number of them. */
    static final int NEEDED = 10;

    /** A reader that hears less than this share of what is said in a zone says little about it. */
    private static final double RELIABLE = 0.25;

    /**
     * One reader as it hears a zone.
     *
     * @param share of the zone's vectors, 0 to 1
     * @param dBm the mean of what it heard
     */
    record Ear(String reader, double share, double dBm) {
        boolean isReliable() {
            return share >= RELIABLE;
        }
    }

    static Coverage none(String zoneId) {
        return new Coverage(zoneId, 0, 0, null, List.of());
    }

    /** By zone; a zone without a lesson is not in it. */
    static Map<String, Coverage> of(Collection<TaughtLesson> lessons) {
        return lessons.stream().collect(Collectors.groupingBy(TaughtLesson::zoneId)).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, zone -> of(zone.getKey(), zone.getValue())));
    }

    boolean isEnough() {
        return vectors >= NEEDED;
    }

    boolean isNever() {
        return vectors == 0;
    }

    long reliableReaders() {
        return readers.stream().filter(Ear::isReliable).count();
    }

    private static Coverage of(String zoneId, List<TaughtLesson> lessons) {
        List<List<Taught>> vectors =
                lessons.stream().flatMap(lesson -> lesson.vectors().stream()).toList();
        Instant last = lessons.stream()
                .map(lesson -> lesson.lesson().ended())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new Coverage(zoneId, lessons.size(), vectors.size(), last, ears(vectors));
    }

    private static List<Ear> ears(List<List<Taught>> vectors) {
        Map<String, List<Double>> heard = new HashMap<>();
        Map<String, Integer> times = new HashMap<>();
        for (List<Taught> vector : vectors) {
            var readers = new HashSet<String>();
            for (Taught row : vector) {
                heard.computeIfAbsent(row.reader(), any -> new ArrayList<>()).add(row.rssi());
                if (readers.add(row.reader())) {
                    times.merge(row.reader(), 1, Integer::sum);
                }
            }
        }
        return heard.entrySet().stream()
                .map(reader -> new Ear(
                        reader.getKey(), times.get(reader.getKey()) / (double) vectors.size(), mean(reader.getValue())))
                .sorted(Comparator.comparingDouble(Ear::share)
                        .reversed()
                        .thenComparing(Comparator.comparingDouble(Ear::dBm).reversed())
                        .thenComparing(Ear::reader))
                .toList();
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
