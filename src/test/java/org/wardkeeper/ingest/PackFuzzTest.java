package org.wardkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.wardkeeper.fuzz.Cost;
import org.wardkeeper.fuzz.Edit;
import org.wardkeeper.fuzz.Sentences;

/** Packs that an attacker made out of good ones: each decodes or is malformed, at once, and within its memory. */
class PackFuzzTest {
    private static final Instant ARRIVAL = Instant.ofEpochSecond(1_498_780_179);
    private static final int LONGEST_BODY = 64 * 1024;
    private static final int LONGEST_SENTENCE = 200;

    /** A body of nothing but nested CBOR tags has the parser copy its list of them again and again: the worst there is. */
    private static final long GARBAGE_A_BYTE = 2_000;

    private static final List<byte[]> JSON_PACKS = WirePacks.in(SenmlFormat.JSON);
    private static final List<byte[]> CBOR_PACKS = WirePacks.in(SenmlFormat.CBOR);

    private static final List<byte[]> JSON_FRAGMENTS = Stream.of(
                    "[",
                    "{",
                    "]",
                    "}",
                    ",",
                    "[".repeat(5_000),
                    "{\"a\":".repeat(2_000),
                    "1e999",
                    "-1e-999",
                    "1e308",
                    "NaN",
                    "-Infinity",
                    "0x10",
                    "9".repeat(60),
                    "9".repeat(5_000),
                    "0." + "0".repeat(50) + "1",
                    "\"\\u0000\"",
                    "\"\\ud800\"",
                    "\"\\udc00\\ud800\"",
                    "\u0000",
                    "\"\r\n\"",
                    "null",
                    "true",
                    "\"v\":1,",
                    "\"bn\":\"x\",",
                    "\"bt\":1e300,",
                    "\"bv\":1e308,\"bs\":-1e308,",
                    "\"bver\":11,",
                    "\"x_\":1,",
                    "//",
                    "/*",
                    "\ufeff",
                    "\"" + "a".repeat(5_000) + "\"",
                    "\"n\":\"" + "a".repeat(300) + "\",",
                    "\"vd\":[[1]],")
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .toList();

    /** Heads of CBOR items (RFC 8949 §3) that promise more than follows, or what SenML has no use for. */
    private static final List<byte[]> CBOR_FRAGMENTS = Stream.of(
                    "9f",
                    "bf",
                    "7f",
                    "5f",
                    "ff",
                    "80",
                    "a0",
                    "f6",
                    "f7",
                    "e0",
                    "f818",
                    "f8ff",
                    "f97e00",
                    "f97c00",
                    "fa7f800000",
                    "fb7ff0000000000000",
                    "fbffefffffffffffff",
                    "1bffffffffffffffff",
                    "3bffffffffffffffff",
                    "9bffffffffffffffff",
                    "bb7fffffffffffffff",
                    "7bffffffffffffffff",
                    "5b7fffffffffffffff",
                    "9a7fffffff",
                    "7a7fffffff",
                    "5affffffff",
                    "7affffffff",
                    "c248ffffffffffffffff",
                    "c25affffffff",
                    "c35f41ff41ffff",
                    "c4821b7fffffffffffffff01",
                    "c4821a7fffffff01",
                    "c4823a7fffffff01",
                    "c482391387c24101",
                    "c48201",
                    "c482f9000001",
                    "c5820101",
                    "c100",
                    "c074323031332d30332d32315432303a30343a30305a",
                    "d9d9f7",
                    "dbffffffffffffffff",
                    "d818420000",
                    "7f61616161ff",
                    "7f7f6161ffff",
                    "7f4161ff",
                    "62c328",
                    "64f4908080",
                    "63eda080",
                    "1c",
                    "3d",
                    "5e",
                    "7d",
                    "9e",
                    "bd",
                    "dc",
                    "fc",
                    "21",
                    "3863",
                    "20",
                    "9f9f9f9f9f9f9f9f9f9f9f")
            .map(HexFormat.of()::parseHex)
            .toList();

    private final SenmlDecoder decoder = new SenmlDecoder();

    @Property
    void a_json_pack_that_was_damaged_decodes_or_is_malformed(
            @ForAll("jsonPacks") byte[] pack, @ForAll("edits") List<Edit> edits) {
        decodesOrIsMalformed(Edit.apply(edits, pack, JSON_PACKS, JSON_FRAGMENTS), SenmlFormat.JSON);
    }

    @Property
    void a_cbor_pack_that_was_damaged_decodes_or_is_malformed(
            @ForAll("cborPacks") byte[] pack, @ForAll("edits") List<Edit> edits) {
        decodesOrIsMalformed(Edit.apply(edits, pack, CBOR_PACKS, CBOR_FRAGMENTS), SenmlFormat.CBOR);
    }

    @Property
    void a_pack_of_the_other_form_decodes_or_is_malformed(
            @ForAll("jsonPacks") byte[] json, @ForAll("cborPacks") byte[] cbor, @ForAll("edits") List<Edit> edits) {
        decodesOrIsMalformed(Edit.apply(edits, json, CBOR_PACKS, CBOR_FRAGMENTS), SenmlFormat.CBOR);
        decodesOrIsMalformed(Edit.apply(edits, cbor, JSON_PACKS, JSON_FRAGMENTS), SenmlFormat.JSON);
    }

    /** Nothing but heads of items, in any order: deeper and stranger than damage gets. */
    @Property
    void cbor_out_of_nothing_but_heads_decodes_or_is_malformed(@ForAll("heads") byte[] body) {
        decodesOrIsMalformed(body, SenmlFormat.CBOR);
    }

    @Property
    void json_out_of_nothing_but_tokens_decodes_or_is_malformed(@ForAll("tokens") byte[] body) {
        decodesOrIsMalformed(body, SenmlFormat.JSON);
    }

    /** What costs most for its bytes, each filled up to the longest body the door lets in. */
    @Example
    void the_longest_body_of_each_fragment_decodes_or_is_malformed() {
        JSON_FRAGMENTS.forEach(fragment -> {
            decodesOrIsMalformed(filled("[{\"n\":\"a\",\"v\":", fragment), SenmlFormat.JSON);
            decodesOrIsMalformed(filled("[{\"n\":\"a\",\"v\":1,\"x\":", fragment), SenmlFormat.JSON);
            decodesOrIsMalformed(filled("[", fragment), SenmlFormat.JSON);
        });
        CBOR_FRAGMENTS.forEach(fragment -> {
            decodesOrIsMalformed(filled("\u0081", fragment), SenmlFormat.CBOR);
            decodesOrIsMalformed(filled("\u0081\u00bf\u0000\u0061a\u0002", fragment), SenmlFormat.CBOR);
            decodesOrIsMalformed(filled("\u009f\u00bf\u0000\u0061a\u0002\u0001\u0061x", fragment), SenmlFormat.CBOR);
        });
    }

    @Example
    void a_number_as_long_as_the_body_is_refused_at_once() {
        byte[] digits = new byte[LONGEST_BODY];
        Arrays.fill(digits, (byte) 0xff);
        for (String head : List.of(
                "81a200616102c25a0000ff00", "81a200616102c4821a000003e8c25a0000ff00", "81a200616108c25a0000ff00")) {
            byte[] body = digits.clone();
            byte[] start = HexFormat.of().parseHex(head);
            System.arraycopy(start, 0, body, 0, start.length);
            decodesOrIsMalformed(body, SenmlFormat.CBOR);
        }
    }

    @Example
    void ten_thousand_labels_that_nobody_knows_cost_no_more_than_others() {
        for (int pack = 0; pack < 50; pack++) {
            var body = new StringBuilder("[{\"n\":\"a\",\"v\":1");
            for (int i = 0; body.length() < LONGEST_BODY - 20; i++) {
                body.append(",\"")
                        .append(Integer.toString(pack * 100_000 + i, 36))
                        .append("\":1");
            }
            decodesOrIsMalformed(body.append("}]").toString().getBytes(StandardCharsets.US_ASCII), SenmlFormat.JSON);
        }
    }

    @Provide
    Arbitrary<byte[]> jsonPacks() {
        return Arbitraries.of(JSON_PACKS);
    }

    @Provide
    Arbitrary<byte[]> cborPacks() {
        return Arbitraries.of(CBOR_PACKS);
    }

    @Provide
    Arbitrary<List<Edit>> edits() {
        return Edit.some(5);
    }

    @Provide
    Arbitrary<byte[]> heads() {
        Arbitrary<byte[]> parts = Arbitraries.oneOf(
                Arbitraries.of(CBOR_FRAGMENTS),
                Arbitraries.integers().between(0, 255).map(b -> new byte[] {(byte) (int) b}),
                Arbitraries.of("0061610201", "81a200616102", "bf", "0062aaaa").map(HexFormat.of()::parseHex));
        return Combinators.combine(
                        Arbitraries.of("81", "81bf", "9fbf", "").map(HexFormat.of()::parseHex),
                        parts.list().ofMaxSize(30))
                .as(PackFuzzTest::joined);
    }

    @Provide
    Arbitrary<byte[]> tokens() {
        Arbitrary<byte[]> parts = Arbitraries.oneOf(
                Arbitraries.of(JSON_FRAGMENTS),
                Arbitraries.of("\"n\":\"a\"", "\"v\":1", ",", "},{", "\"vs\":\"x\"", "\"t\":-1", "}]", " ")
                        .map(text -> text.getBytes(StandardCharsets.UTF_8)));
        return Combinators.combine(
                        Arbitraries.of("[{", "[", "").map(text -> text.getBytes(StandardCharsets.UTF_8)),
                        parts.list().ofMaxSize(30))
                .as(PackFuzzTest::joined);
    }

    private static byte[] joined(byte[] head, List<byte[]> parts) {
        var joined = new ByteArrayOutputStream();
        joined.writeBytes(head);
        parts.forEach(joined::writeBytes);
        return joined.toByteArray();
    }

    private static byte[] filled(String head, byte[] fragment) {
        var body = new ByteArrayOutputStream(LONGEST_BODY);
        body.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        while (body.size() + fragment.length <= LONGEST_BODY) {
            body.writeBytes(fragment);
        }
        return body.toByteArray();
    }

    private void decodesOrIsMalformed(byte[] body, SenmlFormat format) {
        Cost cost = Cost.fromNow();
        List<SenmlRecord> records = List.of();
        String refusal = "";
        try {
            records = decoder.decode(body, format, ARRIVAL);
        } catch (MalformedPackException e) {
            refusal = e.getMessage();
        }
        cost.assertAtMost(Duration.ofSeconds(1), 1_000_000 + GARBAGE_A_BYTE * body.length);
        if (records.isEmpty()) {
            Sentences.assertSentence(refusal, LONGEST_SENTENCE);
        }
        records.forEach(PackFuzzTest::isResolved);
    }

    private static void isResolved(SenmlRecord record) {
        assertThat(record.name()).matches("[A-Za-z0-9][-A-Za-z0-9:._/]{0,511}");
        assertThat(record.seconds()).isFinite();
        assertThat(record.time())
                .isBetween(Instant.parse("-9999-01-01T00:00:00Z"), Instant.parse("9999-12-31T23:59:59Z"));
        if (record.value() instanceof SenmlValue.Number number) {
            assertThat(number.value()).isFinite();
        }
    }
}
