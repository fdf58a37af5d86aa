package org.wardkeeper.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class AuditRationTest {
    private static final Instant NOW = Instant.parse("2026-11-21T07:00:00Z");

    private final AuditRation ration = new AuditRation();

    @Test
    void a_speaker_is_told_of_twenty_times_an_hour_and_the_last_one_is_known() {
        for (int left = AuditRation.AN_HOUR; left > 0; left--) {
            assertThat(ration.take("urn:dev:ow:1", NOW)).isEqualTo(left);
        }
        assertThat(ration.take("urn:dev:ow:1", NOW.plusSeconds(3_599))).isZero();
        assertThat(ration.take("urn:dev:ow:1", NOW.plusSeconds(3_600))).isEqualTo(AuditRation.AN_HOUR);
    }

    @Test
    void one_speakers_noise_does_not_silence_another() {
        for (int i = 0; i < 100; i++) {
            ration.take("urn:dev:ow:1", NOW);
        }
        assertThat(ration.take("urn:dev:ow:2", NOW)).isEqualTo(AuditRation.AN_HOUR);
    }

    @Test
    void a_crowd_of_speakers_is_forgotten_from_its_beginning() {
        for (int i = 0; i <= 10_000; i++) {
            ration.take("urn:dev:ow:" + i, NOW);
        }
        assertThat(ration.take("urn:dev:ow:10000", NOW)).isEqualTo(AuditRation.AN_HOUR - 1);
        assertThat(ration.take("urn:dev:ow:0", NOW)).isEqualTo(AuditRation.AN_HOUR);
    }
}
