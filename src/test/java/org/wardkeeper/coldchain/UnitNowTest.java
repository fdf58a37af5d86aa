package org.wardkeeper.coldchain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.wardkeeper.environment.Latest;

class UnitNowTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final KnownUnit FRIDGE = new KnownUnit(
            "fridge-1",
            "Fridge 1",
            "l3-pharmacy",
            UnitKind.REFRIGERATOR,
            Duration.ofMinutes(5),
            new Limits(2, 8),
            null,
            OptionalInt.of(7),
            NOW.minus(Duration.ofDays(1)));

    @Test
    void out_of_range_is_strict() {
        assertThat(stateAt(8.0)).isEqualTo(UnitState.IN_RANGE);
        assertThat(stateAt(8.01)).isEqualTo(UnitState.TOO_WARM);
        assertThat(stateAt(2.0)).isEqualTo(UnitState.IN_RANGE);
        assertThat(stateAt(1.99)).isEqualTo(UnitState.TOO_COLD);
    }

    @Test
    void a_unit_that_never_reported_is_unknown() {
        UnitNow now = UnitNow.of(FRIDGE, Optional.empty(), NOW);

        assertThat(now.state()).isEqualTo(UnitState.UNKNOWN);
        assertThat(now.celsius()).isEmpty();
        assertThat(now.age(NOW)).isEmpty();
    }

    @Test
    void a_missing_value_is_unknown_and_says_why() {
        Latest missing = new Latest(7, "temperature", OptionalDouble.empty(), Optional.of("probe-missing"), NOW);

        UnitNow now = UnitNow.of(FRIDGE, Optional.of(missing), NOW);

        assertThat(now.state()).isEqualTo(UnitState.UNKNOWN);
        assertThat(now.missing()).contains("probe-missing");
    }

    @Test
    void a_value_older_than_two_intervals_is_unknown_but_still_shown() {
        UnitNow fresh = at(9, NOW.minus(Duration.ofMinutes(10)));
        UnitNow old = at(9, NOW.minus(Duration.ofMinutes(10)).minusMillis(1));

        assertThat(fresh.state()).isEqualTo(UnitState.TOO_WARM);
        assertThat(old.state()).isEqualTo(UnitState.UNKNOWN);
        assertThat(old.celsius()).hasValue(9);
    }

    @Test
    void what_the_sensor_told_before_it_came_into_this_unit_says_nothing_of_it() {
        Instant swapped = NOW.minus(Duration.ofMinutes(1));
        KnownUnit fridge = withSensorSince(swapped);

        assertThat(fridge.own(Optional.of(told(5, swapped.minusMillis(1))))).isEmpty();
        assertThat(fridge.own(Optional.of(told(5, swapped)))).isPresent();
        assertThat(withSensorSince(null).own(Optional.of(told(5, Instant.EPOCH))))
                .isPresent();
    }

    @Test
    void a_clock_slightly_ahead_makes_no_negative_age() {
        assertThat(at(5, NOW.plusSeconds(30)).age(NOW)).contains(Duration.ZERO);
        assertThat(at(5, NOW.minusSeconds(30)).age(NOW)).contains(Duration.ofSeconds(30));
    }

    private static UnitState stateAt(double celsius) {
        return at(celsius, NOW).state();
    }

    private static UnitNow at(double celsius, Instant measured) {
        return UnitNow.of(FRIDGE, Optional.of(told(celsius, measured)), NOW);
    }

    private static Latest told(double celsius, Instant measured) {
        return new Latest(7, "temperature", OptionalDouble.of(celsius), Optional.empty(), measured);
    }

    private static KnownUnit withSensorSince(Instant since) {
        return new KnownUnit(
                FRIDGE.id(),
                FRIDGE.name(),
                FRIDGE.zoneId(),
                FRIDGE.kind(),
                FRIDGE.interval(),
                FRIDGE.limits(),
                null,
                FRIDGE.deviceId(),
                since);
    }
}
