package org.wardkeeper.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class WantedPageTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/find?q=whel", "/floorplan?level=l4&asset=wc-12", "/storage-units/unit?id=f%201"})
    void a_page_of_ours_is_kept_with_its_query(String wanted) {
        assertThat(WantedPage.checked(wanted)).isEqualTo(wanted);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "//evil.example/",
                "/\\evil.example",
                "https://evil.example",
                "javascript:alert(1)",
                "find",
                "/find\r\nSet-Cookie: a=b",
                "/login?next=/login",
                "/api/assets",
                "/live?level=l4",
                "/find;jsessionid=abc"
            })
    void anything_else_leads_to_the_start_page(String wanted) {
        assertThat(WantedPage.checked(wanted)).isEqualTo("/");
    }
}
