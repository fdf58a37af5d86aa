package org.wardkeeper.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardkeeper.it.EarlierDatabase;
import org.wardkeeper.it.OwnDatabase;

/** Readings that an earlier server stored without chains: they stay as they are, and the chains begin behind them. */
class EarlierReadingsIT {

    private final OwnDatabase database = EarlierDatabase.migrated();

    @Test
    void every_stream_has_a_chain_that_begins_behind_what_was_stored() throws SQLException {
        assertThat(database.rows("select h.n, h.hash = chain_start(s.device_id, s.name), h.since > '2026-03-05Z'"
                        + " from stream s join chain_head h on h.stream_id = s.id where s.device_id = 1"))
                .containsExactly("0 t t");
    }

    @Test
    void the_first_row_that_comes_now_is_the_first_of_its_chain() throws Exception {
        try (GroupWriter writer = new GroupWriter(database.dataSource())) {
            writer.write(List.of(
                    new PendingPack("urn:dev:ow:3", List.of(Probe.reading(Probe.device(3), 0, -20)), outcome -> {})));
        }

        assertThat(database.rows("select value, n, previous = chain_start(3, 'temperature')"
                        + " from reading where stream_id = 3 order by at"))
                .containsExactly("8 null null", "8 null null", "null null null", "-20 1 t");
    }

    @Test
    void what_was_stored_then_is_no_more_changed_than_what_is_stored_now() {
        for (String attempt : List.of("update reading set value = 4", "delete from reading where stream_id = 1")) {
            assertThatThrownBy(() -> database.execute(attempt)).hasMessageContaining("never changed or removed");
        }
    }
}
