package org.wardkeeper.sitefolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardkeeper.sitefolder.SmallSite.site;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code site.json} may say. */
class SiteHeaderTest {

    @Test
    void a_site_json_may_spell_its_time_zone_as_others_do_and_describe_its_levels() {
        SmallSite site =
                site().with("site.json", "timeZone", "time_zone").with("site.json", "\"l2\"", "{\"id\": \"l2\"}");

        assertThat(site.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Europe/Zurich | Mars/Olympus | site.json: The 'timeZone' 'Mars/Olympus' is not an IANA time zone such as Europe/Zurich.",
                "Small Hospital | | site.json: A name must have 1 to 120 characters.",
                "\"l2\" | \"l1\" | site.json: A level stands twice in 'levels'.",
                "[\"l1\", \"l2\"] | [] | site.json: The site needs at least one level in 'levels'.",
                "\"l2\" | \"../l2\" | site.json: The id '../l2' must be 1 to 100 letters, digits and .-_:, a letter or digit first.",
            })
    void a_bad_site_json_is_refused(String text, String instead, String problem) {
        assertThat(site().with("site.json", text, instead == null ? "" : instead)
                        .problems())
                .contains(problem);
    }

    @Test
    void a_file_that_is_not_json_is_refused_with_its_line() {
        assertThat(site().with("site.json", "}", "").problems())
                .first()
                .asString()
                .startsWith("site.json line 2: The file is not JSON");
        assertThat(site().with("l2.geojson", "]}\n", "").problems())
                .first()
                .asString()
                .startsWith("l1.geojson line 6");
        assertThat(site().with("l2.geojson", "]}\n", "").problems())
                .anyMatch(problem -> problem.matches("l2.geojson line \\d: The file is not JSON.*"));
        assertThat(site().withFile("l2.geojson", "[]").problems())
                .contains("l2.geojson: The file is not a GeoJSON FeatureCollection: it has no list of features.");
    }
}
