package org.wardkeeper.alarmbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardkeeper.alarm.Acknowledgement;
import org.wardkeeper.alarm.Alarm;
import org.wardkeeper.alarm.AlarmEvent;
import org.wardkeeper.alarm.AlarmKey;
import org.wardkeeper.alarm.AlarmKind;
import org.wardkeeper.alarm.Condition;
import org.wardkeeper.alarm.Measure;
import org.wardkeeper.alarm.Overlay;
import org.wardkeeper.alarm.Overlays;
import org.wardkeeper.alarm.Priority;

class AlarmFileTest {
    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00.123456Z");

    private final Alarm raised = Alarm.raised(
                    Condition.of(AlarmKey.unit(AlarmKind.TOO_WARM, "ph-fridge-3", "an excursion"), Priority.HIGH)
                            .with(new Measure(9.1, 8))
                            .with("No \"space\"\nleft"),
                    NOON)
            .announced(NOON.plusSeconds(1));
    private final Alarm noted = raised.acknowledged(new Acknowledgement(NOON.plusSeconds(2), "admin", "on it"))
            .returned(NOON.plusSeconds(3))
            .under(Overlays.NONE
                    .with(new Overlay.Shelved(NOON, "nurse", NOON.plusSeconds(60), "defrosting"))
                    .with(new Overlay.Suppressed(AlarmKey.device(AlarmKind.GATEWAY_SILENT, "urn:dev:mac:1")))
                    .with(new Overlay.OutOfService(NOON, "admin", "WO 1")));
    private final Kept first =
            new Kept(raised, List.of(new AlarmEvent(NOON, AlarmEvent.What.ACKNOWLEDGED, "admin", "on <it>")));
    private final Kept second = new Kept(noted, List.of());

    @TempDir
    private Path folder;

    @Test
    void what_was_written_is_read_as_it_was() {
        new AlarmFile(folder).write(List.of(first, second));

        assertThat(new AlarmFile(folder).read()).containsExactly(first, second);
    }

    @Test
    void nothing_to_keep_leaves_no_file() {
        AlarmFile file = new AlarmFile(folder);
        file.write(List.of(first));
        file.write(List.of());

        assertThat(file.read()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_file_that_is_broken_keeps_no_server_from_starting() throws IOException {
        Files.writeString(folder.resolve("alarms.json"), "[{\"id\":\"x\"");

        assertThat(new AlarmFile(folder).read()).isEmpty();
    }

    @Test
    void a_folder_that_takes_nothing_keeps_nobody_from_being_told() {
        new AlarmFile(folder.resolve("there-is-no-such-folder")).write(List.of(first));

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void what_was_written_meanwhile_is_taken_off_what_is_left() {
        Kept later = new Kept(noted, List.of(AlarmEvent.of(NOON, AlarmEvent.What.RETURNED)));
        Kept both = first.then(later);

        assertThat(both.events()).hasSize(2);
        assertThat(both.without(first)).isEqualTo(later);
    }
}
