package org.wardkeeper.coldchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardkeeper.coldchain.LimitsHistory.Since;

class LimitsTest {

    @Test
    void nonsense_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Limits(8, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new Limits(2, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new Limits(Double.NaN, 8));
        assertThatIllegalArgumentException().isThrownBy(() -> new Limits(-300, 8));
        assertThatIllegalArgumentException().isThrownBy(() -> new LimitsHistory(List.of()));
    }

    @Test
    void the_kinds_have_the_usual_bands() {
        assertThat(UnitKind.of("refrigerator").defaultLimits()).isEqualTo(new Limits(2, 8));
        assertThat(UnitKind.of("freezer").defaultLimits()).isEqualTo(new Limits(-50, -15));
        assertThat(UnitKind.of("ultracold").defaultLimits()).isEqualTo(new Limits(-90, -60));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UnitKind.of("oven"))
                .withMessage(
                        "There is no kind of storage unit 'oven'; it must be one of refrigerator, freezer, ultracold.");
    }

    @Test
    void what_was_in_force_at_any_moment_can_be_told() {
        Limits first = new Limits(2, 8);
        Limits second = new Limits(3, 7);
        LimitsHistory history = new LimitsHistory(List.of(new Since(100, second), new Since(Sensor.ALWAYS, first)));

        assertThat(history.at(-5)).isEqualTo(first);
        assertThat(history.at(99)).isEqualTo(first);
        assertThat(history.at(100)).isEqualTo(second);
        assertThat(history.during(new Period(50, 150))).containsExactly(new Since(50, first), new Since(100, second));
        assertThat(history.during(new Period(100, 150))).containsExactly(new Since(100, second));
    }

    @Test
    void before_its_first_limits_the_first_ones_count() {
        LimitsHistory history = new LimitsHistory(List.of(new Since(100, new Limits(2, 8))));

        assertThat(history.at(0)).isEqualTo(new Limits(2, 8));
    }
}
