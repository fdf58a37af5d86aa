package org.wardkeeper.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a power cut, a rotten disk and a server that does not end ask of the spool. */
class SpoolUnderAttackTest {
    private static final long LIMIT = 1 << 20;
    private static final int SEGMENT = (int) (LIMIT / 16);

    @TempDir
    Path folder;

    @Test
    void whatever_was_kept_lies_in_files_whose_names_are_on_the_disk_too() throws IOException {
        var disk = new FailingDisk();
        Path fresh = folder.resolve("data").resolve("spool");
        try (Spool spool = Spool.open(fresh, LIMIT, disk)) {
            disk.refuseNames(true);
            assertThatThrownBy(() -> spool.append(records("a"))).isInstanceOf(IOException.class);
            disk.refuseNames(false);
            spool.append(records("b"));

            assertThat(disk.named()).contains(fresh.getParent(), fresh);
            try (Stream<Path> files = Files.list(fresh)) {
                assertThat(files.filter(file -> file.toString().endsWith(".spool")))
                        .isNotEmpty()
                        .allMatch(disk.named()::contains);
            }
        }
    }

    @Test
    void what_cannot_be_read_any_more_holds_nothing_up() throws IOException {
        try (Spool spool = Spool.open(folder, LIMIT)) {
            spool.append(records("a", "b", "c"));
            overwrite(2 * Frame.sizeOf(new byte[1]));
            Batch first = spool.front(1);
            assertThat(first.records()).hasSize(1);
            spool.forget(first);
            spool.forget(spool.front(SEGMENT));
            assertThat(spool.isEmpty()).isTrue();

            spool.append(records("d"));
            overwrite(0);
            assertThat(spool.front(SEGMENT).isEmpty()).isTrue();
            assertThat(spool.isEmpty()).isTrue();
            spool.append(records("e"));
            assertThat(spool.front(SEGMENT).records()).containsExactlyElementsOf(records("e"));
        }
    }

    @Test
    void nothing_is_kept_after_it_was_closed() throws IOException {
        Spool spool = Spool.open(folder, LIMIT);
        spool.close();
        assertThatThrownBy(() -> spool.append(records("a"))).isInstanceOf(IOException.class);
        assertThat(files()).isEmpty();
    }

    /** Damages a byte of the one file there is. */
    private void overwrite(int place) throws IOException {
        Path file = files().get(0);
        byte[] bytes = Files.readAllBytes(file);
        bytes[place] ^= 1;
        Files.write(file, bytes);
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
