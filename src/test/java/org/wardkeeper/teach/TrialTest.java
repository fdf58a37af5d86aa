package org.wardkeeper.teach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardkeeper.lesson.Heard.lesson;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.wardkeeper.lesson.TaughtLesson;
import org.wardkeeper.radio.Taught;

class TrialTest {
    private static final double[] LOUD = {-50, -51, -50, -49, -50, -51, -49, -50, -50, -50};
    private static final double[] FAINT = {-80, -81, -80, -79, -80, -81, -79, -80, -80, -80};

    @Test
    void rooms_that_sound_different_are_never_taken_for_each_other() {
        List<TaughtLesson> lessons = List.of(lesson("east", LOUD, FAINT), lesson("west", FAINT, LOUD));

        assertThat(Trial.guesses(lessons, Means::fit))
                .isEqualTo(Map.of("east", Map.of("east", 10), "west", Map.of("west", 10)));
    }

    @Test
    void every_moment_is_guessed_once_by_a_model_that_has_not_seen_it() {
        List<TaughtLesson> lessons =
                List.of(lesson("east", LOUD, FAINT), lesson("east", LOUD, FAINT), lesson("west", FAINT, LOUD));
        List<Integer> seen = new ArrayList<>();

        Map<String, Map<String, Integer>> guesses = Trial.guesses(lessons, rows -> {
            seen.add(rows.size());
            return Means.fit(rows);
        });

        assertThat(guesses).isEqualTo(Map.of("east", Map.of("east", 20), "west", Map.of("west", 10)));
        assertThat(seen).allMatch(rows -> rows < 60);
    }

    @Test
    void a_lesson_is_left_out_as_a_whole_where_the_room_was_taught_twice() {
        // Taught once by day and once behind a closed door: one does not tell the other.
        List<TaughtLesson> lessons =
                List.of(lesson("east", LOUD, FAINT), lesson("east", FAINT, LOUD), lesson("west", FAINT, LOUD));

        assertThat(Trial.guesses(lessons, Means::fit).get("east")).isEqualTo(Map.of("west", 20));
    }

    @Test
    void a_room_of_one_moment_is_not_tried() {
        List<TaughtLesson> lessons =
                List.of(lesson("east", new double[] {-50}, new double[] {-80}), lesson("west", FAINT, LOUD));

        assertThat(Trial.guesses(lessons, Means::fit)).containsOnlyKeys("west");
    }

    @Test
    void nothing_taught_is_nothing_tried() {
        assertThat(Trial.guesses(List.of(), Means::fit)).isEmpty();
    }

    /** The nearest mean of two readers: enough of a model to try. */
    private record Means(Map<String, Map<String, Double>> means) implements Evidence {
        static Evidence fit(List<Taught> rows) {
            return new Means(rows.stream()
                    .collect(Collectors.groupingBy(
                            Taught::zoneId,
                            Collectors.groupingBy(Taught::reader, Collectors.averagingDouble(Taught::rssi)))));
        }

        @Override
        public Map<String, Double> logLikelihoods(List<Taught> vector) {
            Map<String, Double> likely = new HashMap<>();
            means.forEach((zone, mean) -> likely.put(
                    zone,
                    vector.stream()
                            .mapToDouble(row -> -Math.abs(row.rssi() - mean.getOrDefault(row.reader(), -100.0)))
                            .sum()));
            return likely;
        }
    }
}
