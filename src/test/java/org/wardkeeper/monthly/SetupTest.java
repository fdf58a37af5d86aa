package org.wardkeeper.monthly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SetupTest {

    @Test
    void who_is_named_twice_gets_it_once_and_units_stand_in_order() {
        Setup setup = setup("pdf", List.of("a@example.org", " a@example.org ", "b@example.org"), "u2", "u1", "u2");
        assertThat(setup.recipients()).containsExactly("a@example.org", "b@example.org");
        assertThat(setup.units()).containsExactly("u1", "u2");
        assertThat(setup.told()).isEqualTo("u1, u2 as pdf from 2026-11 to a@example.org, b@example.org");
    }

    @Test
    void nobody_too_many_and_what_is_no_address_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> setup("pdf", List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> setup("pdf", Collections.nCopies(1, "a@example.org\r\nBcc: b@example.org")))
                .withMessageContaining("is no e-mail address");
        List<String> many = java.util.stream.IntStream.range(0, 21)
                .mapToObj(i -> "a" + i + "@example.org")
                .toList();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> setup("pdf", many))
                .withMessageContaining("1 to 20");
    }

    @Test
    void a_csv_without_its_manifest_is_no_report() {
        assertThatIllegalArgumentException().isThrownBy(() -> setup("csv", List.of("a@example.org")));
    }

    private static Setup setup(String format, List<String> recipients, String... units) {
        return new Setup(UUID.randomUUID(), List.of(units), format, recipients, YearMonth.of(2026, 11), "compliance");
    }
}
