package org.wardkeeper.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardkeeper.access.ProblemException;

class CursorTest {
    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00.123Z");

    @Test
    void a_cursor_comes_back_as_it_was_given() {
        Cursor cursor = new Cursor(NOON, 42);

        assertThat(Cursor.parse(cursor.toString())).isEqualTo(cursor);
        assertThat(Cursor.parse(null)).isEqualTo(Cursor.BEGINNING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "_", "2026-03-03T12:00:00Z", "2026-03-03T12:00:00Z_", "2026-03-03T12:00:00Z_1e9", "' or 1=1"
            })
    void what_is_no_cursor_is_refused(String text) {
        assertThatThrownBy(() -> Cursor.parse(text)).isInstanceOf(ProblemException.class);
    }

    @Test
    void a_span_is_the_last_eight_hours_unless_said_otherwise() {
        assertThat(Span.asked(null, null, NOON)).isEqualTo(new Span(NOON.minus(Duration.ofHours(8)), NOON));
    }

    @Test
    void a_span_that_is_too_long_or_upside_down_is_refused() {
        assertThatThrownBy(() -> Span.asked(NOON, NOON, NOON)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> Span.asked(NOON.minus(Duration.ofDays(8)), NOON, NOON))
                .hasMessage("A span may have up to 7 days.");
    }
}
