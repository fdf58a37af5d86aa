package org.wardkeeper.survey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurveyCommandTest {
    private static final String PLAN =
            """
            {"type": "FeatureCollection", "features": [
              {"type": "Feature", "id": "ward", "feature_type": "level", "properties": {"ordinal": 0},
               "geometry": {"type": "Polygon", "coordinates": [[[0,0],[12,0],[12,5],[0,5],[0,0]]]}},
              {"type": "Feature", "id": "west", "feature_type": "unit", "properties": {"level_id": "ward"},
               "geometry": {"type": "Polygon", "coordinates": [[[0,0],[6,0],[6,5],[0,5],[0,0]]]}},
              {"type": "Feature", "id": "east", "feature_type": "unit", "properties": {"level_id": "ward"},
               "geometry": {"type": "Polygon", "coordinates": [[[6,0],[12,0],[12,5],[6,5],[6,0]]]}},
              {"type": "Feature", "id": "door", "feature_type": "opening", "geometry": null,
               "properties": {"units": ["west", "east"]}},
              {"type": "Feature", "id": "one", "feature_type": "reader", "properties": {},
               "geometry": {"type": "Point", "coordinates": [1, 1]}},
              {"type": "Feature", "id": "two", "feature_type": "reader", "properties": {},
               "geometry": {"type": "Point", "coordinates": [11, 1]}},
              {"type": "Feature", "id": "three", "feature_type": "reader", "properties": {},
               "geometry": {"type": "Point", "coordinates": [6, 4.8]}}
            ]}""";
    private static final double[][] READERS = {{1, 1}, {11, 1}, {6, 4.8}};
    private static final String[] NAMES = {"one", "two", "three"};

    @TempDir
    Path folder;

    private final Random random = new Random(3);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** A lesson in every half metre, then a walk from west to east and back at half a metre a second. */
    @BeforeEach
    void record() throws IOException {
        Files.writeString(folder.resolve("plan.geojson"), PLAN);
        List<String> lessons = new ArrayList<>(List.of("time_ms,reader,tag,rssi,x,y"));
        for (double x = 0.25; x < 12; x += 0.5) {
            for (double y = 0.25; y < 5; y += 0.5) {
                for (int reader = 0; reader < 3; reader++) {
                    lessons.add("%d,%s,t,%s,%.2f,%.2f"
                            .formatted(lessons.size() * 300L, NAMES[reader], level(reader, x, y), x, y));
                }
            }
        }
        Files.write(folder.resolve("calibration.csv"), lessons);
        List<String> walk = new ArrayList<>(List.of("time_ms,reader,tag,rssi"));
        List<String> truth = new ArrayList<>(List.of("time_ms,tag,x,y"));
        for (int step = 0; step < 240; step++) {
            long millis = 5_000_000 + step * 400L;
            double way = step * 0.2 % 22;
            double x = 0.5 + (way < 11 ? way : 22 - way);
            for (int reader = 0; reader < 3; reader++) {
                walk.add("%d,%s,t,%s".formatted(millis, NAMES[reader], level(reader, x, 2.5)));
            }
            truth.add("%d,t,%.2f,2.5".formatted(millis, x));
        }
        Files.write(folder.resolve("sightings.csv"), walk);
        Files.write(folder.resolve("truth.csv"), truth);
    }

    @Test
    void a_walk_through_two_rooms_is_followed_and_every_figure_is_told() throws IOException {
        JsonNode score = score();
        assertThat(score.fieldNames())
                .toIterable()
                .containsExactly(
                        "rows",
                        "unplaced",
                        "zoneAccuracy",
                        "macroF1",
                        "switches",
                        "trueSwitches",
                        "meanError",
                        "p50",
                        "p75",
                        "p95",
                        "radiusCoverage",
                        "confidenceBins");
        assertThat(score.get("rows").asInt()).isEqualTo(240);
        assertThat(score.get("unplaced").asInt()).isZero();
        assertThat(score.get("zoneAccuracy").asDouble()).isGreaterThan(0.85);
        assertThat(score.get("switches").asInt())
                .isBetween(
                        score.get("trueSwitches").asInt() - 1,
                        score.get("trueSwitches").asInt() + 4);
        assertThat(score.get("meanError").asDouble()).isLessThan(2);
        assertThat(score.get("confidenceBins").size()).isEqualTo(10);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void without_lessons_the_plan_alone_must_do_and_no_claim_is_above_nine_tenths() throws IOException {
        JsonNode score = score("--uncalibrated");
        assertThat(score.get("zoneAccuracy").asDouble()).isGreaterThan(0.7);
        JsonNode surest = score.get("confidenceBins").get(9);
        assertThat(surest.get("low").asDouble()).isEqualTo(0.9);
    }

    @Test
    void what_is_said_at_a_moment_knows_nothing_of_later() throws IOException {
        JsonNode whole = score();
        Path sightings = folder.resolve("sightings.csv");
        List<String> truth = Files.readAllLines(folder.resolve("truth.csv"));
        Files.write(folder.resolve("truth.csv"), truth.subList(0, 121));
        JsonNode half = score();
        Files.write(sightings, Files.readAllLines(sightings).subList(0, 361));
        assertThat(score()).isEqualTo(half);
        assertThat(half).isNotEqualTo(whole);
    }

    @Test
    void a_tag_that_nobody_heard_is_unplaced_and_wrong() throws IOException {
        append("truth.csv", "5000000,ghost,1,1");
        JsonNode score = score();
        assertThat(score.get("unplaced").asInt()).isEqualTo(1);
        assertThat(score.get("rows").asInt()).isEqualTo(241);
    }

    @Test
    void rows_that_cannot_be_are_left_out_with_a_reason_and_the_others_count() throws IOException {
        JsonNode good = score();
        append(
                "sightings.csv",
                "9000000,one,t,20",
                "9000000,one,t,-200",
                "9000000,nobody,t,-60",
                "yesterday,one,t,-60",
                "9000000,one,t,NaN");
        append("calibration.csv", "1,one,t,-60,here,there");
        assertThat(score()).isEqualTo(good);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("sightings.csv line 722: ")
                .contains("There is no reader 'nobody' on the plan.")
                .contains("The time 'yesterday' is not in milliseconds.")
                .contains("calibration.csv line 722: The x 'here' is not a number.");
    }

    @Test
    void time_that_goes_backwards_is_history_and_no_crash() throws IOException {
        append("sightings.csv", "1,one,t,-60", "5000000,two,t,-60");
        append("truth.csv", "1,t,1,1");
        assertThat(score().get("rows").asInt()).isEqualTo(241);
    }

    @Test
    void a_plan_that_cannot_be_is_refused_with_the_feature_at_fault() throws IOException {
        assertThat(refused(PLAN.replace("[[[6,0],[12,0],[12,5],[6,5],[6,0]]]", "[[[4,0],[12,0],[12,5],[4,5],[4,0]]]")))
                .contains("west")
                .contains("overlap");
        assertThat(refused(PLAN.replace("[\"west\", \"east\"]", "[\"north\", \"south\"]")))
                .contains("door: The opening joins no zone of this level.");
        assertThat(refused(PLAN.replace("[11, 1]", "[31, 1]"))).contains("two: The reader hangs outside its level.");
        assertThat(refused(PLAN.replace("[12,5],[6,5],[6,0]]]", "[12,5],[6,5]]]")))
                .contains("east: ");
        assertThat(refused("{}")).contains("plan.geojson");
    }

    @Test
    void a_file_that_is_missing_and_a_wrong_call_are_one_sentence() throws IOException {
        Files.delete(folder.resolve("truth.csv"));
        assertThat(run("score", folder.toString())).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("truth.csv is missing in ");
        assertThat(run("score")).isEqualTo(2);
        assertThat(run("draw", folder.toString())).isEqualTo(2);
    }

    private JsonNode score(String... options) throws IOException {
        out.reset();
        err.reset();
        List<String> arguments = new ArrayList<>(List.of("score", folder.toString()));
        arguments.addAll(List.of(options));
        assertThat(run(arguments.toArray(String[]::new))).isZero();
        return new ObjectMapper().readTree(out.toByteArray());
    }

    private String refused(String plan) throws IOException {
        err.reset();
        Files.writeString(folder.resolve("plan.geojson"), plan);
        assertThat(run("score", folder.toString())).isEqualTo(1);
        return err.toString(StandardCharsets.UTF_8);
    }

    private int run(String... arguments) {
        return SurveyCommand.run(
                List.of(arguments),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private void append(String file, String... lines) throws IOException {
        List<String> all = new ArrayList<>(Files.readAllLines(folder.resolve(file)));
        all.addAll(List.of(lines));
        Files.write(folder.resolve(file), all);
    }

    private String level(int reader, double x, double y) {
        double metres = Math.max(1, Math.hypot(x - READERS[reader][0], y - READERS[reader][1]));
        return String.format(Locale.ROOT, "%.1f", -50 - 25 * Math.log10(metres) + 2 * random.nextGaussian());
    }
}
