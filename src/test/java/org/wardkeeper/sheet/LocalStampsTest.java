package org.wardkeeper.sheet;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.wardkeeper.quantity.Micros;

class LocalStampsTest {

    private final LocalStamps vienna = new LocalStamps(ZoneId.of("Europe/Vienna"));

    @Test
    void fractions_are_written_where_there_are_any() {
        assertThat(text(vienna, "2026-03-01T07:00:00Z")).isEqualTo("2026-03-01T08:00:00+01:00");
        assertThat(text(vienna, "2026-03-01T07:00:00.050Z")).isEqualTo("2026-03-01T08:00:00.050+01:00");
        assertThat(text(vienna, "2026-03-01T07:00:00.000007Z")).isEqualTo("2026-03-01T08:00:00.000007+01:00");
    }

    @Test
    void utc_has_its_offset_written_too() {
        assertThat(text(new LocalStamps(ZoneId.of("UTC")), "2026-03-01T07:00:00Z"))
                .isEqualTo("2026-03-01T07:00:00+00:00");
    }

    @Test
    void the_offset_changes_at_the_very_moment_of_the_transition_whichever_way_one_comes() {
        String[] moments = {"2026-03-29T00:59:59Z", "2026-03-29T01:00:00Z", "2026-03-29T00:59:59.999Z"};
        String[] texts = {
            "2026-03-29T01:59:59+01:00", "2026-03-29T03:00:00+02:00", "2026-03-29T01:59:59.999+01:00",
        };
        for (int i = 0; i < moments.length; i++) {
            assertThat(text(vienna, moments[i])).isEqualTo(texts[i]);
        }
    }

    @Test
    void a_moment_is_written_alike_wherever_it_stands() {
        for (String moment : new String[] {"2026-04-04T15:00:00Z", "2026-10-03T15:30:00.5Z", "2026-11-06T23:00:00Z"}) {
            for (String zone : new String[] {"Australia/Lord_Howe", "Asia/Kathmandu", "UTC"}) {
                assertThat(LocalStamps.text(
                                Instant.parse(moment).atZone(ZoneId.of(zone)).toOffsetDateTime()))
                        .isEqualTo(text(new LocalStamps(ZoneId.of(zone)), moment))
                        .contains("T")
                        .hasSizeGreaterThanOrEqualTo("2026-11-06T23:00:00+00:00".length());
            }
        }
    }

    @Property
    void what_is_written_reads_as_the_same_moment(
            @ForAll @LongRange(max = 4_000_000_000_000_000L) long first,
            @ForAll @LongRange(max = 4_000_000_000_000_000L) long second) {
        for (String zone : new String[] {"Europe/Vienna", "Asia/Kolkata", "America/St_Johns", "Z"}) {
            LocalStamps stamps = new LocalStamps(ZoneId.of(zone));
            for (long micros : new long[] {first, second, first}) {
                OffsetDateTime read = OffsetDateTime.parse(text(stamps, micros));
                assertThat(Micros.of(read.toInstant())).isEqualTo(micros);
                assertThat(read.getOffset())
                        .isEqualTo(ZoneId.of(zone).getRules().getOffset(Micros.instant(micros)));
            }
        }
    }

    private static String text(LocalStamps stamps, String moment) {
        return text(stamps, Micros.of(Instant.parse(moment)));
    }

    private static String text(LocalStamps stamps, long micros) {
        byte[] buffer = new byte[40];
        return new String(buffer, 0, stamps.put(micros, buffer, 0), US_ASCII);
    }
}
