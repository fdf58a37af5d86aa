package org.wardkeeper.teach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardkeeper.lesson.Heard.EAST;
import static org.wardkeeper.lesson.Heard.WEST;
import static org.wardkeeper.lesson.Heard.after;
import static org.wardkeeper.lesson.Heard.lesson;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Polygon;
import org.wardkeeper.lesson.Heard;
import org.wardkeeper.lesson.TaughtLesson;
import org.wardkeeper.place.GeoJson;
import org.wardkeeper.place.Level;
import org.wardkeeper.place.Point;
import org.wardkeeper.place.Reader;
import org.wardkeeper.place.SiteMap;
import org.wardkeeper.place.Zone;
import org.wardkeeper.radio.RadioMap;
import org.wardkeeper.radio.Taught;

class RadioEvidenceTest {
    private static final SiteMap SITE = new SiteMap(
            "Test",
            ZoneOffset.UTC,
            List.of(new Level("l1", "Level 1", 1)),
            List.of(zone("4.12", 0), zone("4.14", 6), zone("4.30", 30)),
            List.of(),
            List.of(reader(EAST, "4.12", 2), reader(WEST, "4.30", 32)));

    private final Random random = new Random(3);

    @Test
    void the_room_that_was_taught_to_sound_like_it_is_the_likeliest() {
        // The wrong way round: by the plan alone it would be the other one.
        RadioEvidence evidence = fit(room("4.12", -75, -50), room("4.30", -50, -75));

        assertThat(likeliest(evidence, row(EAST, -73), row(WEST, -52))).isEqualTo("4.12");
        assertThat(likeliest(evidence, row(EAST, -52), row(WEST, -73))).isEqualTo("4.30");
    }

    @Test
    void what_only_readers_heard_that_are_on_no_plan_says_nothing() {
        assertThat(fit(room("4.12", -50, -75)).logLikelihoods(List.of(row("urn:dev:ops:32473-gone", -40))))
                .isEmpty();
    }

    @Test
    void rooms_that_sound_alike_are_mixed_up_in_a_trial_and_others_are_not() {
        List<TaughtLesson> lessons = List.of(room("4.12", -60, -80), room("4.14", -60, -80), room("4.30", -90, -45));

        Map<String, Map<String, Integer>> guesses =
                Trial.guesses(lessons, rows -> new RadioEvidence(RadioMap.fit(SITE, rows)));

        assertThat(guesses.get("4.30")).isEqualTo(Map.of("4.30", 20));
        assertThat(Confusion.of(guesses, Coverage.of(lessons)))
                .isNotEmpty()
                .allMatch(confusion -> confusion.hint() == Confusion.Hint.READER_BETWEEN)
                .noneMatch(confusion -> confusion.takenFor().equals("4.30"));
    }

    private RadioEvidence fit(TaughtLesson... lessons) {
        return new RadioEvidence(RadioMap.fit(
                SITE,
                List.of(lessons).stream()
                        .flatMap(lesson -> lesson.rows().stream())
                        .toList()));
    }

    private TaughtLesson room(String zone, double east, double west) {
        return lesson(zone, around(east), around(west));
    }

    private double[] around(double dBm) {
        return random.doubles(20, -1, 1).map(noise -> dBm + 5 * noise).toArray();
    }

    private static Taught row(String reader, double dBm) {
        return new Taught(reader, "1", dBm, after(0), Heard.TAG.canonical(), "?", null);
    }

    private static String likeliest(RadioEvidence evidence, Taught... vector) {
        return evidence.logLikelihoods(List.of(vector)).entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    private static Zone zone(String id, int x) {
        String square = "{\"type\":\"Polygon\",\"coordinates\":[[[%d,0],[%d,0],[%d,5],[%d,5],[%d,0]]]}"
                .formatted(x, x + 5, x + 5, x, x);
        return Zone.of(id, id, "l1", "room", false, (Polygon) GeoJson.parse(square));
    }

    private static Reader reader(String urn, String zone, int x) {
        return new Reader(urn, "l1", zone, new Point(x, 2), Map.of());
    }
}
