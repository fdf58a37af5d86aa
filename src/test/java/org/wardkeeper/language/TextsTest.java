package org.wardkeeper.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a machine that speaks German. */
class TextsTest {

    private final Locale before = Locale.getDefault();

    @BeforeEach
    void aGermanMachine() {
        Locale.setDefault(Locale.GERMANY);
        ResourceBundle.clearCache();
    }

    @AfterEach
    void asItWas() {
        Locale.setDefault(before);
        ResourceBundle.clearCache();
    }

    @Test
    void who_reads_english_is_spoken_to_in_english() {
        assertThat(Texts.in(Locale.ENGLISH).of("kind.wheelchair")).isEqualTo("Wheelchair");
        assertThat(Texts.in(Locale.FRENCH).of("kind.wheelchair")).isEqualTo("Wheelchair");
        assertThat(Texts.in(Locale.GERMAN).of("kind.wheelchair")).isEqualTo("Rollstuhl");
        assertThat(Texts.in(Locale.ENGLISH).number(1234.56, 1)).isEqualTo("1234.6");
    }

    /** Pages take their texts from the bundle themselves, as Jakarta Faces looks them up. */
    @Test
    void so_are_pages() {
        assertThat(ResourceBundle.getBundle("org.wardkeeper.messages", Locale.ENGLISH)
                        .getString("kind.wheelchair"))
                .isEqualTo("Wheelchair");
    }

    @Test
    void values_are_put_in_as_they_are() {
        assertThat(Texts.in(Locale.ENGLISH).of("alarm.over", "{1} o'clock")).contains("{1} o'clock");
    }

    @Test
    void one_is_not_several() {
        assertThat(Texts.in(Locale.ENGLISH).counted("exports.units", 1)).isEqualTo("1 unit");
        assertThat(Texts.in(Locale.ENGLISH).counted("exports.units", 2)).isEqualTo("2 units");
    }
}
