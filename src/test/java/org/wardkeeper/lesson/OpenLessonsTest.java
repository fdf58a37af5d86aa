package org.wardkeeper.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wardkeeper.lesson.Heard.EAST;
import static org.wardkeeper.lesson.Heard.after;
import static org.wardkeeper.lesson.Heard.by;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wardkeeper.asset.TagId;

class OpenLessonsTest {
    private final OpenLessons lessons = new OpenLessons();
    private final Begun first = Heard.begun("east");

    @Test
    void nothing_is_heard_before_somebody_teaches() {
        assertThat(lessons.hear(by(EAST, 3, -50))).isFalse();
        assertThat(lessons.waiting()).isEmpty();
    }

    @Test
    void a_tap_on_the_next_room_ends_the_one_before_it() {
        lessons.begin(first, null);
        hear(2, 10);
        Begun next = new Begun(UUID.randomUUID(), "west", "PUMP-1", Heard.TAG, "facilities", after(10));
        lessons.begin(next, first.lesson());

        assertThat(lessons.waiting()).singleElement().satisfies(finished -> {
            assertThat(finished.begun()).isEqualTo(first);
            assertThat(finished.vectors()).isEqualTo(5);
        });
        assertThat(lessons.open(next.lesson())).isPresent();
    }

    @Test
    void a_second_lesson_with_the_same_tag_is_refused() {
        lessons.begin(first, null);

        assertThatThrownBy(() -> lessons.begin(Heard.begun("west"), null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("by facilities");
        assertThat(lessons.open(first.lesson())).isPresent();
    }

    @Test
    void one_that_has_enough_waits_to_be_stored_and_hears_no_more() {
        lessons.begin(first, null);
        hear(2, 40);

        assertThat(lessons.open()).isEmpty();
        assertThat(lessons.waiting()).singleElement().satisfies(finished -> assertThat(finished.vectors())
                .isEqualTo(Capture.ENOUGH));
        lessons.stored(lessons.waiting().get(0));
        assertThat(lessons.waiting()).isEmpty();
    }

    @Test
    void one_that_heard_nothing_leaves_nothing() {
        lessons.begin(first, null);

        assertThat(lessons.end(first.lesson(), after(30)).orElseThrow().rows()).isEmpty();
        assertThat(lessons.waiting()).isEmpty();
        assertThat(lessons.end(first.lesson(), after(31))).isEmpty();
    }

    @Test
    void one_that_was_a_slip_never_was() {
        lessons.begin(first, null);
        hear(2, 10);
        assertThat(lessons.discard(first.lesson())).isTrue();
        assertThat(lessons.open()).isEmpty();

        lessons.begin(first, null);
        hear(2, 40);
        assertThat(lessons.discard(first.lesson())).isTrue();
        assertThat(lessons.waiting()).isEmpty();
        assertThat(lessons.discard(first.lesson())).isFalse();
    }

    @Test
    void one_that_was_forgotten_ends() {
        lessons.begin(first, null);
        hear(2, 6);
        lessons.sweep(after(599));
        assertThat(lessons.open()).hasSize(1);
        lessons.sweep(after(601));
        assertThat(lessons.open()).isEmpty();
        assertThat(lessons.waiting()).hasSize(1);
    }

    @Test
    void there_is_an_end_to_how_many_are_open() {
        for (int i = 0; i < OpenLessons.MOST_OPEN; i++) {
            lessons.begin(withTag("tag-" + i), null);
        }

        assertThatThrownBy(() -> lessons.begin(withTag("one-more"), null)).isInstanceOf(IllegalStateException.class);
    }

    private static Begun withTag(String tag) {
        return new Begun(UUID.randomUUID(), "east", "PUMP-1", TagId.parse(tag), "facilities", Heard.TAP);
    }

    private void hear(int from, int until) {
        for (int second = from; second < until; second++) {
            lessons.hear(by(EAST, second, -50));
        }
    }
}
