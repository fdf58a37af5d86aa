package org.wardkeeper.sitefolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardkeeper.sitefolder.SmallSite.site;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardkeeper.sitefolder.PlanRow.ZoneRow;

/** What holds for every file, and what the files of a folder say of each other: what is refused, and what falls with it. */
class SiteCheckTest {

    @Test
    void a_good_folder_has_no_problem_and_no_warning() {
        assertThat(site().problems()).isEmpty();
        assertThat(site().warnings()).isEmpty();
    }

    @Test
    void files_from_a_spreadsheet_with_byte_order_mark_and_crlf_are_read() {
        SmallSite site = site();
        site.withFile("assets.csv", "\uFEFF" + site.file("assets.csv").replace("\n", "\r\n"));
        site.withFile("site.json", "\uFEFF" + site.file("site.json"));

        assertThat(site.problems()).isEmpty();
        assertThat(site.check().assets().values()).hasSize(3);
    }

    @Test
    void a_file_that_was_not_utf_8_is_refused() {
        assertThat(site().with("assets.csv", "Bed 1", "Krankenger\uFFFDt").problems())
                .containsExactly("assets.csv line 4: The file is not text in UTF-8.");
    }

    @Test
    void markup_in_names_is_kept_as_text() {
        SmallSite site = site().with("assets.csv", "Bed 1", "<img src=x onerror=alert(1)>")
                .with("l1.geojson", "Ward A", "<script>alert(1)</script>");

        assertThat(site.problems()).isEmpty();
        assertThat(site.check().assets().values().get(2).name()).isEqualTo("<img src=x onerror=alert(1)>");
        assertThat(site.check().good(ZoneRow.class).get(0).name()).isEqualTo("<script>alert(1)</script>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"assets.csv", "storage-units.csv"})
    void a_missing_list_is_named_and_the_other_files_are_good(String file) {
        assertThat(site().without(file).problems()).containsExactly(file + ": The file is missing.");
    }

    @Test
    void without_a_device_list_the_units_that_name_its_sensors_fall_too() {
        assertThat(site().without("devices.csv").without("speaks-for.csv").problems())
                .containsExactly(
                        "devices.csv: The file is missing.",
                        "storage-units.csv line 2: There is no device 'urn:dev:ow:0004'. It may be in devices.csv, which was"
                                + " refused.",
                        "storage-units.csv line 3: There is no device 'urn:dev:ow:0005'. It may be in devices.csv, which was"
                                + " refused.");
    }

    @Test
    void without_site_json_nothing_can_be_stored() {
        CheckedSite checked = site().without("site.json").check();

        assertThat(checked.files()).allMatch(Parsed::refused);
        assertThat(checked.header().refusals()).extracting(Problem::reason).containsExactly("The file is missing.");
    }

    @Test
    void a_missing_plan_takes_the_files_with_it_that_name_its_zones() {
        CheckedSite checked = site().without("l2.geojson").check();

        assertThat(checked.plans().get("l2").refusals())
                .extracting(Problem::toString)
                .containsExactly("l2.geojson: The file is missing.");
        assertThat(checked.plans().get("l1").refusals())
                .extracting(Problem::toString)
                .containsExactly(
                        "l1.geojson line 6: lift: There is no zone 'l2-a'. It may be in l2.geojson, which was refused.");
        assertThat(checked.files().filter(file -> !file.refused()))
                .extracting(Parsed::file)
                .containsExactly("site.json");
    }

    @Test
    void a_file_that_leans_on_a_refused_one_stands_on_what_earlier_imports_stored() {
        StoredRows stored =
                new StoredRows(Map.of("l2-a", "l2"), Map.of("urn:dev:ow:0004", "sensor"), Map.of(), Map.of());

        CheckedSite checked = SiteCheck.check(site().without("l2.geojson").files(), stored);

        assertThat(checked.files().filter(Parsed::refused))
                .extracting(Parsed::file)
                .containsExactly("l2.geojson");
    }

    @Test
    void a_zone_that_the_new_plan_no_longer_has_cannot_be_named_any_more() {
        StoredRows stored = new StoredRows(Map.of("l1-old", "l1", "l9-old", "l9"), Map.of(), Map.of(), Map.of());

        CheckedSite checked = SiteCheck.check(
                site().with("assets.csv", "DC,l1-a", "DC,l1-old")
                        .with("assets.csv", "C3,l1-b", "C3,l9-old")
                        .files(),
                stored);

        assertThat(checked.assets().refusals())
                .extracting(Problem::toString)
                .containsExactly(
                        "assets.csv line 2: There is no zone 'l1-old'.",
                        "assets.csv line 3: There is no zone 'l9-old'.");
    }

    @Test
    void every_bad_row_is_told_not_only_the_first() {
        assertThat(site().with("assets.csv", "wheelchair,", "Wheel Chair,")
                        .with("assets.csv", "bed,,", "bed,,l9-z")
                        .problems())
                .hasSize(2);
    }

    @Test
    void a_tag_that_an_asset_outside_the_file_carries_is_refused() {
        StoredRows stored = new StoredRows(
                Map.of(), Map.of(), Map.of("ac:23:3f:a1:b2:c3", "OLD-1"), Map.of("urn:dev:ow:0004", "old-fridge"));

        CheckedSite checked = SiteCheck.check(site().files(), stored);

        assertThat(checked.assets().refusals())
                .extracting(Problem::toString)
                .containsExactly(
                        "assets.csv line 3: The tag is on the asset OLD-1, which is not in this file; take it off there first.");
        assertThat(checked.units().refusals())
                .extracting(Problem::toString)
                .containsExactly(
                        "storage-units.csv line 2: The sensor is in the storage unit old-fridge, which is not in this file.");
    }

    @Test
    void what_will_not_work_is_told_but_stored() {
        assertThat(site().with("devices.csv", "urn:dev:mac:0001,reader,,10,RD-1\n", "")
                        .warnings())
                .containsExactly(
                        "l1.geojson line 7: urn:dev:mac:0001: The reader is not in devices.csv, so it cannot report.");
        assertThat(site().with("devices.csv", "0002,reader,l2-a", "0002,reader,")
                        .warnings())
                .containsExactly("devices.csv line 3: The reader urn:dev:mac:0002 hangs nowhere: no plan, no zone.");
        assertThat(site().with("devices.csv", "0004,sensor", "0004,badge").warnings())
                .containsExactly(
                        "storage-units.csv line 2: The device of fridge-1 is a badge, which measures no temperature.");
        assertThat(site().with("l1.geojson", "[[10,4],[10,6]]", "[[12,4],[12,6]]")
                        .warnings())
                .containsExactly("l1.geojson line 5: l1-door: The opening is more than 1 m away from a zone it joins.");
    }

    @Test
    void a_file_that_site_json_does_not_name_is_told() {
        assertThat(site().withFile("l9.geojson", "{}").check().strangeFiles())
                .extracting(Problem::toString)
                .containsExactly("l9.geojson: The file is not named in site.json and was left out.");
    }
}
