package org.wardkeeper.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AssetTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant LATER = NOW.plus(Asset.HOLD_TIME);

    private final Asset wheelchair = new Asset("WC-101", "Wheelchair 101", "wheelchair");

    @Test
    void a_hold_ends_by_itself() {
        wheelchair.hold("nurse", NOW, LATER);

        assertThat(wheelchair.known().heldAt(NOW)).isTrue();
        assertThat(wheelchair.known().heldAt(LATER.minusMillis(1))).isTrue();
        assertThat(wheelchair.known().heldAt(LATER)).isFalse();
    }

    @Test
    void whoever_holds_an_asset_may_hold_it_longer_and_others_may_not() {
        wheelchair.hold("nurse", NOW, LATER);
        wheelchair.hold("nurse", NOW.plusSeconds(60), LATER.plusSeconds(60));

        assertThat(wheelchair.known().heldUntil()).isEqualTo(LATER.plusSeconds(60));
        assertThatExceptionOfType(AssetConflict.class)
                .isThrownBy(() -> wheelchair.hold("facilities", NOW.plusSeconds(61), LATER))
                .withMessage("Wheelchair 101 is already being taken by nurse.");
    }

    @Test
    void an_asset_whose_hold_ran_out_or_was_released_can_be_held_by_others() {
        wheelchair.hold("nurse", NOW, LATER);
        wheelchair.hold("facilities", LATER, LATER.plusSeconds(1));
        wheelchair.release();
        wheelchair.hold("admin", LATER, LATER.plusSeconds(1));

        assertThat(wheelchair.known().heldBy()).isEqualTo("admin");
    }

    @Test
    void a_retired_asset_cannot_be_held() {
        wheelchair.changeStatus(AssetStatus.RETIRED);

        assertThatExceptionOfType(AssetConflict.class).isThrownBy(() -> wheelchair.hold("nurse", NOW, LATER));
    }

    @Test
    void a_new_status_releases_a_hold_and_the_same_status_does_not() {
        wheelchair.hold("nurse", NOW, LATER);
        wheelchair.changeStatus(AssetStatus.AVAILABLE);
        assertThat(wheelchair.known().heldAt(NOW)).isTrue();

        wheelchair.changeStatus(AssetStatus.IN_USE);
        assertThat(wheelchair.known().heldAt(NOW)).isFalse();
    }

    @Test
    void markup_in_a_name_is_text_and_is_kept() {
        wheelchair.rename("<img onerror=alert(1)>");

        assertThat(wheelchair.known().name()).isEqualTo("<img onerror=alert(1)>");
    }

    @Test
    void a_name_with_a_line_break_is_refused_and_the_old_one_stays() {
        assertThatIllegalArgumentException().isThrownBy(() -> wheelchair.rename("two\r\nlines"));
        assertThatIllegalArgumentException().isThrownBy(() -> wheelchair.rename(" "));
        assertThat(wheelchair.known().name()).isEqualTo("Wheelchair 101");
    }

    @Test
    void a_tag_can_be_put_on_and_taken_off() {
        wheelchair.retag(TagId.parse("3374257BF414828001F798DC"));
        assertThat(wheelchair.known().tag()).isEqualTo(TagId.parse("3374257BF414828001F798DC"));

        wheelchair.retag(null);
        assertThat(wheelchair.known().tag()).isNull();
    }

    @Test
    void free_means_available_and_not_held_and_seen_within_the_limit_of_its_kind() {
        FreeLimits limits = new FreeLimits(Map.of("bed", Duration.ofHours(4)));
        KnownAsset free = wheelchair.known();
        Instant quarter = NOW.minus(Duration.ofMinutes(15));

        assertThat(limits.isFree(free, quarter, NOW)).isTrue();
        assertThat(limits.isFree(free, quarter.minusMillis(1), NOW)).isFalse();
        assertThat(limits.isFree(new Asset("B-1", "Bed", "bed").known(), NOW.minusSeconds(14_000), NOW))
                .isTrue();
        wheelchair.hold("nurse", NOW, LATER);
        assertThat(limits.isFree(wheelchair.known(), NOW, NOW)).isFalse();
        wheelchair.changeStatus(AssetStatus.DIRTY);
        assertThat(limits.isFree(wheelchair.known(), NOW, NOW)).isFalse();
    }

    @Test
    void the_limits_are_read_from_the_setting() {
        assertThat(FreeLimits.parse("").limitOf("bed")).isEqualTo(Duration.ofMinutes(15));
        assertThat(FreeLimits.parse("bed=240, ecg=5").limitOf("ecg")).isEqualTo(Duration.ofMinutes(5));
        assertThatIllegalArgumentException().isThrownBy(() -> FreeLimits.parse("bed"));
        assertThatIllegalArgumentException().isThrownBy(() -> FreeLimits.parse("bed=0"));
    }

    @Test
    void a_status_has_one_name_in_json_and_there_are_no_others() {
        for (AssetStatus status : AssetStatus.values()) {
            assertThat(AssetStatus.of(status.slug())).isEqualTo(status);
        }
        assertThat(AssetStatus.IN_USE.slug()).isEqualTo("in-use");
        assertThatIllegalArgumentException().isThrownBy(() -> AssetStatus.of("IN_USE"));
    }
}
