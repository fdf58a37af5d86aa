package org.wardkeeper.teach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardkeeper.teach.Heard.EAST;
import static org.wardkeeper.teach.Heard.WEST;
import static org.wardkeeper.teach.Heard.after;
import static org.wardkeeper.teach.Heard.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wardkeeper.radio.Taught;

class RoomSoundsTest {
    private final Random random = new Random(3);

    @Test
    void the_room_that_sounds_like_it_is_the_likeliest() {
        RoomSounds sounds = RoomSounds.fit(rows(room("east", -50, -75), room("west", -75, -50)));

        assertThat(likeliest(sounds, row(EAST, -55), row(WEST, -72))).isEqualTo("east");
        assertThat(likeliest(sounds, row(EAST, -70), row(WEST, -52))).isEqualTo("west");
    }

    @Test
    void a_reader_that_is_not_heard_speaks_for_the_room_where_it_never_was() {
        List<Taught> taught = new ArrayList<>(rows(room("east", -60, -75)));
        taught.addAll(lesson("cellar", onlyEast()).rows());

        assertThat(likeliest(RoomSounds.fit(taught), row(EAST, -60))).isEqualTo("cellar");
        assertThat(likeliest(RoomSounds.fit(taught), row(EAST, -60), row(WEST, -76)))
                .isEqualTo("east");
    }

    @Test
    void one_stray_signal_is_not_the_end_of_a_room() {
        RoomSounds sounds = RoomSounds.fit(rows(room("east", -50, -75), room("west", -75, -50)));

        assertThat(sounds.logLikelihoods(List.of(row(EAST, -2), row(WEST, -130)))
                        .values())
                .allMatch(Double::isFinite);
    }

    @Test
    void rooms_that_sound_alike_are_mixed_up_in_a_trial_and_others_are_not() {
        List<TaughtLesson> lessons = List.of(room("4.12", -60, -60), room("4.14", -60, -60), room("4.30", -90, -45));

        Map<String, Map<String, Integer>> guesses = Trial.guesses(lessons, RoomSounds::fit);

        assertThat(guesses.get("4.30")).isEqualTo(Map.of("4.30", 20));
        assertThat(guesses.get("4.12").getOrDefault("4.14", 0)
                        + guesses.get("4.14").getOrDefault("4.12", 0))
                .isBetween(10, 30);
        assertThat(Confusion.of(guesses, Coverage.of(lessons)))
                .allMatch(confusion -> confusion.hint() == Confusion.Hint.READER_BETWEEN)
                .isNotEmpty();
    }

    private TaughtLesson room(String zone, double east, double west) {
        return lesson(zone, around(east), around(west));
    }

    private double[] around(double dBm) {
        return random.doubles(20, -1, 1).map(noise -> dBm + 5 * noise).toArray();
    }

    private static List<Taught> rows(TaughtLesson... lessons) {
        return List.of(lessons).stream()
                .flatMap(lesson -> lesson.rows().stream())
                .toList();
    }

    private static List<Taught> onlyEast() {
        List<Taught> rows = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            rows.add(new Taught(EAST, "1", -60, after(i), Heard.TAG.canonical(), "cellar", null));
        }
        return rows;
    }

    private static Taught row(String reader, double dBm) {
        return new Taught(reader, "1", dBm, after(0), Heard.TAG.canonical(), "?", null);
    }

    private static String likeliest(RoomSounds sounds, Taught... vector) {
        return sounds.logLikelihoods(List.of(vector)).entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }
}
