package org.wardkeeper.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardkeeper.access.ProblemException;

class SiteImportResourceTest {

    @Test
    void the_files_are_read_by_name() {
        assertThat(files("{\"files\":{\"site.json\":\"{}\",\"assets.csv\":\"id,name\\nä\"}}"))
                .isEqualTo(Map.of("site.json", "{}", "assets.csv", "id,name\nä"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{}", "{\"files\":[]}", "{\"files\":\"x\"}", "null"})
    void another_body_is_a_bad_request(String body) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> files(body))
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(400));
    }

    @Test
    void a_body_over_64_mb_is_too_large() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> SiteImportResource.files(new byte[SiteImportResource.LARGEST_BODY_BYTES + 1]))
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(413));
    }

    private static Map<String, String> files(String body) {
        return SiteImportResource.files(body.getBytes(StandardCharsets.UTF_8));
    }
}
