package org.wardkeeper.dossier;

import static java.math.BigDecimal.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardkeeper.coldlog.UnitSummary;

class ManifestTest {

    @Test
    void coverage_is_whole_only_where_nothing_is_missing() {
        assertThat(coverage(10_068, 10_068)).isEqualTo(100);
        assertThat(coverage(10_068, 10_065)).isEqualTo(99.9);
        assertThat(coverage(1_000, 999)).isEqualTo(99.9);
        assertThat(coverage(10, 12)).isEqualTo(100);
        assertThat(coverage(0, 0)).isNull();
    }

    private static Double coverage(long expected, long received) {
        return Manifest.coverage(new UnitSummary(
                null, null, expected, received, 0, null, null, null, null, ZERO, ZERO, ZERO, ZERO, List.of()));
    }
}
