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
    void the_kinds_have_the_usual_bands() {
        assertThat(UnitKind.of("refrigerator").defaultLimits()).isEqualTo(new Limits(2, 8));
        assertThat(UnitKind.of("freezer").defaultLimits()).isEqualTo(new Limits(-50, -15));
        assertThat(UnitKind.of("ultracold").defaultLimits()).isEqualTo(new Limits(-90, -60));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UnitKind.of("oven"))
                .withMessage(
                        "There is no kind of storage unit 'oven'; it must be one of refrigerator, freezer, ultracold.");
    }
}
