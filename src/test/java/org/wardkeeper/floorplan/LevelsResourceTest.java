package org.wardkeeper.floorplan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.wardkeeper.place.Level;

class LevelsResourceTest {
    @Test
    void a_level_is_called_on_a_button_by_the_last_word_of_its_name() {
        assertThat(LevelsResource.shortName(new Level("l4", "Level 4", 4))).isEqualTo("4");
        assertThat(LevelsResource.shortName(new Level("b1", "Basement B1", -1))).isEqualTo("B1");
    }

    @Test
    void a_long_word_does_not_fit_and_gives_way_to_the_ordinal() {
        assertThat(LevelsResource.shortName(new Level("g", "Ground floor", 0))).isEqualTo("0");
    }
}
