package org.wardkeeper.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DistributionTest {
    @Test
    void a_value_on_a_bound_belongs_to_the_bucket_below() {
        Distribution distribution = new Distribution(10, 20);
        distribution.record(10);
        distribution.record(11);
        distribution.record(20);
        distribution.record(21);

        assertThat(distribution.upTo(0)).isEqualTo(1);
        assertThat(distribution.upTo(1)).isEqualTo(3);
        assertThat(distribution.upTo(2)).isEqualTo(4);
        assertThat(distribution.sum()).isEqualTo(62);
    }

    @Test
    void bounds_that_do_not_ascend_are_refused() {
        assertThatThrownBy(() -> new Distribution(10, 10)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void where_metrics_are_off_counting_goes_on_for_nobody() {
        Metrics off = Metrics.unread();
        var counter = off.counter("wardkeeper_test", "a test");
        counter.inc();
        off.gauge("wardkeeper_test_gauge", "a test", () -> 1);

        assertThat(counter.getCount()).isEqualTo(1);
    }
}
