package org.wardkeeper.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class NamesTest {

    @Test
    void markup_and_other_scripts_are_only_text() {
        assertThat(Names.checkedName("<img src=x onerror=alert(1)>")).isEqualTo("<img src=x onerror=alert(1)>");
        assertThat(Names.checkedName(" \u05db\u05d9\u05e1\u05d0 \ud83e\uddbd "))
                .isEqualTo("\u05db\u05d9\u05e1\u05d0 \ud83e\uddbd");
    }

    @Test
    void what_breaks_or_turns_a_line_is_refused() {
        for (String unfit : new String[] {"a\r\nb", "a\u2028b", "a\u0000b", "a\u202eb", "a\u2066b"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Names.checkedName(unfit))
                    .withMessageContaining("a\u00b7")
                    .withMessageContaining("control characters");
        }
    }

    @Test
    void half_of_a_character_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Names.checkedName("a\ud800b"))
                .withMessageContaining("half of a character");
    }

    @Test
    void what_is_shown_has_whole_characters_only_wherever_it_is_cut() {
        assertThat(Names.shown("a\ud800b")).isEqualTo("a\u00b7b");
        assertThat(Names.shown("x".repeat(59) + "\ud83e\uddbd\ud83e\uddbd"))
                .isEqualTo("x".repeat(59) + "\ud83e\uddbd\u2026");
    }
}
