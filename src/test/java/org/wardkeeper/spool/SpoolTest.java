package org.wardkeeper.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The spool in the order of a life: kept, read, forgotten, found again after every kind of end. */
class SpoolTest {
    private static final long LIMIT = 1 << 20;
    private static final int SEGMENT = (int) (LIMIT / 16);

    @TempDir
    Path folder;

    @Test
    void what_was_kept_is_read_in_its_order() throws IOException {
        try (Spool spool = open()) {
            spool.append(records("a", "b"));
            spool.append(records("c"));

            assertThat(all(spool)).containsExactly("a", "b", "c");
            assertThat(spool.records()).isEqualTo(3);
        }
    }

    @Test
    void what_was_kept_is_there_after_a_restart_and_more_goes_behind_it() throws IOException {
        try (Spool spool = open()) {
            spool.append(records("a", "b"));
        }
        try (Spool spool = open()) {
            spool.append(records("c"));

            assertThat(all(spool)).containsExactly("a", "b", "c");
        }
    }

    @Test
    void what_is_forgotten_gives_its_room_back() throws IOException {
        try (Spool spool = open()) {
            fill(spool);
            Batch batch = spool.front(1);
            while (!batch.isEmpty()) {
                spool.forget(batch);
                batch = spool.front(1);
            }

            assertThat(spool.isEmpty()).isTrue();
            assertThat(spool.bytes()).isZero();
            assertThat(files()).isEmpty();
            spool.append(records("again"));
            assertThat(all(spool)).containsExactly("again");
        }
    }

    @Test
    void a_batch_forgotten_moves_the_front_and_no_more() throws IOException {
        try (Spool spool = open()) {
            spool.append(records("a", "b", "c"));
            spool.forget(spool.front(1));

            assertThat(all(spool)).containsExactly("b", "c");
            assertThat(spool.records()).isEqualTo(2);
        }
    }

    @Test
    void beyond_its_limit_it_keeps_nothing_more_and_all_it_has() throws IOException {
        try (Spool spool = open()) {
            long kept = fill(spool);

            assertThatThrownBy(() -> spool.append(List.of(new byte[SEGMENT])))
                    .isInstanceOf(SpoolFullException.class)
                    .hasMessage("the spool holds its 1 MB");
            assertThat(all(spool)).hasSize((int) kept);
            assertThat(spool.bytes()).isLessThanOrEqualTo(LIMIT);
        }
    }

    @Test
    void a_torn_end_at_every_byte_costs_only_what_is_torn() throws IOException {
        byte[] whole = written("first", "second", "third");
        int[] ends = ends("first", "second", "third");
        for (int length = 0; length < whole.length; length++) {
            Path torn = Files.createDirectory(folder.resolve("torn" + length));
            Files.write(torn.resolve("0000000000000001.spool"), Arrays.copyOf(whole, length));
            int cut = length;
            long sound = Arrays.stream(ends).filter(end -> end <= cut).count();

            assertThat(reopened(torn))
                    .as("cut at byte %d", length)
                    .containsExactlyElementsOf(
                            Stream.concat(Stream.of("first", "second", "third").limit(sound), Stream.of("later"))
                                    .toList());
        }
    }

    @Test
    void an_end_of_zeros_or_of_other_bytes_is_no_record() throws IOException {
        byte[] whole = written("first", "second");
        for (byte filler : new byte[] {0, 0x57, -1}) {
            Path grown = Files.createDirectory(folder.resolve("grown" + filler));
            byte[] longer = Arrays.copyOf(whole, whole.length + 5_000);
            Arrays.fill(longer, whole.length, longer.length, filler);
            Files.write(grown.resolve("0000000000000001.spool"), longer);

            assertThat(reopened(grown)).containsExactly("first", "second", "later");
        }
    }

    @Test
    void a_damaged_byte_anywhere_costs_its_record_and_no_other() throws IOException {
        byte[] whole = written("first", "second", "third");
        int[] ends = ends("first", "second", "third");
        for (int place = 0; place < whole.length; place++) {
            Path damaged = Files.createDirectory(folder.resolve("damaged" + place));
            byte[] bytes = whole.clone();
            bytes[place] ^= 0x40;
            Files.write(damaged.resolve("0000000000000001.spool"), bytes);
            int hit = place;
            List<String> expected = new ArrayList<>(List.of("first", "second", "third"));
            expected.remove((int) Arrays.stream(ends).filter(end -> end <= hit).count());
            expected.add("later");

            assertThat(reopened(damaged)).as("byte %d", place).containsExactlyElementsOf(expected);
        }
    }

    @Test
    void bytes_of_another_file_are_no_records_here() throws IOException {
        byte[] whole = written("first");
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.write(other.resolve("0000000000000002.spool"), whole);

        assertThat(reopened(other)).containsExactly("later");
    }

    @Test
    void a_disk_that_refuses_loses_nothing_and_is_used_again_when_it_heals() throws IOException {
        var disk = new FailingDisk();
        try (Spool spool = Spool.open(folder, LIMIT, disk)) {
            spool.append(records("a"));
            disk.room(5);
            assertThatThrownBy(() -> spool.append(records("refused"))).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> spool.append(records("refused too"))).isInstanceOf(IOException.class);
            disk.room(Long.MAX_VALUE);
            spool.append(records("b"));

            assertThat(all(spool)).containsExactly("a", "b");
        }
        assertThat(reopened(folder)).containsExactly("a", "b", "later");
        assertThat(files()).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void what_could_not_be_forced_to_the_disk_was_not_kept() throws IOException {
        var disk = new FailingDisk();
        try (Spool spool = Spool.open(folder, LIMIT, disk)) {
            spool.append(records("a"));
            disk.refuseToForce();
            assertThatThrownBy(() -> spool.append(records("b"))).isInstanceOf(IOException.class);
            disk.room(Long.MAX_VALUE);
            spool.append(records("c"));

            assertThat(all(spool)).containsExactly("a", "c");
        }
    }

    @Test
    void two_servers_do_not_share_one_spool() throws IOException {
        try (Spool spool = open()) {
            assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("is in use");
            spool.append(records("a"));
        }
    }

    private Spool open() throws IOException {
        return Spool.open(folder, LIMIT);
    }

    /** Fills the spool over many files and says how many records it took. */
    private static long fill(Spool spool) throws IOException {
        byte[] record = new byte[SEGMENT / 5];
        while (spool.bytes() + Frame.sizeOf(record) <= LIMIT) {
            spool.append(List.of(record));
        }
        return spool.records();
    }

    /** The bytes of a file with these records. */
    private byte[] written(String... texts) throws IOException {
        Path first = Files.createDirectory(folder.resolve("written"));
        try (Spool spool = Spool.open(first, LIMIT)) {
            spool.append(records(texts));
        }
        return Files.readAllBytes(first.resolve("0000000000000001.spool"));
    }

    /** Where each record ends in its file. */
    private static int[] ends(String... texts) {
        return IntStream.rangeClosed(1, texts.length)
                .map(count -> records(texts).subList(0, count).stream()
                        .mapToInt(Frame::sizeOf)
                        .sum())
                .toArray();
    }

    /** What a spool holds after it was opened, has taken one more, and was opened again. */
    private static List<String> reopened(Path folder) throws IOException {
        try (Spool spool = Spool.open(folder, LIMIT)) {
            spool.append(records("later"));
        }
        try (Spool spool = Spool.open(folder, LIMIT)) {
            return all(spool);
        }
    }

    private static List<String> all(Spool spool) throws IOException {
        var texts = new ArrayList<String>();
        for (Batch batch = spool.front(1); !batch.isEmpty(); batch = spool.after(batch, 10)) {
            batch.records().forEach(record -> texts.add(new String(record, StandardCharsets.UTF_8)));
        }
        return texts;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".spool")).toList();
        }
    }

    private static List<byte[]> records(String... texts) {
        return Stream.of(texts)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
