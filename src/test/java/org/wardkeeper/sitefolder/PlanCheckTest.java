package org.wardkeeper.sitefolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.wardkeeper.sitefolder.SmallSite.site;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wardkeeper.sitefolder.PlanRow.LevelRow;
import org.wardkeeper.sitefolder.PlanRow.ReaderRow;
import org.wardkeeper.sitefolder.PlanRow.ZoneRow;

/** What a level's plan may say. */
class PlanCheckTest {

    @Test
    void what_a_plan_says_is_read() {
        CheckedSite checked = site().check();

        assertThat(checked.good(LevelRow.class))
                .extracting(LevelRow::name, LevelRow::ordinal)
                .containsExactly(tuple("Level 1", 1), tuple("Level 2", 1));
        assertThat(checked.good(ZoneRow.class))
                .filteredOn(ZoneRow::isPrivate)
                .extracting(ZoneRow::id)
                .containsExactly("l1-b");
        assertThat(checked.good(ReaderRow.class).get(0).antennas()).isEqualTo(Map.of("1", "l1-a", "2", "l1-b"));
    }

    @Test
    void a_reader_is_in_the_zone_around_it_unless_the_device_list_says_otherwise() {
        assertThat(Ground.readers(site().check()).get(0).zone()).isEqualTo("l1-a");
        assertThat(Ground.readers(site().with("devices.csv", "0001,reader,,", "0001,reader,l1-b,")
                                .check())
                        .get(0)
                        .zone())
                .isEqualTo("l1-b");
    }

    @Test
    void an_opening_without_a_shape_is_where_its_zones_meet() {
        CheckedSite checked = site().with(
                        "l1.geojson", "{\"type\":\"LineString\",\"coordinates\":[[10,4],[10,6]]}", "null")
                .check();

        assertThat(Ground.openings(checked).get(0).shape().getCoordinate().x).isEqualTo(10);
    }

    @Test
    void an_open_outline_is_refused() {
        assertThat(site().with("l1.geojson", "[10,10],[10,0]]", "[10,10]]").problems())
                .contains("l1.geojson line 4: l1-b: The polygon is open: its last point must equal its first.");
    }

    @Test
    void an_outline_that_crosses_itself_is_refused() {
        assertThat(site().with(
                                "l1.geojson",
                                "[[10,0],[20,0],[20,10],[10,10],[10,0]]",
                                "[[10,0],[20,10],[20,0],[10,10],[10,0]]")
                        .problems())
                .contains(
                        "l1.geojson line 4: l1-b: Its outline is not a simple polygon (Self-intersection near 15.00, 5.00).");
    }

    @Test
    void overlapping_zones_are_refused() {
        assertThat(site().with(
                                "l1.geojson",
                                "[[10,0],[20,0],[20,10],[10,10],[10,0]]",
                                "[[9,0],[20,0],[20,10],[9,10],[9,0]]")
                        .problems())
                .contains("l1.geojson line 4: l1-b: The zone overlaps the zone l1-a.");
    }

    @Test
    void zones_that_meet_within_a_hair_are_compared_all_the_same() {
        SmallSite site = site().with(
                        "l2.geojson", "[[0,0],[10,0],[10,10],[0,10],[0,0]]", "[[0,0],[0,1],[1e-15,2],[0,0]]")
                .with(
                        "l2.geojson",
                        "\n]}",
                        ",\n{\"type\":\"Feature\",\"id\":\"l2-b\",\"feature_type\":\"unit\",\"geometry\":{\"type\":\"Polygon\","
                                + "\"coordinates\":[[[0,0],[0,2],[1,0],[0,0]]]},\"properties\":{}}\n]}");

        assertThat(site.problems()).isEmpty();
    }

    @Test
    void a_reader_outside_its_level_is_refused() {
        assertThat(site().with("l1.geojson", "[3,3]", "[3,-3]").problems())
                .contains("l1.geojson line 7: urn:dev:mac:0001: The reader hangs outside its level.");
    }

    @Test
    void an_opening_to_nowhere_is_refused() {
        assertThat(site().with("l1.geojson", "[\"l1-a\",\"l1-b\"]", "[\"l1-a\",\"l1-z\"]")
                        .problems())
                .contains("l1.geojson line 5: l1-door: There is no zone 'l1-z'.");
        assertThat(site().with("l1.geojson", "[\"l1-a\",\"l1-b\"]", "[\"l1-a\"]")
                        .problems())
                .contains("l1.geojson line 5: l1-door: An opening must name the two units it joins in 'units'.");
        assertThat(site().with("l1.geojson", "[\"l1-a\",\"l1-b\"]", "[\"l1-a\",\"l1-a\"]")
                        .problems())
                .contains("l1.geojson line 5: l1-door: An opening must join two different units.");
    }

    @Test
    void an_antenna_on_the_side_of_no_zone_is_refused() {
        assertThat(site().with("l1.geojson", "\"2\":\"l1-b\"", "\"2\":\"l1-z\"").problems())
                .contains("l1.geojson line 7: urn:dev:mac:0001: There is no zone 'l1-z'.");
    }

    @Test
    void two_features_with_one_id_are_refused_also_on_two_levels() {
        assertThat(site().with("l1.geojson", "\"id\":\"l1-b\"", "\"id\":\"l1-a\"")
                        .problems())
                .contains("l1.geojson line 4: The id 'l1-a' stands in line 3 already.");
        assertThat(site().with("l2.geojson", "\"id\":\"l2-a\"", "\"id\":\"l1-a\"")
                        .problems())
                .contains("l2.geojson line 3: l1-a: The id 'l1-a' stands in l1.geojson already.");
    }

    @Test
    void a_plan_without_its_level_is_refused() {
        assertThat(site().with("l2.geojson", "\"id\":\"l2\"", "\"id\":\"l7\"").problems())
                .contains("l2.geojson: The file must have exactly one feature of type level, with the id 'l2'.");
    }

    @Test
    void a_plan_in_degrees_or_with_text_for_numbers_is_refused() {
        assertThat(site().with("l1.geojson", "[3,3]", "[\"3\",3]").problems())
                .contains("l1.geojson line 7: urn:dev:mac:0001: A point needs two numbers, x and y.");
    }

    @Test
    void a_feature_type_that_is_not_used_is_told() {
        assertThat(site().with(
                                "l1.geojson",
                                "\"feature_type\":\"opening\",\"geometry\":{\"type\":\"LineString\"",
                                "\"feature_type\":\"fixture\",\"geometry\":{\"type\":\"LineString\"")
                        .warnings())
                .containsExactly("l1.geojson line 5: The feature type 'fixture' is not used.");
    }

    @Test
    void an_id_with_line_breaks_is_told_on_one_line() {
        assertThat(site().with("l1.geojson", "\"id\":\"l1-b\"", "\"id\":\"l1\\nb" + "b".repeat(500) + "\"")
                        .problems())
                .allSatisfy(problem -> assertThat(problem).hasSizeLessThan(400).doesNotContain("\n"));
    }

    @Test
    void an_antenna_is_called_by_what_a_database_can_keep() {
        assertThat(site().with("l1.geojson", "{\"1\":\"l1-a\"", "{\"\\u0000\":\"l1-a\"")
                        .problems())
                .contains(
                        "l1.geojson line 7: urn:dev:mac:0001: The id '\u00b7' must be 1 to 100 letters, digits and .-_:,"
                                + " a letter or digit first.");
    }
}
