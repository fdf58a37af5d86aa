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
import org.wardkeeper.alarm.AlarmKind;
import org.wardkeeper.alarm.PastCondition;
import org.wardkeeper.alarm.Priority;
import org.wardkeeper.coldchain.KnownUnit;
import org.wardkeeper.coldchain.Limits;
import org.wardkeeper.coldchain.UnitKind;
import org.wardkeeper.coldchain.UnitNow;
import org.wardkeeper.coldchain.UnitState;
import org.wardkeeper.environment.Latest;
import org.wardkeeper.excursion.Excursion;
import org.wardkeeper.span.Ending;
import org.wardkeeper.span.Firing;
import org.wardkeeper.threshold.Urgency;

/** A gateway brings three hours of readings at once: from 9 to 11 it was too warm, and it is noon. */
class LateRuleTest {
    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
    private static final Instant NINE = NOON.minus(Duration.ofHours(3));
    private static final Instant ELEVEN = NOON.minus(Duration.ofHours(1));

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

    @Test
    void it_began_when_the_first_rule_fired_and_ended_when_it_did_and_is_as_urgent_as_the_worst() {
        PastCondition past = LateRule.past(excursion(Ending.IN_RANGE));

        assertThat(past.since()).isEqualTo(NINE.plus(Duration.ofMinutes(30)));
        assertThat(past.returned()).isEqualTo(ELEVEN);
        assertThat(past.condition().key().kind()).isEqualTo(AlarmKind.TOO_WARM);
        assertThat(past.condition().priority()).isEqualTo(Priority.HIGH);
        assertThat(past.condition().measure().orElseThrow().value()).isEqualTo(9.4);
    }

    @Test
    void it_is_over_where_a_reading_says_so() {
        assertThat(LateRule.isOver(excursion(Ending.IN_RANGE), silentSince(NINE)))
                .isTrue();
        assertThat(LateRule.isOver(excursion(Ending.OTHER_SIDE), silentSince(NINE)))
                .isTrue();
    }

    @Test
    void a_silence_that_lasts_till_now_ends_nothing() {
        assertThat(LateRule.isOver(excursion(Ending.GAP), silentSince(ELEVEN.minusSeconds(300))))
                .isFalse();
        assertThat(LateRule.isOver(excursion(Ending.MISSING), withoutAProbe())).isFalse();
    }

    @Test
    void a_silence_is_over_with_the_next_reading_and_with_the_unit() {
        assertThat(LateRule.isOver(excursion(Ending.GAP), silentSince(NOON))).isTrue();
        assertThat(LateRule.isOver(excursion(Ending.GAP), null)).isTrue();
    }

    private static UnitNow silentSince(Instant last) {
        return UnitNow.of(
                FRIDGE,
                Optional.of(new Latest(1, "temperature", OptionalDouble.of(9.4), Optional.empty(), last)),
                NOON);
    }

    private static UnitNow withoutAProbe() {
        return UnitNow.of(
                FRIDGE,
                Optional.of(new Latest(1, "temperature", OptionalDouble.empty(), Optional.of("probe-missing"), NOON)),
                NOON);
    }

    private static Excursion excursion(Ending ending) {
        return new Excursion(
                UUID.randomUUID(),
                "fridge",
                UnitState.TOO_WARM,
                NINE,
                ELEVEN,
                ending,
                8.2,
                9.4,
                100,
                List.of(
                        new Firing("WHO heat", Urgency.HIGH, ELEVEN),
                        new Firing("Half an hour", Urgency.MEDIUM, NINE.plus(Duration.ofMinutes(30)))),
                new Limits(2, 8),
                List.of(),
                NOON,
                List.of());
    }
}
