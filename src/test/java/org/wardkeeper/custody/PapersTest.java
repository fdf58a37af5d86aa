package org.wardkeeper.custody;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What cannot be put on record. */
class PapersTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Vienna");
    private static final LocalDate TODAY = LocalDate.parse("2026-03-29");

    @Test
    void a_certificate_is_not_dated_in_the_future_and_expires_on_the_day_it_is_due() {
        Certificate one = certificate(TODAY, TODAY.plusDays(2), 0.2);

        assertThat(one.writtenBy(TODAY)).isSameAs(one);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one.writtenBy(TODAY.minusDays(1)))
                .withMessageContaining("future");
        assertThat(one.isExpired(TODAY.plusDays(1))).isFalse();
        assertThat(one.isExpired(TODAY.plusDays(2))).isTrue();
    }

    @Test
    void a_certificate_is_due_later_than_it_was_written_and_its_uncertainty_is_a_number() {
        assertThatIllegalArgumentException().isThrownBy(() -> certificate(TODAY, TODAY, 0.2));
        assertThatIllegalArgumentException().isThrownBy(() -> certificate(TODAY, TODAY.plusDays(1), -0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> certificate(TODAY, TODAY.plusDays(1), Double.NaN));
    }

    @Test
    void a_pdf_begins_and_ends_as_one() {
        assertThat(Pdf.of("%PDF-1.4\n%%EOF\n".getBytes(ISO_8859_1)).sha256()).hasSize(64);
        assertThatIllegalArgumentException().isThrownBy(() -> Pdf.of(new byte[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> Pdf.of("%PDF-1.4\ncut off".getBytes(ISO_8859_1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pdf.of("<script>%PDF-%%EOF</script>".getBytes(ISO_8859_1)));
    }

    /** Vienna's clocks go forward that night: its 29 March begins at 23:00 UTC and has 23 hours. */
    @Test
    void a_check_is_made_on_its_day_at_the_site_even_on_one_of_23_hours() {
        ManualCheck first = check("2026-03-28T23:00:00Z", 4);

        assertThat(first.madeToday(Instant.parse("2026-03-29T21:59:59Z"), ZONE)).isSameAs(first);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> first.madeToday(Instant.parse("2026-03-29T22:00:00Z"), ZONE))
                .withMessageContaining("stays blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> first.madeToday(Instant.parse("2026-03-28T22:59:59Z"), ZONE))
                .withMessageContaining("future");
    }

    @Test
    void what_it_is_now_lies_between_the_lowest_and_the_highest() {
        assertThatIllegalArgumentException().isThrownBy(() -> check("2026-03-29T06:00:00Z", 9));
        assertThatIllegalArgumentException().isThrownBy(() -> check("2026-03-29T06:00:00Z", Double.NaN));
    }

    private static ManualCheck check(String at, double now) {
        return new ManualCheck(
                UUID.randomUUID(), "fridge", Instant.parse(at), 3, 6, now, "Ada Example", "AE", "", "compliance");
    }

    private static Certificate certificate(LocalDate calibrated, LocalDate due, double uncertainty) {
        return new Certificate(
                UUID.randomUUID(),
                "urn:dev:ow:1",
                "C-1",
                "Lab",
                calibrated,
                due,
                uncertainty,
                0,
                Instant.EPOCH,
                "compliance",
                Optional.empty());
    }
}
