package org.wardkeeper.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080, localhost:8080",
        "https://ward.example, ward.example",
        "https://WARD.example, ward.example",
        "http://[::1]:8080, [::1]:8080"
    })
    void our_own_page_is_the_same(String origin, String host) {
        assertThat(Origins.same(origin, host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "http://localhost:8081",
                "http://localhost:8080.evil.example",
                "http://localhost:8080@evil.example",
                "null",
                "",
                "localhost:8080",
                "http://%%%"
            })
    void any_other_page_is_not(String origin) {
        assertThat(Origins.same(origin, "localhost:8080")).isFalse();
    }

    @Test
    void a_program_that_sends_no_origin_is_no_foreign_page() {
        assertThat(Origins.same(null, "localhost:8080")).isTrue();
    }

    @Test
    void an_origin_without_a_host_to_compare_is_foreign() {
        assertThat(Origins.same("http://localhost:8080", null)).isFalse();
    }
}
