package org.wardkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.wardkeeper.fuzz.Sentences;
import org.wardkeeper.ingest.SenmlBytes.Field;

/** A pack means the same in JSON and in CBOR, and what its writer meant by it. */
class SenmlFormsFuzzTest {
    private static final Instant ARRIVAL = Instant.ofEpochSecond(1_498_780_179);

    private final SenmlDecoder decoder = new SenmlDecoder();

    /** Good, wrong and absurd alike: whatever one form is taken for, so is the other, in the same words. */
    @Property
    void both_forms_of_the_same_fields_have_the_same_outcome(
            @ForAll("anyPacks") List<List<Field>> pack, @ForAll long json, @ForAll long cbor) {
        String one = outcome(SenmlBytes.json(pack, json), SenmlFormat.JSON);
        assertThat(outcome(SenmlBytes.cbor(pack, cbor), SenmlFormat.CBOR)).isEqualTo(one);
    }

    @Property
    void a_pack_is_taken_for_what_its_writer_meant(
            @ForAll("meant") List<SenmlRecord> records, @ForAll long split, @ForAll long json, @ForAll long cbor)
            throws MalformedPackException {
        List<List<Field>> pack = withBaseFields(records, new Random(split));
        assertThat(decoder.decode(SenmlBytes.json(pack, json), SenmlFormat.JSON, ARRIVAL))
                .isEqualTo(records);
        assertThat(decoder.decode(SenmlBytes.cbor(pack, cbor), SenmlFormat.CBOR, ARRIVAL))
                .isEqualTo(records);
    }

    private String outcome(byte[] body, SenmlFormat format) {
        try {
            return decoder.decode(body, format, ARRIVAL).toString();
        } catch (MalformedPackException e) {
            Sentences.assertSentence(e.getMessage(), 200);
            return e.getMessage();
        }
    }

    /** RFC 8428 §4.1, backwards: parts of names, units, times and values become base fields wherever chance has it. */
    private static List<List<Field>> withBaseFields(List<SenmlRecord> records, Random random) {
        var pack = new ArrayList<List<Field>>();
        String baseName = "";
        String baseUnit = null;
        double baseTime = 0;
        double baseValue = 0;
        for (SenmlRecord each : records) {
            var fields = new ArrayList<Field>();
            if (!each.name().startsWith(baseName) || random.nextInt(3) == 0) {
                baseName = each.name().substring(0, random.nextInt(each.name().length() + 1));
                fields.add(new Field("bn", baseName));
            }
            if (each.unit() != null && random.nextInt(3) == 0) {
                baseUnit = each.unit();
                fields.add(new Field("bu", baseUnit));
            }
            if (random.nextInt(3) == 0) {
                baseTime = each.seconds() - random.nextInt(1_000);
                fields.add(new Field("bt", baseTime));
            }
            if (random.nextInt(3) == 0) {
                baseValue = random.nextInt(200) / 4.0;
                fields.add(new Field("bv", baseValue));
            }
            fields.addAll(ownFields(each, baseName, baseUnit, baseTime, baseValue));
            Collections.shuffle(fields, random);
            pack.add(fields);
        }
        return pack;
    }

    private static List<Field> ownFields(
            SenmlRecord each, String baseName, String baseUnit, double baseTime, double baseValue) {
        var fields = new ArrayList<Field>();
        if (!each.name().equals(baseName)) {
            fields.add(new Field("n", each.name().substring(baseName.length())));
        }
        if (each.unit() != null && !each.unit().equals(baseUnit)) {
            fields.add(new Field("u", each.unit()));
        }
        if (each.seconds() != baseTime) {
            fields.add(new Field("t", each.seconds() - baseTime));
        }
        if (each.value() instanceof SenmlValue.Number number) {
            fields.add(new Field("v", number.value() - baseValue));
        } else if (each.value() instanceof SenmlValue.Text text) {
            fields.add(new Field("vs", text.value()));
        } else if (each.value() instanceof SenmlValue.Truth truth) {
            fields.add(new Field("vb", truth.value()));
        } else if (each.value() instanceof SenmlValue.Sum sum) {
            fields.add(new Field("s", sum.value()));
        }
        return fields;
    }

    /** Every record has a unit or none has: a base unit cannot be taken back. Numbers are exact in quarters. */
    @Provide
    Arbitrary<List<SenmlRecord>> meant() {
        Arbitrary<String> names = Arbitraries.strings()
                .withChars("abzAZ09-:./_")
                .ofMinLength(1)
                .ofMaxLength(40)
                .filter(name -> Character.isLetterOrDigit(name.charAt(0)));
        Arbitrary<Double> quarters =
                Arbitraries.longs().between(-1L << 40, 1L << 40).map(n -> n / 4.0);
        Arbitrary<Double> seconds =
                Arbitraries.longs().between(4L << 28, 4L * 253_402_300_799L).map(n -> n / 4.0);
        Arbitrary<SenmlValue> values = Arbitraries.oneOf(
                quarters.map(SenmlValue.Number::new),
                quarters.map(SenmlValue.Sum::new),
                Arbitraries.strings()
                        .ofMaxLength(20)
                        .filter(SenmlFormsFuzzTest::isText)
                        .map(SenmlValue.Text::new),
                Arbitraries.of(true, false).map(SenmlValue.Truth::new));
        return Arbitraries.of(true, false).flatMap(units -> Combinators.combine(
                        names,
                        units ? Arbitraries.of("Cel", "%RH", "dBm") : Arbitraries.just((String) null),
                        seconds,
                        values)
                .as(SenmlRecord::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8));
    }

    @Provide
    Arbitrary<List<List<Field>>> anyPacks() {
        Arbitrary<Object> numbers = Arbitraries.oneOf(
                Arbitraries.doubles().map(n -> n),
                Arbitraries.of(
                        0.0,
                        -0.0,
                        1.0,
                        10.0,
                        11.0,
                        1e308,
                        -1e308,
                        268_435_455.0,
                        268_435_456.0,
                        253_402_300_799.0,
                        253_402_300_800.0),
                Arbitraries.integers().map(n -> n / 8.0));
        Arbitrary<Object> texts = Arbitraries.oneOf(
                Arbitraries.of("", "a", "urn:dev:ow:1:", "-", "a b", "\u0000", "temperature", "\u00e9", "\ud83d\ude00"),
                Arbitraries.strings().ofMaxLength(10).filter(SenmlFormsFuzzTest::isText),
                Arbitraries.just("a".repeat(600)));
        Arbitrary<Object> values = Arbitraries.frequencyOf(
                Tuple.of(10, numbers),
                Tuple.of(10, texts),
                Tuple.of(3, Arbitraries.of(true, false)),
                Tuple.of(1, Arbitraries.just((Object) NOTHING)));
        Map<String, Arbitrary<Object>> fitting = Map.of(
                "bn", texts, "n", texts, "bu", texts, "u", texts, "vs", texts, "bt", numbers, "t", numbers, "v",
                numbers);
        Arbitrary<String> labels = Arbitraries.oneOf(
                Arbitraries.of("bn", "bt", "bu", "n", "u", "v", "vs", "vb", "t", "n", "v"),
                Arbitraries.of("bver", "bv", "bs", "s", "ut", "vd", "x", "x_", "V", "", "\u00e9_"));
        Arbitrary<Field> fields = labels.flatMap(label -> Arbitraries.integers()
                .between(0, 9)
                .flatMap(n -> n == 0 ? values : fitting.getOrDefault(label, values))
                .map(value -> new Field(label, value)));
        return fields.list().ofMaxSize(6).list().ofMaxSize(5);
    }

    /** Written as {@code null} in both forms. */
    private static final Object NOTHING = new Object() {
        @Override
        public String toString() {
            return "null";
        }
    };

    private static boolean isText(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
