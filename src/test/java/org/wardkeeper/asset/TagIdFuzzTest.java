package org.wardkeeper.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.wardkeeper.fuzz.Cost;
import org.wardkeeper.fuzz.Sentences;

/** Whatever is written where a tag should be: it is a tag under one name, or it is refused in a sentence. */
class TagIdFuzzTest {

    @Property
    void a_text_is_a_tag_of_one_name_or_refused_in_a_sentence(@ForAll("texts") String text) {
        TagId tag;
        Cost cost = Cost.fromNow();
        try {
            tag = TagId.parse(text);
        } catch (IllegalArgumentException e) {
            Sentences.assertSentence(e.getMessage(), 250);
            assertThat(e.getMessage()).doesNotContain("canonical form", "For input string");
            return;
        } finally {
            cost.assertAtMost(Duration.ofSeconds(1), 1_000_000 + 200L * text.length());
        }
        assertThat(TagId.parse(tag.canonical())).isEqualTo(tag);
        assertThat(tag.canonical()).hasSizeLessThan(420).matches("[!-~]+");
    }

    @Property
    void upper_and_lower_case_of_a_tag_outside_gs1_are_one_tag(@ForAll("plain") String text) {
        assertThat(TagId.parse(text.toUpperCase(Locale.ROOT))).isEqualTo(TagId.parse(text.toLowerCase(Locale.ROOT)));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> parts = Arbitraries.oneOf(
                Arbitraries.of(
                        "urn:epc:id:",
                        "URN:EPC:ID:",
                        "urn:epc:tag:",
                        "sgtin:",
                        "sgtin",
                        ":",
                        ".",
                        "%",
                        "%25",
                        "%2F",
                        "%00",
                        "%zz",
                        "0614141.812345.",
                        "6789",
                        "3074257BF7194E4000001A85",
                        "36",
                        "00",
                        "FF",
                        "c8:f3:a1:b2:04:17",
                        " ",
                        "\t",
                        "\u0000",
                        "\u2028",
                        "\u0130",
                        "\u212a",
                        "\ud83d",
                        "\ude00",
                        "\u00e9",
                        "\"",
                        "&",
                        "/",
                        "<",
                        ">",
                        "?",
                        "\\",
                        "$1",
                        "a".repeat(120),
                        "<".repeat(120),
                        "0".repeat(70_000)),
                Arbitraries.strings().ofMaxLength(6),
                Arbitraries.strings()
                        .withChars("0123456789ABCDEFabcdef")
                        .ofMinLength(14)
                        .ofMaxLength(60));
        return parts.list().ofMaxSize(7).map(list -> list.stream().collect(Collectors.joining()));
    }

    @Provide
    Arbitrary<String> plain() {
        return Arbitraries.oneOf(
                Arbitraries.strings()
                        .withChars("0123456789abcdef")
                        .ofMinLength(2)
                        .ofMaxLength(100),
                Arbitraries.strings()
                        .withChars("0123456789abcdef:._/-")
                        .ofMinLength(1)
                        .ofMaxLength(98)
                        .map(end -> "a" + end));
    }
}
