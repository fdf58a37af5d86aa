package org.wardkeeper.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wardkeeper.alarm.Alarm;
import org.wardkeeper.alarm.AlarmKey;
import org.wardkeeper.alarm.AlarmKind;
import org.wardkeeper.alarm.AlarmState;
import org.wardkeeper.alarm.Measure;
import org.wardkeeper.alarm.Overlays;
import org.wardkeeper.alarm.Priority;
import org.wardkeeper.alarmboard.Subject;
import org.wardkeeper.place.ZoneRef;

class AlarmWordsTest {
    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

    private final AlarmWords.Named warm = new AlarmWords.Named(
            alarm(AlarmKey.unit(AlarmKind.TOO_WARM, "fridge", "")),
            new Subject("Vaccine fridge 3", null, new ZoneRef("l4-v", "Vaccines", "l4"), null));

    @Test
    void one_alarm_stands_whole_in_the_subject_and_of_many_the_worst() {
        assertThat(english().subject(List.of(warm)))
                .isEqualTo("High: Vaccine fridge 3 is too warm: 9.1\u00a0°C, limit 8.0\u00a0°C");
        assertThat(english().subject(List.of(warm, warm, warm))).endsWith("limit 8.0\u00a0°C, and 2 more");
        assertThat(new AlarmWords(Locale.GERMAN, ZURICH).subject(List.of(warm)))
                .isEqualTo("Hoch: Vaccine fridge 3 ist zu warm: 9,1\u00a0°C, Grenze 8,0\u00a0°C");
    }

    @Test
    void the_text_says_where_since_when_and_where_to_look() {
        assertThat(english().text(List.of(warm), "https://ward.example.org/alarms/"))
                .isEqualTo(
                        """
                        Vaccine fridge 3 is too warm: 9.1\u00a0°C, limit 8.0\u00a0°C
                        Vaccines · since 3 Mar 13:00

                        https://ward.example.org/alarms/
                        """);
    }

    @Test
    void what_was_over_before_it_was_found_is_told_in_the_past_with_its_true_times() {
        Alarm late = new Alarm(
                UUID.randomUUID(),
                warm.alarm().key(),
                Priority.HIGH,
                AlarmState.RTN_UNACK,
                Overlays.NONE,
                NOON,
                Optional.of(NOON.plusSeconds(20_000)),
                Optional.of(NOON.plusSeconds(3_600)),
                Optional.empty(),
                Optional.of(new Measure(9.1, 8)),
                "");

        assertThat(english().text(List.of(new AlarmWords.Named(late, warm.thing())), ""))
                .contains("was too warm: up to 9.1\u00a0°C")
                .contains("since 3 Mar 13:00, over at 3 Mar 14:00");
    }

    @Test
    void ten_thousand_at_once_are_one_short_mail() {
        String text = english().text(Collections.nCopies(10_000, warm), "");

        assertThat(text.lines().count()).isLessThan(130);
        assertThat(text).contains("… and 9960 more.");
    }

    @ParameterizedTest
    @EnumSource(AlarmKind.class)
    void every_kind_has_its_words_in_both_languages(AlarmKind kind) {
        for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            ResourceBundle texts = ResourceBundle.getBundle("org.wardkeeper.messages", language);
            assertThat(texts.keySet()).contains("alarm.text." + kind.slug(), "alarm.kind." + kind.slug());
            AlarmWords.Named named =
                    new AlarmWords.Named(alarm(AlarmKey.server(kind)), new Subject("Thing", "sensor", null, null));
            assertThat(new AlarmWords(language, ZURICH).title(named)).doesNotContain("{");
        }
    }

    private static AlarmWords english() {
        return new AlarmWords(Locale.ENGLISH, ZURICH);
    }

    private static Alarm alarm(AlarmKey key) {
        return new Alarm(
                UUID.randomUUID(),
                key,
                Priority.HIGH,
                AlarmState.UNACK,
                Overlays.NONE,
                NOON,
                Optional.of(NOON),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Measure(9.1, 8)),
                "");
    }
}
