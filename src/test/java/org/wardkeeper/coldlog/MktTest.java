package org.wardkeeper.coldlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MktTest {

    @Test
    void the_worked_example_gives_6_25() {
        Mkt mkt = new Mkt();
        for (double celsius : new double[] {2, 2, 5, 8, 8, 8, 8}) {
            mkt.add(celsius, 1);
        }

        assertThat(mkt.celsius()).isEqualTo(6.25, within(0.005));
    }

    @Test
    void one_temperature_is_its_own_mean() {
        Mkt mkt = new Mkt();
        mkt.add(5, 60);
        mkt.add(5, 3600);

        assertThat(mkt.celsius()).isEqualTo(5.0, within(1e-9));
    }

    @Test
    void warm_hours_weigh_more_than_cold_ones() {
        Mkt mkt = new Mkt();
        mkt.add(2, 1);
        mkt.add(8, 1);

        assertThat(mkt.celsius()).isGreaterThan(5.0);
    }

    @Test
    void without_readings_there_is_none() {
        assertThat(new Mkt().celsius()).isNaN();
    }
}
