package org.wardkeeper.sitefolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardkeeper.sitefolder.SmallSite.site;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wardkeeper.sitefolder.PlanRow.OpeningRow;
import org.wardkeeper.sitefolder.PlanRow.ReaderRow;

/** A level's plan that comes alone has to fit to what is stored of the other levels. */
class CheckedPlanTest {

    private static final CheckedPlan.Surroundings AROUND = new CheckedPlan.Surroundings(
            Map.of("l2", "Level 2", "l2-a", "Level 2"), Set.of("l2-a"), Set.of("urn:dev:mac:0001"));

    @Test
    void a_good_plan_is_taken_with_its_lift_and_its_reader() {
        CheckedPlan plan = check(site());

        assertThat(plan.refusals()).isEmpty();
        assertThat(plan.openings()).extracting(OpeningRow::zoneB).contains("l2-a");
        assertThat(plan.readers()).extracting(ReaderRow::zone).containsExactly("l1-a");
    }

    @Test
    void what_is_wrong_is_told_by_feature() {
        CheckedPlan plan = check(site().with(
                        "l1.geojson", "[[10,0],[20,0],[20,10],[10,10],[10,0]]", "[[9,0],[20,0],[20,10],[9,10],[9,0]]"));

        assertThat(plan.refusals())
                .singleElement()
                .satisfies(problem -> assertThat(problem.feature()).isEqualTo("l1-b"))
                .satisfies(problem -> assertThat(problem.reason()).isEqualTo("The zone overlaps the zone l1-a."));
    }

    @Test
    void a_lift_to_a_zone_that_no_level_has_is_refused() {
        assertThat(reasons(site().with("l1.geojson", "\"l2-a\"", "\"l9-z\"")))
                .containsExactly("lift: There is no zone 'l9-z'.");
    }

    @Test
    void an_id_of_another_level_is_refused() {
        assertThat(reasons(site().with("l1.geojson", "\"id\":\"l1-door\"", "\"id\":\"l2-a\"")))
                .containsExactly("l2-a: This id is on Level 2 already.");
    }

    @Test
    void a_reader_that_nobody_registered_is_refused() {
        assertThat(reasons(site().with("l1.geojson", "urn:dev:mac:0001", "urn:dev:mac:0009")))
                .containsExactly("urn:dev:mac:0009: No reader of this name is registered.");
    }

    @Test
    void a_plan_without_end_is_refused_before_it_is_compared() {
        String level = site().file("l1.geojson");
        String zone =
                ",{\"type\":\"Feature\",\"id\":\"z%d\",\"feature_type\":\"unit\",\"geometry\":{\"type\":\"Polygon\","
                        + "\"coordinates\":[[[0,0],[9,0],[9,9],[0,0]]]},\"properties\":{}}";
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 6_000; i++) {
            many.append(zone.formatted(i));
        }

        assertThat(reasons(site().withFile("l1.geojson", level.replace("\n]}", many + "]}"))))
                .contains("A level may have up to 5000 features.");
    }

    @Test
    void what_is_no_plan_at_all_is_refused() {
        assertThat(reasons(site().withFile("l1.geojson", "%PDF-1.7")))
                .singleElement()
                .asString()
                .startsWith("The file is not JSON");
        assertThat(reasons(site().withFile("l1.geojson", "\uFFFD"))).containsExactly("The file is not text in UTF-8.");
        assertThat(reasons(site().withFile("l1.geojson", "[]")))
                .singleElement()
                .asString()
                .contains("no list of features");
    }

    private static CheckedPlan check(SmallSite site) {
        return CheckedPlan.check("l1", 1, site.file("l1.geojson"), AROUND);
    }

    private static List<String> reasons(SmallSite site) {
        return check(site).refusals().stream().map(Problem::sentence).toList();
    }
}
