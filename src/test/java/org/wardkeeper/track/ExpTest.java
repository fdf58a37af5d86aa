package org.wardkeeper.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import org.junit.jupiter.api.Test;

class ExpTest {

    @Property
    void it_is_the_librarys_to_five_digits(@ForAll @FloatRange(min = -80, max = 0) float x) {
        assertThat(Exp.of(x) / Math.exp(x)).isCloseTo(1, within(1e-5));
    }

    @Test
    void nothing_is_one_and_far_below_is_nothing() {
        assertThat(Exp.of(0)).isEqualTo(1);
        assertThat(Exp.of(-81)).isZero();
        assertThat(Exp.of(Float.NEGATIVE_INFINITY)).isZero();
    }
}
