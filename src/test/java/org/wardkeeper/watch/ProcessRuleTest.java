package org.wardkeeper.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wardkeeper.alarm.Alarm;
import org.wardkeeper.alarm.AlarmKey;
import org.wardkeeper.alarm.AlarmKind;
import org.wardkeeper.alarm.Condition;
import org.wardkeeper.alarm.Priority;
import org.wardkeeper.alarm.Timeline;
import org.wardkeeper.coldchain.KnownUnit;
import org.wardkeeper.coldchain.Limits;
import org.wardkeeper.coldchain.UnitKind;
import org.wardkeeper.coldchain.UnitNow;
import org.wardkeeper.environment.Latest;

/** A refrigerator of 2 to 8 °C, from the rule that fired to what people are told. */
class ProcessRuleTest {
    private static final KnownUnit FRIDGE = new KnownUnit(
            "fridge",
            "Vaccine fridge 3",
            "zone",
            UnitKind.REFRIGERATOR,
            Duration.ofMinutes(5),
            new Limits(2, 8),
            null,
            OptionalInt.of(1),
            null);

    private static final Instant FIRED = Timeline.NOON.minusSeconds(600);

    private final Timeline time = new Timeline();
    private final UUID excursion = UUID.randomUUID();
    private Optional<Double> celsius = Optional.of(5.0);

    @Test
    void an_excursion_is_told_when_its_rule_fires_and_is_over_once_it_has_been_well_inside_for_five_minutes() {
        measures(9.1);
        time.pass(60, this::nothingFired);
        assertThat(time.told()).isEmpty();
        time.pass(60, this::fired);
        assertThat(time.told()).containsExactly("60 unack too-warm storage-unit fridge");

        measures(7.8); // In its band, and not by as much as the deadband.
        time.pass(3_600, this::nothingFired);
        assertThat(time.told()).hasSize(1);
        measures(7.6);
        time.pass(400, this::nothingFired);
        assertThat(time.told()).endsWith("4020 rtn-unack too-warm storage-unit fridge");
    }

    @Test
    void a_sensor_that_falls_silent_neither_ends_the_alarm_nor_begins_one() {
        measures(9.1);
        time.pass(60, this::fired);
        celsius = Optional.empty();
        time.pass(86_400, this::nothingFired);

        assertThat(time.told()).hasSize(1);
        assertThat(ProcessRule.conditions(List.of(), List.of(), this::unit)).isEmpty();
    }

    @Test
    void the_next_excursion_has_an_alarm_of_its_own() {
        measures(9.1);
        time.pass(60, this::fired);
        measures(5);
        time.pass(400, this::nothingFired);
        measures(9.3);
        FiredRule next = next(Priority.MEDIUM);
        time.pass(60, (open, now) -> ProcessRule.conditions(List.of(next), open, this::unit));

        assertThat(time.open()).hasSize(2);
        assertThat(time.told()).hasSize(3).last().asString().contains("unack");
    }

    @Test
    void a_temperature_that_wavers_about_its_limit_is_told_once_until_it_has_been_well_inside() {
        measures(9.1);
        time.pass(60, this::fired);
        for (int i = 0; i < 20; i++) {
            FiredRule again = next(Priority.MEDIUM);
            measures(7.9);
            time.pass(60, this::nothingFired);
            measures(8.1);
            time.pass(60, (open, now) -> ProcessRule.conditions(List.of(again), open, this::unit));
        }
        assertThat(time.open()).hasSize(21); // Each for the record of its own excursion.
        assertThat(time.told()).containsExactly("0 unack too-warm storage-unit fridge");

        measures(5);
        time.pass(400, this::nothingFired);
        assertThat(time.told()).hasSize(2).last().asString().contains("rtn-unack");
        time.acknowledge(AlarmKey.unit(AlarmKind.TOO_WARM, "fridge", excursion.toString()));
        assertThat(time.open()).isEmpty();
    }

    @Test
    void an_excursion_that_is_more_urgent_is_told_and_speaks_for_the_others_from_then_on() {
        measures(9.1);
        time.pass(60, this::fired);
        FiredRule next = next(Priority.HIGH);
        time.pass(400, (open, now) -> ProcessRule.conditions(List.of(next), open, this::unit));

        assertThat(time.told())
                .containsExactly("0 unack too-warm storage-unit fridge", "60 unack too-warm storage-unit fridge");
        assertThat(time.open())
                .filteredOn(Alarm::asksForSomebody)
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.key().occasion())
                        .isEqualTo(next.excursion().toString()));
    }

    @Test
    void it_holds_since_its_rule_fired_however_late_anybody_could_look() {
        time.pass(2, this::fired);

        assertThat(time.open()).singleElement().satisfies(alarm -> assertThat(alarm.since())
                .isEqualTo(FIRED));
    }

    @Test
    void what_is_told_when_it_is_over_is_the_worst_it_came_to() {
        measures(9.1);
        time.pass(60, this::fired);
        FiredRule worse = new FiredRule(excursion, "fridge", true, Priority.MEDIUM, "30 min", FIRED, 8, 14.2);
        time.pass(60, (open, now) -> ProcessRule.conditions(List.of(worse), open, this::unit));
        measures(5);
        time.pass(400, this::nothingFired);

        assertThat(time.open()).singleElement().satisfies(alarm -> assertThat(
                        alarm.measure().orElseThrow().value())
                .isEqualTo(14.2));
    }

    @Test
    void of_several_rules_of_one_excursion_the_most_urgent_is_told() {
        FiredRule heat = new FiredRule(excursion, "fridge", true, Priority.HIGH, "HEAT", FIRED.plusSeconds(60), 8, 9.3);

        assertThat(ProcessRule.conditions(List.of(rule(), heat), List.of(), this::unit))
                .singleElement()
                .satisfies(condition -> {
                    assertThat(condition.priority()).isEqualTo(Priority.HIGH);
                    assertThat(condition.detail()).isEqualTo("HEAT");
                    assertThat(condition.since()).contains(FIRED);
                });
    }

    private List<Condition> fired(List<Alarm> open, Instant now) {
        return ProcessRule.conditions(List.of(rule()), open, this::unit);
    }

    private List<Condition> nothingFired(List<Alarm> open, Instant now) {
        return ProcessRule.conditions(List.of(), open, this::unit);
    }

    private FiredRule rule() {
        return new FiredRule(excursion, "fridge", true, Priority.MEDIUM, "30 min", FIRED, 8, 9.1);
    }

    private static FiredRule next(Priority priority) {
        return new FiredRule(UUID.randomUUID(), "fridge", true, priority, "HEAT", FIRED, 8, 9.3);
    }

    private void measures(double value) {
        celsius = Optional.of(value);
    }

    private UnitNow unit(String id) {
        Optional<Latest> latest = celsius.map(
                value -> new Latest(1, "temperature", OptionalDouble.of(value), Optional.empty(), Timeline.NOON));
        return UnitNow.of(FRIDGE, latest, Timeline.NOON);
    }
}
