package org.wardkeeper.sitefolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardkeeper.sitefolder.SmallSite.site;

import org.junit.jupiter.api.Test;

/** What {@code speaks-for.csv} may say. */
class SpeaksForRowTest {

    @Test
    void columns_may_stand_in_another_order_and_more_columns_are_told() {
        SmallSite site =
                site().withFile("speaks-for.csv", "device,since,gateway\nurn:dev:ow:0004,2020,urn:dev:mac:0003\n");

        assertThat(site.problems()).isEmpty();
        assertThat(site.warnings()).containsExactly("speaks-for.csv line 1: The column 'since' is not used.");
        assertThat(site.check().speaksFor().values())
                .containsExactly(new SpeaksForRow("urn:dev:mac:0003", "urn:dev:ow:0004"));
    }

    @Test
    void who_speaks_for_whom_may_be_left_out() {
        assertThat(site().without("speaks-for.csv").problems()).isEmpty();
    }

    @Test
    void a_gateway_that_speaks_for_an_unknown_device_is_refused() {
        assertThat(site().with("speaks-for.csv", "ow:0005", "ow:0099").problems())
                .containsExactly("speaks-for.csv line 3: There is no device 'urn:dev:ow:0099'.");
    }
}
