package org.wardkeeper.alarmbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wardkeeper.alarm.AlarmKey;
import org.wardkeeper.alarm.AlarmKind;
import org.wardkeeper.alarm.AlarmState;
import org.wardkeeper.it.EarlierDatabase;

/** Alarms that an earlier server kept, when there were only its own. */
class EarlierAlarmsIT {

    @Test
    void what_was_open_is_open_and_what_was_noted_stays_noted() throws SQLException {
        AlarmStore store = new AlarmStore();
        store.database = EarlierDatabase.migrated().dataSource();

        assertThat(store.open()).singleElement().satisfies(alarm -> {
            assertThat(alarm.key()).isEqualTo(AlarmKey.server(AlarmKind.DATABASE_AWAY));
            assertThat(alarm.state()).isEqualTo(AlarmState.UNACK);
            assertThat(alarm.overlays().isEmpty()).isTrue();
            assertThat(alarm.announced()).isPresent();
        });
        assertThat(store.past(10, Optional.empty())).singleElement().satisfies(alarm -> {
            assertThat(alarm.acknowledgement().orElseThrow().by()).isEqualTo("nurse");
            assertThat(alarm.acknowledgement().orElseThrow().note()).isEqualTo("ours");
        });
    }
}
