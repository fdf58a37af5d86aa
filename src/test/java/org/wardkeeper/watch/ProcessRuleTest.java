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
            OptionalInt.of(1));

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
        FiredRule next = new FiredRule(UUID.randomUUID(), "fridge", true, Priority.HIGH, "HEAT", 8, 9.3);
        time.pass(400, (open, now) -> ProcessRule.conditions(List.of(next), open, this::unit));

        assertThat(time.open())
                .extracting(alarm -> alarm.key().occasion())
                .contains(excursion.toString(), next.excursion().toString());
        assertThat(time.told()).hasSize(3).last().asString().contains("rtn-unack");
    }

    @Test
    void of_several_rules_of_one_excursion_the_most_urgent_is_told() {
        FiredRule heat = new FiredRule(excursion, "fridge", true, Priority.HIGH, "HEAT", 8, 9.3);

        assertThat(ProcessRule.conditions(List.of(rule(), heat), List.of(), this::unit))
                .singleElement()
                .satisfies(condition -> {
                    assertThat(condition.priority()).isEqualTo(Priority.HIGH);
                    assertThat(condition.detail()).isEqualTo("HEAT");
                });
    }

    private List<Condition> fired(List<Alarm> open, Instant now) {
        return ProcessRule.conditions(List.of(rule()), open, this::unit);
    }

    private List<Condition> nothingFired(List<Alarm> open, Instant now) {
        return ProcessRule.conditions(List.of(), open, this::unit);
    }

    private FiredRule rule() {
        return new FiredRule(excursion, "fridge", true, Priority.MEDIUM, "30 min", 8, 9.1);
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
