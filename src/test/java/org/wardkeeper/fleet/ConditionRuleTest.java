package org.wardkeeper.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardkeeper.fleet.Condition.BATTERY;
import static org.wardkeeper.fleet.Condition.CLOCK;
import static org.wardkeeper.fleet.Condition.REFUSED;
import static org.wardkeeper.fleet.Condition.SILENT;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.wardkeeper.device.Contact;

class ConditionRuleTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final OptionalDouble MAINS = OptionalDouble.empty();

    @Test
    void nothing_is_wrong_with_a_device_that_speaks_and_is_understood() {
        assertThat(conditions(heard(MINUTE, Duration.ZERO), OptionalDouble.of(80), 0))
                .isEmpty();
    }

    @Test
    void a_device_that_never_spoke_is_silent_since_it_was_registered() {
        Contact never = new Contact(Optional.empty(), 0, Optional.empty());
        Instant registered = NOW.minus(Duration.ofMinutes(4));
        assertThat(ConditionRule.of(MINUTE, registered, never, MAINS, 0, LONG_AGO, NOW))
                .isEmpty();
        assertThat(ConditionRule.of(MINUTE, registered, never, MAINS, 0, LONG_AGO, NOW.plus(MINUTE.multipliedBy(2))))
                .containsExactly(SILENT);
    }

    @Test
    void a_battery_is_low_at_a_fifth_and_one_that_was_never_reported_is_not_low() {
        Contact fine = heard(MINUTE, Duration.ZERO);
        assertThat(conditions(fine, OptionalDouble.of(20), 0)).containsExactly(BATTERY);
        assertThat(conditions(fine, OptionalDouble.of(20.5), 0)).isEmpty();
        assertThat(conditions(fine, MAINS, 0)).isEmpty();
    }

    @Test
    void all_that_is_wrong_is_told_and_the_worst_first() {
        assertThat(conditions(heard(Duration.ofHours(2), Duration.ofHours(1)), OptionalDouble.of(3), 7))
                .containsExactly(SILENT, REFUSED, CLOCK, BATTERY);
    }

    private static List<Condition> conditions(Contact contact, OptionalDouble battery, long refusals) {
        return ConditionRule.of(MINUTE, LONG_AGO, contact, battery, refusals, LONG_AGO, NOW);
    }

    private static Contact heard(Duration ago, Duration skew) {
        return new Contact(Optional.of(NOW.minus(ago)), 1, Optional.of(skew));
    }
}
