package org.wardkeeper.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlarmFileTest {
    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00.123456Z");

    private final Alarm raised =
            Alarm.raised(TechnicalKind.DISK_REFUSES, "No \"space\"\nleft", NOON, NOON.plusSeconds(1));
    private final Alarm noted = raised.acknowledged(new Alarm.Acknowledgement(NOON.plusSeconds(2), "admin", "on it"))
            .returned(NOON.plusSeconds(3));

    @TempDir
    private Path folder;

    @Test
    void what_was_written_is_read_as_it_was() {
        new AlarmFile(folder).write(List.of(raised, noted));

        assertThat(new AlarmFile(folder).read()).containsExactly(raised, noted);
    }

    @Test
    void nothing_to_keep_leaves_no_file() {
        AlarmFile file = new AlarmFile(folder);
        file.write(List.of(raised));
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
        new AlarmFile(folder.resolve("there-is-no-such-folder")).write(List.of(raised));

        assertThat(folder).isEmptyDirectory();
    }
}
