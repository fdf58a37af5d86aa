package org.wardkeeper.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.wardkeeper.fuzz.Edit;

/** A key file that somebody edited badly, and a long life of additions and rotations. */
class KeyFileFuzzTest {
    private static final String KEY = "00112233445566778899aabbccddeeff";
    private static final byte[] GOOD = ("urn,key_hex\nurn:dev:mac:01," + KEY + "\nurn:dev:mac:02," + KEY
                    + "\nurn:dev:mac:02#2," + KEY.replace('0', '1') + "\n")
            .getBytes(StandardCharsets.UTF_8);

    private static final List<byte[]> FRAGMENTS = Stream.of(
                    "\r\n",
                    "\n",
                    "\r",
                    ",",
                    "#",
                    "#2",
                    "#x",
                    "#99999999999",
                    "\ufeff",
                    "\u0000",
                    "\"",
                    " ",
                    "00",
                    "zz",
                    "urn:dev:mac:01," + KEY + "\n",
                    "0".repeat(100_000))
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .toList();

    private static Path folder;

    @BeforeContainer
    static void aFolder() throws IOException {
        folder = Files.createTempDirectory("keys");
    }

    @AfterContainer
    static void noFolder() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Property(tries = 200)
    void a_damaged_file_is_read_in_full_or_refused_by_line_and_never_loses_a_device(@ForAll("edits") List<Edit> edits)
            throws IOException {
        byte[] damaged = Edit.apply(edits, GOOD, List.of(GOOD), FRAGMENTS);
        Files.write(folder.resolve("keys.csv"), damaged);
        Map<String, byte[]> keys;
        try {
            keys = new KeyFile(folder).read();
        } catch (IllegalStateException | UncheckedIOException e) {
            assertThat(e.getMessage()).startsWith("The key file " + folder).doesNotContain("\n", KEY.substring(0, 8));
            return;
        }
        long lines = new String(damaged, StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .filter(line -> !line.isBlank())
                .count();
        assertThat(keys).hasSize((int) lines);
        keys.keySet().forEach(identity -> DeviceUrn.checked(DeviceKeys.urnOf(identity)));
        keys.keySet().stream().limit(1).forEach(identity -> new KeyFile(folder).rotate(DeviceKeys.urnOf(identity)));
    }

    @Property(tries = 20)
    void however_often_keys_are_added_and_rotated_the_newest_two_of_each_device_are_there(
            @ForAll("steps") List<Integer> steps) throws IOException {
        Files.deleteIfExists(folder.resolve("keys.csv"));
        var file = new KeyFile(folder);
        var expected = new TreeMap<String, String>();
        for (int step : steps) {
            String urn = "urn:dev:mac:0" + step / 2;
            if (step % 2 == 0) {
                boolean known = expected.containsKey(urn)
                        || expected.keySet().stream().anyMatch(id -> id.startsWith(urn + "#"));
                assertThat(file.addMissing(List.of(urn, urn))).isEqualTo(known ? 0 : 1);
                file.read().forEach((id, key) -> expected.putIfAbsent(id, hex(key)));
            } else {
                KeyFile.NewKey next = file.rotate(urn);
                List<String> earlier = expected.keySet().stream()
                        .filter(id -> DeviceKeys.urnOf(id).equals(urn))
                        .toList();
                earlier.stream()
                        .filter(id -> number(id) < number(next.identity()) - 1)
                        .forEach(expected::remove);
                assertThat(expected.put(next.identity(), next.hex())).isNull();
            }
            var found = new TreeMap<String, String>();
            file.read().forEach((id, key) -> found.put(id, hex(key)));
            assertThat(found).isEqualTo(expected);
        }
        assertThat(expected.keySet().stream()
                        .collect(Collectors.groupingBy(DeviceKeys::urnOf))
                        .values())
                .allSatisfy(identities -> assertThat(identities).hasSizeLessThanOrEqualTo(2));
    }

    @Provide
    Arbitrary<List<Edit>> edits() {
        return Edit.some(3);
    }

    @Provide
    Arbitrary<List<Integer>> steps() {
        return Arbitraries.integers().between(0, 5).list().ofMaxSize(15);
    }

    private static int number(String identity) {
        int hash = identity.indexOf('#');
        return hash < 0 ? 1 : Integer.parseInt(identity.substring(hash + 1));
    }

    private static String hex(byte[] key) {
        return HexFormat.of().formatHex(key);
    }
}
