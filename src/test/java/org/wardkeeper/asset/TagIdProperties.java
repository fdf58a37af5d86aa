package org.wardkeeper.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Encodes EPCs here, by the tables of the standard, and has them decoded. */
class TagIdProperties {

    private static final int[] PREFIX_BITS = {40, 37, 34, 30, 27, 24, 20};

    @Property
    void an_sgtin_comes_back_as_it_was_encoded(
            @ForAll @IntRange(max = 6) int partition,
            @ForAll @LongRange(max = 999_999_999_999L) long prefix,
            @ForAll @LongRange(max = 9_999_999L) long item,
            @ForAll @LongRange(max = (1L << 38) - 1) long serial) {
        int prefixDigits = 12 - partition;
        int itemDigits = 1 + partition;
        long shortPrefix = prefix % power(prefixDigits);
        long shortItem = item % power(itemDigits);
        Bits bits = new Bits()
                .add(0x30, 8)
                .add(1, 3)
                .add(partition, 3)
                .add(shortPrefix, PREFIX_BITS[partition])
                .add(shortItem, 44 - PREFIX_BITS[partition])
                .add(serial, 38);

        assertThat(TagId.parse(bits.hex()).canonical())
                .isEqualTo("urn:epc:id:sgtin:" + padded(shortPrefix, prefixDigits) + "." + padded(shortItem, itemDigits)
                        + "." + serial);
    }

    @Property
    void a_grai_with_a_serial_of_letters_comes_back_as_it_was_encoded(@ForAll("serials") String serial) {
        Bits bits = new Bits().add(0x37, 8).add(0, 3).add(5, 3).add(614141, 24).add(12345, 20);
        for (int i = 0; i < 16; i++) {
            bits.add(i < serial.length() ? serial.charAt(i) : 0, 7);
        }
        bits.add(0, 6);

        assertThat(TagId.parse(bits.hex())).isEqualTo(TagId.parse("urn:epc:id:grai:0614141.12345." + escaped(serial)));
    }

    @Property
    void the_canonical_form_is_its_own_canonical_form(@ForAll("serials") String serial) {
        TagId tag = TagId.parse("urn:epc:id:giai:0614141." + escaped(serial));

        assertThat(TagId.parse(tag.canonical())).isEqualTo(tag);
    }

    @Property
    void any_memory_content_has_one_name_in_capitals_and_in_small_letters(@ForAll("memories") String hex) {
        assertThat(TagId.parse(hex)).isEqualTo(TagId.parse(hex.toUpperCase(Locale.ROOT)));
        assertThat(TagId.parse(TagId.parse(hex).canonical())).isEqualTo(TagId.parse(hex));
    }

    /** Character set 82 of the standard. */
    @Provide
    Arbitrary<String> serials() {
        return Arbitraries.strings()
                .withChars("!\"%&'()*+,-./0123456789:;<=>?ABCXYZ_abcxyz")
                .ofMinLength(1)
                .ofMaxLength(16);
    }

    @Provide
    Arbitrary<String> memories() {
        return Arbitraries.strings().withChars("0123456789abcdef").ofLength(24);
    }

    private static String escaped(String serial) {
        return serial.replace("%", "%25")
                .replace("\"", "%22")
                .replace("&", "%26")
                .replace("/", "%2F")
                .replace("<", "%3C")
                .replace(">", "%3E")
                .replace("?", "%3F");
    }

    private static long power(int digits) {
        return BigInteger.TEN.pow(digits).longValueExact();
    }

    private static String padded(long value, int digits) {
        return String.format(Locale.ROOT, "%0" + digits + "d", value);
    }

    private static final class Bits {
        private BigInteger value = BigInteger.ZERO;
        private int length;

        Bits add(long part, int bits) {
            value = value.shiftLeft(bits).or(BigInteger.valueOf(part));
            length += bits;
            return this;
        }

        String hex() {
            int padding = (8 - length % 8) % 8;
            String hex = value.shiftLeft(padding).toString(16);
            return "0".repeat((length + padding) / 4 - hex.length()) + hex;
        }
    }
}
