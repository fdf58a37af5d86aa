package org.wardkeeper.sitefolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardkeeper.sitefolder.SmallSite.site;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code storage-units.csv} may say. */
class UnitRowTest {

    @Test
    void every_fault_of_a_row_is_told() {
        SmallSite site = site().with(
                        "storage-units.csv",
                        "fridge-2,Pharmacy fridge 2,l2-a,refrigerator,urn:dev:ow:0005,2,8,300",
                        "fridge 2,Pharmacy fridge 2,l9-z,oven,urn:dev:ow:0099,8,2,0");

        assertThat(site.problems())
                .containsExactly(
                        "storage-units.csv line 3: The id 'fridge 2' must be 1 to 100 letters, digits and .-_:, a letter or digit first.",
                        "storage-units.csv line 3: There is no kind of storage unit 'oven'; it must be one of refrigerator, freezer, ultracold.",
                        "storage-units.csv line 3: The interval_s '0' must be a whole number of seconds above 0.",
                        "storage-units.csv line 3: The lower limit 8.0 must be below the upper limit 2.0.",
                        "storage-units.csv line 3: There is no zone 'l9-z'.",
                        "storage-units.csv line 3: There is no device 'urn:dev:ow:0099'.");
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
        assertThat(site().with("storage-units.csv", text, instead).problems()).containsExactly(problem);
    }
}
