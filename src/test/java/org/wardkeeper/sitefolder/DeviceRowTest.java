package org.wardkeeper.sitefolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardkeeper.sitefolder.SmallSite.site;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code devices.csv} may say. */
class DeviceRowTest {

    @Test
    void every_fault_of_a_row_is_told() {
        SmallSite site = site().with("devices.csv", "mac:0003,gateway,l2-a,60", "mac:0003,toaster,l9-z,soon");

        assertThat(site.problems())
                .startsWith(
                        "devices.csv line 4: There is no kind of device 'toaster'; it must be one of reader, gateway, sensor, dispenser, badge.",
                        "devices.csv line 4: The interval_s 'soon' must be a whole number of seconds above 0.",
                        "devices.csv line 4: There is no zone 'l9-z'.");
    }

    @Test
    void two_readers_with_one_urn_are_refused() {
        assertThat(site().with("devices.csv", "mac:0002", "mac:0001").problems())
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
        assertThat(site().with("devices.csv", text, instead).problems()).contains(problem);
    }
}
