package org.wardkeeper.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardkeeper.coldchain.Limits;
import org.wardkeeper.timeline.LimitsHistory.Since;

class LimitsHistoryTest {

    @Test
    void a_unit_that_never_had_limits_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new LimitsHistory(List.of()));
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
