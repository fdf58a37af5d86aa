package org.wardkeeper.sitefolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardkeeper.sitefolder.SmallSite.site;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code assets.csv} may say. */
class AssetRowTest {

    @Test
    void an_empty_list_is_refused_and_a_list_of_no_rows_is_not() {
        assertThat(site().withFile("assets.csv", "").problems())
                .containsExactly(
                        "assets.csv line 1: The file is empty; its first line must be id,name,kind,tag,home_zone.");
        assertThat(site().withFile("assets.csv", "id,name,kind,tag,home_zone").problems())
                .isEmpty();
    }

    @Test
    void two_assets_with_one_tag_are_refused_however_it_is_spelled() {
        assertThat(site().withLine(
                                "assets.csv",
                                "WC-2,Wheelchair 2,wheelchair,urn:epc:id:grai:0614141.21002.33003740,l1-a")
                        .problems())
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
        assertThat(site().with("assets.csv", text, instead).problems()).containsExactly(problem);
    }

    @Test
    void every_fault_of_a_row_is_told_also_what_other_files_do_not_know() {
        SmallSite site = site().with("assets.csv", "BE-1,Bed 1,bed,,", "BE 1,,Big Bed,ta g,l9-z");

        assertThat(site.problems())
                .containsExactly(
                        "assets.csv line 4: The id 'BE 1' must be 1 to 100 letters, digits and .-_:, a letter or digit first.",
                        "assets.csv line 4: The column name is empty.",
                        "assets.csv line 4: The kind 'Big Bed' must be small letters, digits and single dashes, such as infusion-pump.",
                        "assets.csv line 4: 'ta g' is not the id of a tag: an EPC in hexadecimal or as urn:epc:id:…, or a BLE id of letters, digits and -:._/",
                        "assets.csv line 4: There is no zone 'l9-z'.");
    }

    @Test
    void faults_are_told_in_the_order_of_the_lines() {
        SmallSite site = site().with("assets.csv", "DC,l1-a", "DC,l9-z").with("assets.csv", "BE-1,Bed 1", "BE-1,");

        assertThat(site.problems())
                .containsExactly(
                        "assets.csv line 2: There is no zone 'l9-z'.", "assets.csv line 4: The column name is empty.");
    }

    @Test
    void a_name_with_a_line_break_is_refused_with_the_line_its_row_begins_on() {
        SmallSite site =
                site().withLine("assets.csv", "\"BE-2\",\"Bed\r\n2\",bed,,").withLine("assets.csv", "BE-3,,bed,,");

        assertThat(site.problems())
                .containsExactly(
                        "assets.csv line 5: The name 'Bed\u00b7\u00b72' must not have line breaks or other control characters.",
                        "assets.csv line 7: The column name is empty.");
    }

    @Test
    void a_quote_that_is_never_closed_is_refused() {
        assertThat(site().withLine("assets.csv", "BE-2,\"Bed,bed,,").problems())
                .singleElement()
                .asString()
                .startsWith("assets.csv line 5: From here on the file is not readable as CSV");
    }

    @Test
    void a_column_that_stands_there_twice_is_refused() {
        assertThat(site().with("assets.csv", "home_zone", "home_zone,id").problems())
                .contains("assets.csv line 1: The column id stands there twice.");
    }

    @Test
    void the_first_thousand_problems_are_told_and_the_rest_is_counted() {
        assertThat(site().withLine("assets.csv", "x\n".repeat(1_200)).problems())
                .hasSize(1_001)
                .endsWith("assets.csv: There are 200 more of these.");
    }

    @Test
    void a_list_of_assets_alone_is_checked_by_the_same_rules() {
        StoredRows stored = new StoredRows(Map.of("l1-a", "l1"), Map.of(), Map.of(), Map.of());

        Parsed<AssetRow> assets = SiteCheck.checkAssets(site().file("assets.csv"), stored);

        assertThat(assets.refusals())
                .extracting(Problem::toString)
                .containsExactly("assets.csv line 3: There is no zone 'l1-b'.");
    }
}
