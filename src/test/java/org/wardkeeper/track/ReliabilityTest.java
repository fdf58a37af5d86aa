package org.wardkeeper.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ReliabilityTest {

    @Test
    void where_nobody_surveyed_no_claim_goes_beyond_nine_in_ten() {
        assertThat(Reliability.notRehearsed().of(0.99)).isEqualTo(0.9);
        assertThat(Reliability.notRehearsed().of(0.4)).isEqualTo(0.4);
        assertThat(tally(99, 0.95, 99).isKnown()).isFalse();
    }

    @Test
    void a_site_that_misleads_the_model_is_found_out() {
        Reliability misled = tally(2_000, 0.95, 1_400);
        assertThat(misled.isKnown()).isTrue();
        assertThat(misled.of(0.95)).isCloseTo(0.7, within(0.01));
        assertThat(misled.of(0.99)).isCloseTo(0.7, within(0.01));
    }

    @Test
    void where_it_is_always_right_it_still_is_not_certain() {
        assertThat(tally(5_000, 0.98, 5_000).of(1)).isEqualTo(0.99);
    }

    @Property
    void whatever_was_rehearsed_more_sure_is_never_said_less_sure(
            @ForAll @Size(min = 100, max = 300) List<@IntRange(max = 199) Integer> rehearsed) {
        var tally = new Reliability.Tally();
        rehearsed.forEach(code -> tally.add(code / 2 / 99.0, code % 2 == 0));
        Reliability known = tally.reliability();
        double before = 0;
        for (double claim = 0; claim <= 1; claim += 0.01) {
            assertThat(known.of(claim)).isBetween(before - 1e-9, 0.99);
            before = known.of(claim);
        }
    }

    private static Reliability tally(int moments, double claim, int right) {
        var tally = new Reliability.Tally();
        for (int moment = 0; moment < moments; moment++) {
            tally.add(claim, moment < right);
        }
        return tally.reliability();
    }
}
