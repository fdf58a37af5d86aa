package org.wardkeeper.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardkeeper.alarm.AlarmKey;
import org.wardkeeper.alarm.AlarmKind;
import org.wardkeeper.alarm.AlarmKind.About;
import org.wardkeeper.alarm.Condition;
import org.wardkeeper.alarm.Priority;
import org.wardkeeper.alarm.Timeline;

class WatchTest {
    @Test
    void what_cannot_be_looked_at_neither_ends_an_alarm_nor_tells_it_again() {
        Timeline time = new Timeline();
        Condition warm = Condition.of(AlarmKey.unit(AlarmKind.TOO_WARM, "fridge", "an excursion"), Priority.HIGH);
        Condition low = Condition.of(AlarmKey.device(AlarmKind.BATTERY_LOW, "urn:dev:mac:1"), Priority.LOW);
        time.pass(10, (open, now) -> List.of(warm, low));

        time.pass(
                3_600,
                (open, now) -> Watch.found(About.PROCESS, open, () -> {
                    throw new IllegalStateException("a fault of ours");
                }));

        assertThat(time.told())
                .containsExactlyInAnyOrder(
                        "0 unack too-warm storage-unit fridge",
                        "0 unack battery-low device urn:dev:mac:1",
                        "20 rtn-unack battery-low device urn:dev:mac:1");
    }
}
