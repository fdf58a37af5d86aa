package org.wardkeeper.coldchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class LimitsTest {

    @Test
    void nonsense_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Limits(8, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new Limits(2, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new Limits(Double.NaN, 8));
        assertThatIllegalArgumentException().isThrownBy(() -> new Limits(-300, 8));
    }

    @Test
    void both_limits_are_in_range() {
        Limits limits = new Limits(2, 8);

        assertThat(limits.judge(2)).isEqualTo(UnitState.IN_RANGE);
        assertThat(limits.judge(8)).isEqualTo(UnitState.IN_RANGE);
        assertThat(limits.judge(8.01)).isEqualTo(UnitState.TOO_WARM);
        assertThat(limits.judge(1.99)).isEqualTo(UnitState.TOO_COLD);
    }

    @Test
    void a_kind_is_known_by_its_slug() {
        assertThat(UnitKind.of("ultracold")).isEqualTo(UnitKind.ULTRACOLD);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UnitKind.of("oven"))
                .withMessage(
                        "There is no kind of storage unit 'oven'; it must be one of refrigerator, freezer, ultracold.");
    }
}
