package org.wardkeeper.adapter.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardkeeper.adapter.replay.Recording.Heard;

class RecordingTest {

    @TempDir
    private Path folder;

    @Test
    void sightings_are_played_in_the_order_of_their_time() throws IOException {
        Recording recording = recorded("1900,r1,tag,-60\n1000,r2,tag,-71.5\n");

        assertThat(recording.heard())
                .containsExactly(new Heard(1000, "r2", "tag", -71.5), new Heard(1900, "r1", "tag", -60));
    }

    @Test
    void what_one_reader_heard_in_one_second_travels_together() throws IOException {
        Recording recording = recorded("1000,r1,a,-60\n1200,r2,a,-70\n1900,r1,b,-61\n2000,r1,a,-62\n");

        assertThat(recording.slices(1000))
                .extracting(slice -> slice.stream().map(Heard::timeMs).toList())
                .containsExactly(List.of(1000L, 1900L), List.of(1200L), List.of(2000L));
    }

    @Test
    void a_broken_line_is_named() {
        assertThatThrownBy(() -> recorded("1000,r1,tag,-60\n2000,r1,tag,loud\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 3")
                .hasMessageContaining("loud");
    }

    @Test
    void a_file_with_other_columns_is_not_a_recording() throws IOException {
        Path file = Files.writeString(folder.resolve("truth.csv"), "time_ms,tag,x,y\n1,tag,0,0\n");

        assertThatThrownBy(() -> Recording.read(file)).hasMessageContaining("[time_ms, reader, tag, rssi]");
    }

    @Test
    void a_missing_file_is_said_to_be_missing() {
        assertThatThrownBy(() -> Recording.read(folder.resolve("nowhere.csv")))
                .hasMessageContaining("There is no file");
    }

    @Test
    void an_empty_recording_is_refused() {
        assertThatThrownBy(() -> recorded("")).hasMessageContaining("no sightings");
    }

    @Test
    void played_from_now_it_keeps_its_rhythm() throws IOException {
        Timetable timetable = Timetable.startingAt(recorded("1000,r1,tag,-60\n5000,r1,tag,-61\n"), 90_000, 1);

        assertThat(timetable.today(1000)).isEqualTo(90_000);
        assertThat(timetable.today(5000)).isEqualTo(94_000);
    }

    @Test
    void played_faster_it_is_denser() throws IOException {
        Timetable timetable = Timetable.startingAt(recorded("1000,r1,tag,-60\n5000,r1,tag,-61\n"), 90_000, 4);

        assertThat(timetable.today(5000)).isEqualTo(91_000);
    }

    @Test
    void played_at_once_it_ends_now() throws IOException {
        Timetable timetable = Timetable.endingAt(recorded("1000,r1,tag,-60\n5000,r1,tag,-61\n"), 90_000, 1);

        assertThat(timetable.today(1000)).isEqualTo(86_000);
        assertThat(timetable.today(5000)).isEqualTo(90_000);
    }

    private Recording recorded(String rows) throws IOException {
        String text = "time_ms,reader,tag,rssi\n" + rows;
        return Recording.read(Files.writeString(folder.resolve("sightings.csv"), text));
    }
}
