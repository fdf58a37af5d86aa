package org.wardkeeper.sheet;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class DecimalsTest {

    @Test
    void numbers_are_written_as_people_write_them() {
        assertThat(text(4)).isEqualTo("4.0");
        assertThat(text(4.6)).isEqualTo("4.6");
        assertThat(text(-0.5)).isEqualTo("-0.5");
        assertThat(text(12.05)).isEqualTo("12.05");
        assertThat(text(100.125)).isEqualTo("100.125");
        assertThat(text(0.0001)).isEqualTo("0.00010");
        assertThat(text(-0.0)).isEqualTo("0.0");
        assertThat(text(1e9)).isEqualTo("1000000000");
    }

    @Property
    void what_is_written_reads_as_the_same_number(@ForAll @DoubleRange(min = -1e7, max = 1e7) double value) {
        assertThat(Double.parseDouble(text(value))).isEqualTo(value);
        float coarse = (float) value;
        assertThat(Double.parseDouble(text(coarse))).isEqualTo(coarse);
        assertThat(text(coarse)).doesNotContain("E");
    }

    private static String text(double value) {
        byte[] buffer = new byte[400];
        return new String(buffer, 0, Decimals.put(value, buffer, 0), US_ASCII);
    }
}
