package org.wardkeeper.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.wardkeeper.site.SmallSite.site;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardkeeper.site.PlanRow.LevelRow;
import org.wardkeeper.site.PlanRow.ReaderRow;
import org.wardkeeper.site.PlanRow.ZoneRow;

/** What is refused, with file, line and reason; and what falls with it. */
class SiteCheckTest {

    @Test
    void a_good_folder_has_no_problem_and_no_warning() {
        assertThat(problems(site())).isEmpty();
        assertThat(warnings(site())).isEmpty();
    }

    @Test
    void what_a_plan_says_is_read() {
        CheckedSite checked = check(site());

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
        assertThat(Ground.readers(check(site())).get(0).zone()).isEqualTo("l1-a");
        assertThat(Ground.readers(check(site().with("devices.csv", "0001,reader,,", "0001,reader,l1-b,")))
                        .get(0)
                        .zone())
                .isEqualTo("l1-b");
    }

    @Test
    void an_opening_without_a_shape_is_where_its_zones_meet() {
        CheckedSite checked =
                check(site().with("l1.geojson", "{\"type\":\"LineString\",\"coordinates\":[[10,4],[10,6]]}", "null"));

        assertThat(Ground.openings(checked).get(0).shape().getCoordinate().x).isEqualTo(10);
    }

    @Test
    void files_from_a_spreadsheet_with_byte_order_mark_and_crlf_are_read() {
        SmallSite site = site();
        site.withFile("assets.csv", "\uFEFF" + site.file("assets.csv").replace("\n", "\r\n"));
        site.withFile("site.json", "\uFEFF" + site.file("site.json"));

        assertThat(problems(site)).isEmpty();
        assertThat(check(site).assets().values()).hasSize(3);
    }

    @Test
    void a_file_that_was_not_utf_8_is_refused() {
        assertThat(problems(site().with("assets.csv", "Bed 1", "Krankenger\uFFFDt")))
                .containsExactly("assets.csv line 4: The file is not text in UTF-8.");
    }

    @Test
    void a_site_json_may_spell_its_time_zone_as_others_do_and_describe_its_levels() {
        SmallSite site =
                site().with("site.json", "timeZone", "time_zone").with("site.json", "\"l2\"", "{\"id\": \"l2\"}");

        assertThat(problems(site)).isEmpty();
    }

    @Test
    void markup_in_names_is_kept_as_text() {
        SmallSite site = site().with("assets.csv", "Bed 1", "<img src=x onerror=alert(1)>")
                .with("l1.geojson", "Ward A", "<script>alert(1)</script>");

        assertThat(problems(site)).isEmpty();
        assertThat(check(site).assets().values().get(2).name()).isEqualTo("<img src=x onerror=alert(1)>");
        assertThat(check(site).good(ZoneRow.class).get(0).name()).isEqualTo("<script>alert(1)</script>");
    }

    @Test
    void columns_may_stand_in_another_order_and_more_columns_are_told() {
        SmallSite site =
                site().withFile("speaks-for.csv", "device,since,gateway\nurn:dev:ow:0004,2020,urn:dev:mac:0003\n");

        assertThat(problems(site)).isEmpty();
        assertThat(warnings(site)).containsExactly("speaks-for.csv line 1: The column 'since' is not used.");
        assertThat(check(site).speaksFor().values())
                .containsExactly(new SpeaksForRow("urn:dev:mac:0003", "urn:dev:ow:0004"));
    }

    @Test
    void who_speaks_for_whom_may_be_left_out() {
        assertThat(problems(site().without("speaks-for.csv"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"assets.csv", "storage-units.csv"})
    void a_missing_list_is_named_and_the_other_files_are_good(String file) {
        assertThat(problems(site().without(file))).containsExactly(file + ": The file is missing.");
    }

    @Test
    void without_a_device_list_the_units_that_name_its_sensors_fall_too() {
        assertThat(problems(site().without("devices.csv").without("speaks-for.csv")))
                .containsExactly(
                        "devices.csv: The file is missing.",
                        "storage-units.csv line 2: There is no device 'urn:dev:ow:0004'. It may be in devices.csv, which was"
                                + " refused.",
                        "storage-units.csv line 3: There is no device 'urn:dev:ow:0005'. It may be in devices.csv, which was"
                                + " refused.");
    }

    @Test
    void without_site_json_nothing_can_be_stored() {
        CheckedSite checked = check(site().without("site.json"));

        assertThat(checked.files()).allMatch(Parsed::refused);
        assertThat(checked.header().refusals()).extracting(Problem::reason).containsExactly("The file is missing.");
    }

    @Test
    void a_missing_plan_takes_the_files_with_it_that_name_its_zones() {
        CheckedSite checked = check(site().without("l2.geojson"));

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
        assertThat(problems(site().with("site.json", text, instead == null ? "" : instead)))
                .contains(problem);
    }

    @Test
    void a_file_that_is_not_json_is_refused_with_its_line() {
        assertThat(problems(site().with("site.json", "}", "")))
                .first()
                .asString()
                .startsWith("site.json line 2: The file is not JSON");
        assertThat(problems(site().with("l2.geojson", "]}\n", "")))
                .first()
                .asString()
                .startsWith("l1.geojson line 6");
        assertThat(problems(site().with("l2.geojson", "]}\n", "")))
                .anyMatch(problem -> problem.matches("l2.geojson line \\d: The file is not JSON.*"));
        assertThat(problems(site().withFile("l2.geojson", "[]")))
                .contains("l2.geojson: The file is not a GeoJSON FeatureCollection: it has no list of features.");
    }

    @Test
    void an_open_outline_is_refused() {
        assertThat(problems(site().with("l1.geojson", "[10,10],[10,0]]", "[10,10]]")))
                .contains("l1.geojson line 4: l1-b: The polygon is open: its last point must equal its first.");
    }

    @Test
    void an_outline_that_crosses_itself_is_refused() {
        assertThat(problems(site().with(
                                "l1.geojson",
                                "[[10,0],[20,0],[20,10],[10,10],[10,0]]",
                                "[[10,0],[20,10],[20,0],[10,10],[10,0]]")))
                .contains(
                        "l1.geojson line 4: l1-b: Its outline is not a simple polygon (Self-intersection near 15.00, 5.00).");
    }

    @Test
    void overlapping_zones_are_refused() {
        assertThat(problems(site().with(
                                "l1.geojson",
                                "[[10,0],[20,0],[20,10],[10,10],[10,0]]",
                                "[[9,0],[20,0],[20,10],[9,10],[9,0]]")))
                .contains("l1.geojson line 4: l1-b: The zone overlaps the zone l1-a of line 3.");
    }

    @Test
    void a_reader_outside_its_level_is_refused() {
        assertThat(problems(site().with("l1.geojson", "[3,3]", "[3,-3]")))
                .contains("l1.geojson line 7: urn:dev:mac:0001: The reader hangs outside its level.");
    }

    @Test
    void an_opening_to_nowhere_is_refused() {
        assertThat(problems(site().with("l1.geojson", "[\"l1-a\",\"l1-b\"]", "[\"l1-a\",\"l1-z\"]")))
                .contains("l1.geojson line 5: l1-door: There is no zone 'l1-z'.");
        assertThat(problems(site().with("l1.geojson", "[\"l1-a\",\"l1-b\"]", "[\"l1-a\"]")))
                .contains("l1.geojson line 5: l1-door: An opening must name the two units it joins in 'units'.");
        assertThat(problems(site().with("l1.geojson", "[\"l1-a\",\"l1-b\"]", "[\"l1-a\",\"l1-a\"]")))
                .contains("l1.geojson line 5: l1-door: An opening must join two different units.");
    }

    @Test
    void an_antenna_on_the_side_of_no_zone_is_refused() {
        assertThat(problems(site().with("l1.geojson", "\"2\":\"l1-b\"", "\"2\":\"l1-z\"")))
                .contains("l1.geojson line 7: urn:dev:mac:0001: There is no zone 'l1-z'.");
    }

    @Test
    void two_features_with_one_id_are_refused_also_on_two_levels() {
        assertThat(problems(site().with("l1.geojson", "\"id\":\"l1-b\"", "\"id\":\"l1-a\"")))
                .contains("l1.geojson line 4: The id 'l1-a' stands in line 3 already.");
        assertThat(problems(site().with("l2.geojson", "\"id\":\"l2-a\"", "\"id\":\"l1-a\"")))
                .contains("l2.geojson line 3: The id 'l1-a' stands in l1.geojson already.");
    }

    @Test
    void a_plan_without_its_level_is_refused() {
        assertThat(problems(site().with("l2.geojson", "\"id\":\"l2\"", "\"id\":\"l7\"")))
                .contains("l2.geojson: The file must have exactly one feature of type level, with the id 'l2'.");
    }

    @Test
    void a_plan_in_degrees_or_with_text_for_numbers_is_refused() {
        assertThat(problems(site().with("l1.geojson", "[3,3]", "[\"3\",3]")))
                .contains("l1.geojson line 7: urn:dev:mac:0001: A point needs two numbers, x and y.");
    }

    @Test
    void a_feature_type_that_is_not_used_is_told() {
        assertThat(warnings(site().with(
                                "l1.geojson",
                                "\"feature_type\":\"opening\",\"geometry\":{\"type\":\"LineString\"",
                                "\"feature_type\":\"fixture\",\"geometry\":{\"type\":\"LineString\"")))
                .containsExactly("l1.geojson line 5: The feature type 'fixture' is not used.");
    }

    @Test
    void two_readers_with_one_urn_are_refused() {
        assertThat(problems(site().with("devices.csv", "mac:0002", "mac:0001")))
                .contains("devices.csv line 3: The URN 'urn:dev:mac:0001' stands in line 2 already.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "gateway,l2-a,60 | toaster,l2-a,60 | devices.csv line 4: There is no kind of device 'toaster'; it must be one of reader, gateway, sensor, dispenser, badge.",
                "gateway,l2-a,60 | gateway,l9-z,60 | devices.csv line 4: There is no zone 'l9-z'.",
                "gateway,l2-a,60 | gateway,l2-a,0 | devices.csv line 4: The interval_s '0' must be a whole number of seconds above 0.",
                "gateway,l2-a,60 | gateway,l2-a,-5 | devices.csv line 4: The interval_s '-5' must be a whole number of seconds above 0.",
                "gateway,l2-a,60 | gateway,l2-a,1.5 | devices.csv line 4: The interval_s '1.5' must be a whole number of seconds above 0.",
                "gateway,l2-a,60 | gateway,l2-a, | devices.csv line 4: The column interval_s is empty.",
                "gateway,l2-a,60,GW-3 | gateway,l2-a,60 | devices.csv line 4: The row has 4 cells, the first line 5.",
                "urn:dev:mac:0003,gateway | GW3,gateway | devices.csv line 4: 'GW3' is not the URN of a device, such as urn:dev:mac:0024befffe804ff1.",
                "0001,reader,, | 0001,reader,l2-a, | devices.csv line 2: The zone 'l2-a' is on another level than the plan hangs the reader.",
                "urn,kind | name,kind | devices.csv line 1: The first line must name the columns urn,kind,zone,interval_s,serial; missing: urn.",
            })
    void a_broken_row_of_the_device_list_is_refused(String text, String instead, String problem) {
        assertThat(problems(site().with("devices.csv", text, instead))).contains(problem);
    }

    @Test
    void an_empty_list_is_refused_and_a_list_of_no_rows_is_not() {
        assertThat(problems(site().withFile("assets.csv", "")))
                .containsExactly(
                        "assets.csv line 1: The file is empty; its first line must be id,name,kind,tag,home_zone.");
        assertThat(problems(site().withFile("assets.csv", "id,name,kind,tag,home_zone")))
                .isEmpty();
    }

    @Test
    void two_assets_with_one_tag_are_refused_however_it_is_spelled() {
        assertThat(problems(site().withLine(
                                "assets.csv",
                                "WC-2,Wheelchair 2,wheelchair,urn:epc:id:grai:0614141.21002.33003740,l1-a")))
                .containsExactly(
                        "assets.csv line 5: The tag 'urn:epc:id:grai:0614141.21002.33003740' stands in line 2 already.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "BE-1,Bed 1 | WC-1,Bed 1 | assets.csv line 4: The id 'WC-1' stands in line 2 already.",
                "BE-1,Bed 1,bed | BE-1,Bed 1,Big Bed | assets.csv line 4: The kind 'Big Bed' must be small letters, digits and single dashes, such as infusion-pump.",
                "BE-1,Bed 1,bed,, | BE-1,Bed 1,bed,ta g, | assets.csv line 4: 'ta g' is not the id of a tag: an EPC in hexadecimal or as urn:epc:id:…, or a BLE id of letters, digits and -:._/",
                "BE-1,Bed 1,bed,, | BE-1,Bed 1,bed,,l9-z | assets.csv line 4: There is no zone 'l9-z'.",
                "BE-1,Bed 1,bed | BE-1,,bed | assets.csv line 4: The column name is empty.",
                "BE-1,Bed 1 | BE 1,Bed 1 | assets.csv line 4: The id 'BE 1' must be 1 to 100 letters, digits and .-_:, a letter or digit first.",
            })
    void a_broken_row_of_the_asset_list_is_refused(String text, String instead, String problem) {
        assertThat(problems(site().with("assets.csv", text, instead))).containsExactly(problem);
    }

    @Test
    void a_name_with_a_line_break_is_refused_with_the_line_its_row_begins_on() {
        SmallSite site =
                site().withLine("assets.csv", "\"BE-2\",\"Bed\r\n2\",bed,,").withLine("assets.csv", "BE-3,,bed,,");

        assertThat(problems(site))
                .containsExactly(
                        "assets.csv line 5: The name 'Bed\u00b7\u00b72' must not have line breaks or other control characters.",
                        "assets.csv line 7: The column name is empty.");
    }

    @Test
    void a_quote_that_is_never_closed_is_refused() {
        assertThat(problems(site().withLine("assets.csv", "BE-2,\"Bed,bed,,")))
                .singleElement()
                .asString()
                .startsWith("assets.csv: The file is not readable as CSV");
    }

    @Test
    void a_gateway_that_speaks_for_an_unknown_device_is_refused() {
        assertThat(problems(site().with("speaks-for.csv", "ow:0005", "ow:0099")))
                .containsExactly("speaks-for.csv line 3: There is no device 'urn:dev:ow:0099'.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "2.0,8.0 | 8.0,2.0 | storage-units.csv line 2: The lower limit 8.0 must be below the upper limit 2.0.",
                "2.0,8.0 | 8.0,8.0 | storage-units.csv line 2: The lower limit 8.0 must be below the upper limit 8.0.",
                "2.0,8.0 | NaN,8.0 | storage-units.csv line 2: The limits NaN and 8.0 must be temperatures a storage unit can have.",
                "2.0,8.0 | -300,8.0 | storage-units.csv line 2: The limits -300.0 and 8.0 must be temperatures a storage unit can have.",
                "2.0,8.0 | cold,8.0 | storage-units.csv line 2: The low_cel 'cold' is not a number.",
                "refrigerator,urn:dev:ow:0004 | oven,urn:dev:ow:0004 | storage-units.csv line 2: There is no kind of storage unit 'oven'; it must be one of refrigerator, freezer, ultracold.",
                "ow:0005 | ow:0004 | storage-units.csv line 3: The sensor 'urn:dev:ow:0004' stands in line 2 already.",
                "ow:0005 | ow:0099 | storage-units.csv line 3: There is no device 'urn:dev:ow:0099'.",
                "2,8,300 | 2,8,0 | storage-units.csv line 3: The interval_s '0' must be a whole number of seconds above 0.",
                "fridge-2,Pharmacy | fridge-1,Pharmacy | storage-units.csv line 3: The id 'fridge-1' stands in line 2 already.",
                "fridge 2,l2-a | fridge 2,l9-z | storage-units.csv line 3: There is no zone 'l9-z'.",
            })
    void a_broken_row_of_the_storage_units_is_refused(String text, String instead, String problem) {
        assertThat(problems(site().with("storage-units.csv", text, instead))).containsExactly(problem);
    }

    @Test
    void every_bad_row_is_told_not_only_the_first() {
        assertThat(problems(site().with("assets.csv", "wheelchair,", "Wheel Chair,")
                        .with("assets.csv", "bed,,", "bed,,l9-z")))
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
        assertThat(warnings(site().with("devices.csv", "urn:dev:mac:0001,reader,,10,RD-1\n", "")))
                .containsExactly(
                        "l1.geojson line 7: urn:dev:mac:0001: The reader is not in devices.csv, so it cannot report.");
        assertThat(warnings(site().with("devices.csv", "0002,reader,l2-a", "0002,reader,")))
                .containsExactly("devices.csv line 3: The reader urn:dev:mac:0002 hangs nowhere: no plan, no zone.");
        assertThat(warnings(site().with("devices.csv", "0004,sensor", "0004,badge")))
                .containsExactly(
                        "storage-units.csv line 2: The device of fridge-1 is a badge, which measures no temperature.");
        assertThat(warnings(site().with("l1.geojson", "[[10,4],[10,6]]", "[[12,4],[12,6]]")))
                .containsExactly("l1.geojson line 5: l1-door: The opening is more than 1 m away from a zone it joins.");
    }

    @Test
    void a_file_that_site_json_does_not_name_is_told() {
        assertThat(check(site().withFile("l9.geojson", "{}")).strangeFiles())
                .extracting(Problem::toString)
                .containsExactly("l9.geojson: The file is not named in site.json and was left out.");
    }

    @Test
    void a_list_of_assets_alone_is_checked_by_the_same_rules() {
        StoredRows stored = new StoredRows(Map.of("l1-a", "l1"), Map.of(), Map.of(), Map.of());

        Parsed<AssetRow> assets = SiteCheck.checkAssets(site().file("assets.csv"), stored);

        assertThat(assets.refusals())
                .extracting(Problem::toString)
                .containsExactly("assets.csv line 3: There is no zone 'l1-b'.");
    }

    private static CheckedSite check(SmallSite site) {
        return SiteCheck.check(site.files(), StoredRows.none());
    }

    private static List<String> problems(SmallSite site) {
        return check(site)
                .files()
                .flatMap(file -> file.refusals().stream())
                .map(Problem::toString)
                .toList();
    }

    private static List<String> warnings(SmallSite site) {
        return check(site)
                .files()
                .flatMap(file -> file.warnings().stream())
                .map(Problem::toString)
                .toList();
    }
}
