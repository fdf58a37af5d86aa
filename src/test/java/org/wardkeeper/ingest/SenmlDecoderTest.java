package org.wardkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The decoder against the packs in {@code rfid-adapters/wire}, which the adapters' writer answers to as well. */
class SenmlDecoderTest {
    /** When every pack of the folder arrives. */
    private static final Instant ARRIVAL = Instant.ofEpochSecond(1_498_780_179);

    private static final Path WIRE = Path.of("..", "rfid-adapters", "wire");

    private final SenmlDecoder decoder = new SenmlDecoder();

    @TestFactory
    Stream<DynamicTest> every_pack_of_the_wire_resolves_to_its_records() throws IOException {
        return packs(".resolved.json").flatMap(name -> forms(name)
                .map(form -> dynamicTest(form.toString(), () -> assertResolves(name, form))));
    }

    @TestFactory
    Stream<DynamicTest> every_refused_pack_of_the_wire_is_malformed() throws IOException {
        return packs(".refused")
                .flatMap(name -> forms(name).map(form -> dynamicTest(form.toString(), () -> assertMalformed(form))));
    }

    @Test
    void a_refusal_names_the_first_record_at_fault() {
        String pack = "[{\"n\":\"a\",\"v\":1},{\"n\":\"b\"}]";
        assertThatThrownBy(() -> decode(pack)).hasMessage("record 2 has no value");
    }

    @Test
    void a_name_without_end_is_refused() {
        String pack = "[{\"n\":\"" + "a:".repeat(300) + "\",\"v\":1}]";
        assertThatThrownBy(() -> decode(pack)).hasMessage("record 1 has a name of more than 512 characters");
    }

    @Test
    void a_label_of_the_senders_cannot_break_the_line_of_an_answer() {
        String pack = "[{\"n\":\"a\",\"v\":1,\"x\\r\\n_\":1}]";
        assertThatThrownBy(() -> decode(pack)).hasMessage("record 1 does not understand 'x??_'");
    }

    @Test
    void a_base_value_is_added_to_every_number_that_follows() throws MalformedPackException {
        List<SenmlRecord> records = decode("[{\"bn\":\"a:\",\"bv\":20,\"n\":\"t\",\"v\":1.5},{\"n\":\"u\",\"v\":-1}]");
        assertThat(records)
                .extracting(SenmlRecord::value)
                .containsExactly(new SenmlValue.Number(21.5), new SenmlValue.Number(19));
    }

    @Property(tries = 2_000)
    void whatever_the_bytes_are_they_decode_or_are_malformed(@ForAll byte[] body, @ForAll boolean cbor) {
        decodesOrIsMalformed(body, cbor ? SenmlFormat.CBOR : SenmlFormat.JSON);
    }

    @Example
    void every_pack_of_the_wire_with_one_byte_changed_decodes_or_is_malformed() throws IOException {
        for (String name : packs(".resolved.json").toList()) {
            for (Path form : forms(name).toList()) {
                byte[] body = body(form);
                for (int i = 0; i < body.length; i++) {
                    byte[] damaged = body.clone();
                    damaged[i] ^= (byte) (1 << i % 8);
                    decodesOrIsMalformed(damaged, format(form));
                }
            }
        }
    }

    private void decodesOrIsMalformed(byte[] body, SenmlFormat format) {
        try {
            assertThat(decoder.decode(body, format, ARRIVAL)).isNotEmpty();
        } catch (MalformedPackException e) {
            assertThat(e).message().isNotBlank().hasSizeLessThan(120).doesNotContain("\n", "Exception");
        }
    }

    private void assertResolves(String name, Path form) throws Exception {
        List<SenmlRecord> records = decoder.decode(body(form), format(form), ARRIVAL);
        JsonNode expected = new ObjectMapper()
                .readTree(WIRE.resolve(name + ".resolved.json").toFile());
        assertThat(records).hasSize(expected.size());
        for (int i = 0; i < records.size(); i++) {
            assertRecord(records.get(i), expected.get(i));
        }
    }

    private static void assertRecord(SenmlRecord record, JsonNode expected) {
        assertThat(record.name()).isEqualTo(expected.get("n").asText());
        assertThat(record.unit()).isEqualTo(expected.path("u").asText(null));
        assertThat(record.seconds()).isCloseTo(expected.get("t").asDouble(), within(5e-4));
        if (record.value() instanceof SenmlValue.Number number) {
            assertThat(number.value()).isCloseTo(expected.get("v").asDouble(), within(1e-9));
        } else if (record.value() instanceof SenmlValue.Text text) {
            assertThat(text.value()).isEqualTo(expected.get("vs").asText());
        } else if (record.value() instanceof SenmlValue.Truth truth) {
            assertThat(truth.value()).isEqualTo(expected.get("vb").asBoolean());
        } else if (record.value() instanceof SenmlValue.Sum sum) {
            assertThat(sum.value()).isCloseTo(expected.get("s").asDouble(), within(1e-9));
        } else {
            assertThat(expected.has("vd")).isTrue();
        }
    }

    private void assertMalformed(Path form) {
        assertThatThrownBy(() -> decoder.decode(body(form), format(form), ARRIVAL))
                .isInstanceOf(MalformedPackException.class);
    }

    private List<SenmlRecord> decode(String json) throws MalformedPackException {
        return decoder.decode(json.getBytes(StandardCharsets.UTF_8), SenmlFormat.JSON, ARRIVAL);
    }

    private static Stream<String> packs(String ending) throws IOException {
        try (Stream<Path> files = Files.list(WIRE)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .sorted()
                    .toList();
            assertThat(names).hasSizeGreaterThan(20);
            return names.stream();
        }
    }

    private static Stream<Path> forms(String name) {
        return Stream.of(WIRE.resolve(name + ".json"), WIRE.resolve(name + ".cbor.hex"))
                .filter(Files::exists);
    }

    private static SenmlFormat format(Path form) {
        return form.toString().endsWith(".json") ? SenmlFormat.JSON : SenmlFormat.CBOR;
    }

    private static byte[] body(Path form) throws IOException {
        byte[] file = Files.readAllBytes(form);
        return format(form) == SenmlFormat.JSON
                ? file
                : HexFormat.of().parseHex(new String(file, StandardCharsets.US_ASCII).strip());
    }
}
