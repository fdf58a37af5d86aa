package org.wardkeeper.teach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.wardkeeper.lesson.Heard.EAST;
import static org.wardkeeper.lesson.Heard.WEST;
import static org.wardkeeper.lesson.Heard.after;
import static org.wardkeeper.lesson.Heard.lesson;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wardkeeper.lesson.Heard;
import org.wardkeeper.radio.Taught;

class CoverageTest {
    private static final double[] FIVE = {-50, -52, -54, -56, -58};

    @Test
    void lessons_of_a_zone_are_counted_together() {
        Map<String, Coverage> coverage = Coverage.of(
                List.of(lesson("east", FIVE, FIVE), lesson("east", FIVE, FIVE), lesson("west", FIVE, FIVE)));

        assertThat(coverage.get("east").lessons()).isEqualTo(2);
        assertThat(coverage.get("east").vectors()).isEqualTo(10);
        assertThat(coverage.get("east").isEnough()).isTrue();
        assertThat(coverage.get("east").lastTaught()).isEqualTo(after(30));
        assertThat(coverage.get("west").isEnough()).isFalse();
    }

    @Test
    void a_reader_is_told_by_how_much_of_the_zone_it_hears() {
        Coverage coverage = Coverage.of(List.of(lesson(
                        "east", List.of(row(EAST, 0, -50), row(WEST, 0, -70), row(EAST, 1, -54), row(EAST, 2, -52)))))
                .get("east");

        assertThat(coverage.readers())
                .extracting(Coverage.Ear::reader, Coverage.Ear::share, Coverage.Ear::dBm)
                .containsExactly(tuple(EAST, 1.0, -52.0), tuple(WEST, 1 / 3.0, -70.0));
        assertThat(coverage.reliableReaders()).isEqualTo(2);
    }

    @Test
    void a_zone_that_was_never_taught_is_unknown() {
        assertThat(Coverage.of(List.of())).isEmpty();
        assertThat(Coverage.none("east").isNever()).isTrue();
        assertThat(Coverage.none("east").isEnough()).isFalse();
    }

    private static Taught row(String reader, int second, double dBm) {
        return new Taught(reader, "1", dBm, after(second), Heard.TAG.canonical(), "east", null);
    }
}
