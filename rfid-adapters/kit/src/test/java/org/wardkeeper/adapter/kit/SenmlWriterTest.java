package org.wardkeeper.adapter.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SenmlWriterTest {

    private static final Path WIRE = Path.of("../wire");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long T = 1_795_240_800_000L;
    private static final String PROBE = "urn:dev:ow:10e2073a01080063";
    private static final String READER = "urn:dev:mac:0024befffe804ff1";
    private static final String DISPENSER = "urn:dev:ops:32473-Soap-0042";

    /** The golden packs that the kit answers for, as the records they were made from. */
    private enum Golden {
        SIGHTINGS(
                SenmlRecord.sighting(READER, "1", "3074257BF7194E4000001A85", -61, T + 125),
                SenmlRecord.sighting(READER, "2", "c8:f3:a1:b2:04:17", -54.5, T + 375)),
        TEMPERATURE_RUN(
                SenmlRecord.reading(PROBE, "temperature", "Cel", 4.6, T),
                SenmlRecord.reading(PROBE, "temperature", "Cel", 4.7, T + 300_000),
                SenmlRecord.missing(PROBE, "temperature", "Cel", "probe-missing", T + 600_000),
                SenmlRecord.reading(PROBE, "temperature", "Cel", -0.4, T + 900_000)),
        GATEWAY(
                SenmlRecord.reading(PROBE, "temperature", "Cel", 4.6, T),
                SenmlRecord.event(PROBE, "door", false, T),
                SenmlRecord.reading(DISPENSER, "dispense", "count", 3, T - 30_000),
                SenmlRecord.reading(DISPENSER, "battery", "%EL", 87, T - 30_000)),
        NO_CLOCK(
                SenmlRecord.reading(DISPENSER, "dispense", "count", 1, T).withoutTime(),
                SenmlRecord.reading(DISPENSER, "battery", "%EL", 86, T).withoutTime());

        private final Pack pack;

        Golden(SenmlRecord... records) {
            this.pack = Pack.of(records);
        }

        private String file(String ending) throws IOException {
            String name = "kit-" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            return Files.readString(WIRE.resolve(name + ending));
        }
    }

    @ParameterizedTest
    @EnumSource(Golden.class)
    void json_is_written_as_in_the_golden_pack(Golden golden) throws IOException {
        byte[] written = SenmlWriter.write(golden.pack, PackFormat.JSON);

        assertThat(new String(written, StandardCharsets.UTF_8)).isEqualTo(golden.file(".json"));
    }

    @ParameterizedTest
    @EnumSource(Golden.class)
    void cbor_is_written_as_in_the_golden_pack(Golden golden) throws IOException {
        byte[] written = SenmlWriter.write(golden.pack, PackFormat.CBOR);

        assertThat(HexFormat.of().formatHex(written))
                .isEqualTo(golden.file(".cbor.hex").strip());
    }

    @Property(tries = 300)
    void what_is_written_resolves_to_the_same_records(@ForAll("packs") Pack pack) throws IOException {
        JsonNode written = JSON.readTree(SenmlWriter.write(pack, PackFormat.JSON));

        List<SenmlRecord> records = pack.records();
        List<Resolved> resolved = Resolved.all(written);
        assertThat(resolved).hasSameSizeAs(records);
        for (int i = 0; i < records.size(); i++) {
            assertThat(resolved.get(i).name).isEqualTo(records.get(i).fullName());
            assertThat(resolved.get(i).unit).isEqualTo(records.get(i).unit().orElse(null));
            assertThat(resolved.get(i).millis)
                    .isEqualTo(records.get(i).atMillis().orElse(0));
            assertThat(resolved.get(i).value)
                    .isCloseTo(((SenmlRecord.Quantity) records.get(i).value()).number(), within(1e-9));
        }
    }

    @Test
    void a_name_outside_the_senml_alphabet_is_refused() {
        assertThatThrownBy(() -> SenmlRecord.reading(PROBE, "tempera ture", "Cel", 4.6, T))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not a SenML name");
    }

    @Test
    void a_number_that_is_none_is_refused() {
        assertThatThrownBy(() -> SenmlRecord.reading(PROBE, "temperature", "Cel", Double.NaN, T))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_empty_pack_cannot_be_made() {
        assertThatThrownBy(() -> new Pack(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<Pack> packs() {
        Arbitrary<SenmlRecord> timed = Combinators.combine(
                        Arbitraries.of(PROBE, READER, DISPENSER),
                        Arbitraries.of("temperature", "humidity", "battery"),
                        Arbitraries.of("Cel", "%RH"),
                        Arbitraries.doubles().between(-100, 100).ofScale(3),
                        Arbitraries.longs().between(T - 86_400_000L, T + 86_400_000L))
                .as(SenmlRecord::reading);
        Arbitrary<SenmlRecord> any = Combinators.combine(timed, Arbitraries.of(true, true, true, false))
                .as((item, hasTime) -> hasTime ? item : item.withoutTime());
        return any.list().ofMinSize(1).ofMaxSize(12).map(Pack::new);
    }

    /** A resolver for the base fields the kit writes, told from RFC 8428 §4.6 and not from the writer. */
    private record Resolved(String name, String unit, long millis, double value) {

        static List<Resolved> all(JsonNode pack) {
            List<Resolved> all = new ArrayList<>();
            String baseName = "";
            String baseUnit = null;
            double baseTime = 0;
            for (JsonNode item : pack) {
                baseName = item.path("bn").asText(baseName);
                baseUnit = item.path("bu").asText(baseUnit);
                baseTime = item.path("bt").asDouble(baseTime);
                all.add(new Resolved(
                        baseName + item.path("n").asText(""),
                        item.path("u").asText(baseUnit),
                        Math.round((baseTime + item.path("t").asDouble(0)) * 1000),
                        item.path("v").asDouble()));
            }
            return all;
        }
    }
}
