package org.wardkeeper.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {

    @TempDir
    private Path data;

    private KeyFile keys;

    @BeforeEach
    void open() {
        keys = new KeyFile(data.resolve("fresh"));
    }

    @Test
    void without_a_file_there_are_no_keys() {
        assertThat(keys.read()).isEmpty();
    }

    @Test
    void every_device_gets_a_key_of_its_own_of_128_bits_and_keeps_it() {
        assertThat(keys.addMissing(List.of("urn:dev:mac:1", "urn:dev:mac:2"))).isEqualTo(2);
        Map<String, byte[]> first = keys.read();
        assertThat(keys.addMissing(List.of("urn:dev:mac:1", "urn:dev:mac:3"))).isEqualTo(1);

        assertThat(new String(first.get("urn:dev:mac:1"), StandardCharsets.US_ASCII))
                .matches("[a-z2-7]{26}");
        assertThat(first.get("urn:dev:mac:1")).isNotEqualTo(first.get("urn:dev:mac:2"));
        assertThat(keys.read()).containsOnlyKeys("urn:dev:mac:1", "urn:dev:mac:2", "urn:dev:mac:3");
        assertThat(keys.read().get("urn:dev:mac:1")).isEqualTo(first.get("urn:dev:mac:1"));
    }

    @Test
    void the_file_has_the_two_columns_of_the_contract_and_is_readable_by_the_owner_alone() throws IOException {
        keys.addMissing(List.of("urn:dev:mac:1"));

        assertThat(Files.readAllLines(file()))
                .containsExactly(
                        "urn,key_hex",
                        "urn:dev:mac:1," + HexFormat.of().formatHex(keys.read().get("urn:dev:mac:1")));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        try (var files = Files.list(file().getParent())) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void a_file_that_others_may_read_is_closed_to_them_when_it_is_read() throws IOException {
        keys.addMissing(List.of("urn:dev:mac:1"));
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));

        keys.read();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void the_next_key_has_an_identity_of_its_own_and_only_the_newest_two_are_active() {
        keys.addMissing(List.of("urn:dev:mac:1", "urn:dev:mac:2"));

        assertThat(keys.rotate("urn:dev:mac:1").identity()).isEqualTo("urn:dev:mac:1#2");
        assertThat(keys.read()).containsOnlyKeys("urn:dev:mac:1", "urn:dev:mac:1#2", "urn:dev:mac:2");

        KeyFile.NewKey third = keys.rotate("urn:dev:mac:1");
        assertThat(third.identity()).isEqualTo("urn:dev:mac:1#3");
        assertThat(keys.read()).containsOnlyKeys("urn:dev:mac:1#2", "urn:dev:mac:1#3", "urn:dev:mac:2");
        assertThat(keys.read().get("urn:dev:mac:1#3")).isEqualTo(third.key());
    }

    @Test
    void a_device_whose_first_key_has_ended_gets_no_new_first_key() {
        keys.addMissing(List.of("urn:dev:mac:1"));
        keys.rotate("urn:dev:mac:1");
        keys.rotate("urn:dev:mac:1");

        assertThat(keys.addMissing(List.of("urn:dev:mac:1"))).isZero();
    }

    @Test
    void a_damaged_line_is_named_and_its_content_is_not_told() throws IOException {
        keys.addMissing(List.of("urn:dev:mac:1"));
        Files.writeString(file(), "urn,key_hex\nurn:dev:mac:1,00ff-secret\n");

        assertThatIllegalStateException()
                .isThrownBy(() -> keys.read())
                .withMessageContaining("line 2")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "urn:dev:mac:1,KEY\n",
                "urn,key_hex\nnobody,KEY\n",
                "urn,key_hex\nurn:dev:mac:1#two,KEY\n",
                "urn,key_hex\nurn:dev:mac:1,KEY\nurn:dev:mac:1,KEY\n"
            })
    void a_file_whose_first_line_or_identities_are_not_as_written_is_damaged_and_loses_no_device(String text)
            throws IOException {
        keys.addMissing(List.of("urn:dev:mac:1"));
        Files.writeString(file(), text.replace("KEY", "00".repeat(16)));

        assertThatIllegalStateException().isThrownBy(() -> keys.read()).withMessageContaining("is damaged in line");
    }

    private Path file() {
        return data.resolve("fresh/keys.csv");
    }
}
