package org.wardkeeper.teach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wardkeeper.lesson.Heard;

class ConfusionTest {
    private static final Coverage.Ear HERE = new Coverage.Ear(Heard.EAST, 1, -50);
    private static final Coverage.Ear THERE = new Coverage.Ear(Heard.WEST, 0.9, -60);
    private static final Coverage.Ear SELDOM = new Coverage.Ear(Heard.WEST, 0.1, -90);

    @ParameterizedTest
    @CsvSource({
        "0.05, one-in-twenty",
        "0.1, one-in-ten",
        "0.2, one-in-five",
        "0.26, one-in-four",
        "0.5, one-in-two",
        "0.7, two-in-three",
        "0.97, always",
        "1, always"
    })
    void a_share_is_told_as_people_say_it(double share, String words) {
        assertThat(HowOften.of(share).orElseThrow().slug()).isEqualTo(words);
    }

    @Test
    void what_hardly_ever_happens_is_not_told() {
        assertThat(HowOften.of(0.049)).isEmpty();
        assertThat(Confusion.of(Map.of("4.12", Map.of("4.12", 40, "4.14", 1)), Map.of()))
                .isEmpty();
    }

    @Test
    void the_worst_comes_first() {
        var guesses = Map.of(
                "4.12", Map.of("4.12", 8, "4.14", 2),
                "4.14", Map.of("4.14", 5, "4.12", 5),
                "4.16", Map.of("4.16", 10));

        List<Confusion> found = Confusion.of(guesses, Map.of());

        assertThat(found)
                .extracting(
                        Confusion::zoneId, Confusion::takenFor, c -> c.often().slug())
                .containsExactly(tuple("4.14", "4.12", "one-in-two"), tuple("4.12", "4.14", "one-in-five"));
    }

    @Test
    void the_hint_is_what_would_help_most() {
        assertThat(hint(coverage(9, HERE, THERE))).isEqualTo(Confusion.Hint.TEACH_MORE);
        assertThat(hint(coverage(20, HERE, SELDOM))).isEqualTo(Confusion.Hint.READER_HERE);
        assertThat(hint(coverage(20, HERE, THERE))).isEqualTo(Confusion.Hint.READER_BETWEEN);
    }

    private static Confusion.Hint hint(Coverage here) {
        var known = Map.of("4.12", here, "4.14", coverage(20, HERE, THERE));
        return Confusion.of(Map.of("4.12", Map.of("4.12", 5, "4.14", 5)), known)
                .get(0)
                .hint();
    }

    private static Coverage coverage(int vectors, Coverage.Ear... readers) {
        return new Coverage("4.12", 1, vectors, Heard.TAP, List.of(readers));
    }
}
