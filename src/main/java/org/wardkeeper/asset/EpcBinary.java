package org.wardkeeper.asset;

import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * Decodes the EPC memory of a tag to its pure-identity URI (GS1 TDS 1.13 §14, coding schemes by header value). What is
 * not a well-formed EPC of a scheme known here has no URI; its hexadecimal content is then its only name.
 */
final class EpcBinary {

    /** TDS §14.3: bits and digits of the GS1 company prefix by partition value, the same in every scheme. */
    private static final int[] PREFIX_BITS = {40, 37, 34, 30, 27, 24, 20};

    private static final int[] PREFIX_DIGITS = {12, 11, 10, 9, 8, 7, 6};

    /** What follows the company prefix and the reference. */
    private enum Serial {
        NONE,
        NUMBER,
        NUMBER_AFTER_ONE,
        TEXT
    }

    /**
     * One coding scheme.
     *
     * @param digits of company prefix and reference together; 0 where the reference is of any length
     * @param partitionBits of company prefix and reference together
     * @param serialBits of the serial that follows
     */
    private record Scheme(String name, int bits, int digits, int partitionBits, Serial serial, int serialBits) {}

    private static final Map<Integer, Scheme> SCHEMES = Map.ofEntries(
            Map.entry(0x2C, new Scheme("gdti", 96, 12, 41, Serial.NUMBER, 41)),
            Map.entry(0x2D, new Scheme("gsrn", 96, 17, 58, Serial.NONE, 24)),
            Map.entry(0x2E, new Scheme("gsrnp", 96, 17, 58, Serial.NONE, 24)),
            Map.entry(0x30, new Scheme("sgtin", 96, 13, 44, Serial.NUMBER, 38)),
            Map.entry(0x31, new Scheme("sscc", 96, 17, 58, Serial.NONE, 24)),
            Map.entry(0x32, new Scheme("sgln", 96, 12, 41, Serial.NUMBER, 41)),
            Map.entry(0x33, new Scheme("grai", 96, 12, 44, Serial.NUMBER, 38)),
            Map.entry(0x34, new Scheme("giai", 96, 0, 82, Serial.NONE, 0)),
            Map.entry(0x36, new Scheme("sgtin", 198, 13, 44, Serial.TEXT, 140)),
            Map.entry(0x37, new Scheme("grai", 170, 12, 44, Serial.TEXT, 112)),
            Map.entry(0x38, new Scheme("giai", 202, 0, 0, Serial.TEXT, 188)),
            Map.entry(0x39, new Scheme("sgln", 195, 12, 41, Serial.TEXT, 140)),
            Map.entry(0x3E, new Scheme("gdti", 174, 12, 41, Serial.TEXT, 119)),
            Map.entry(0x3F, new Scheme("sgcn", 96, 12, 41, Serial.NUMBER_AFTER_ONE, 41)));

    private static final int HEADER_AND_FILTER_BITS = 11;
    private static final int CHARACTER_BITS = 7;

    private final byte[] memory;
    private int next;

    private EpcBinary(String hex) {
        this.memory = HexFormat.of().parseHex(hex);
    }

    /** The pure-identity URI of a tag's EPC memory, given as hexadecimal digits. */
    static Optional<String> toUri(String hex) {
        Scheme scheme = SCHEMES.get(Integer.parseInt(hex.substring(0, 2), 16));
        if (scheme == null || hex.length() * 4 < scheme.bits()) {
            return Optional.empty();
        }
        return Optional.ofNullable(new EpcBinary(hex).decode(scheme));
    }

    /** Null where the bits break a rule of their scheme. */
    private String decode(Scheme scheme) {
        next = HEADER_AND_FILTER_BITS;
        int partition = (int) number(3);
        if (partition >= PREFIX_BITS.length) {
            return null;
        }
        String prefix = digits(number(PREFIX_BITS[partition]), PREFIX_DIGITS[partition]);
        String rest = scheme.digits() == 0 ? individualReference(scheme, partition) : reference(scheme, partition);
        return prefix == null || rest == null || !zerosToTheEnd()
                ? null
                : EpcUri.of(scheme.name(), prefix + "." + rest);
    }

    /** GIAI: the rest is one reference of any length, a number or text (TDS §14.5.5). */
    private String individualReference(Scheme scheme, int partition) {
        if (scheme.serial() == Serial.TEXT) {
            return text(scheme.serialBits() - PREFIX_BITS[partition]);
        }
        return Long.toString(number(scheme.partitionBits() - PREFIX_BITS[partition]));
    }

    private String reference(Scheme scheme, int partition) {
        int digits = scheme.digits() - PREFIX_DIGITS[partition];
        String reference = digits(number(scheme.partitionBits() - PREFIX_BITS[partition]), digits);
        String serial =
                switch (scheme.serial()) {
                    case NONE -> number(scheme.serialBits()) == 0 ? "" : null;
                    case NUMBER -> "." + number(scheme.serialBits());
                    case NUMBER_AFTER_ONE -> afterOne(number(scheme.serialBits()));
                    case TEXT -> dotted(text(scheme.serialBits()));
                };
        return reference == null || serial == null ? null : reference + serial;
    }

    /** TDS §14.4.6 "numeric string": a 1 stands before the digits, so that leading zeros survive. */
    private static String afterOne(long value) {
        String digits = Long.toString(value);
        return digits.length() > 1 && digits.charAt(0) == '1' ? "." + digits.substring(1) : null;
    }

    private static String dotted(String text) {
        return text == null ? null : "." + text;
    }

    /** Memory is read in words; what lies behind the EPC must be empty. */
    private boolean zerosToTheEnd() {
        while (next < memory.length * Byte.SIZE) {
            if (bit() != 0) {
                return false;
            }
        }
        return true;
    }

    private long number(int bits) {
        long number = 0;
        for (int i = 0; i < bits; i++) {
            number = number << 1 | bit();
        }
        return number;
    }

    private int bit() {
        int bit = memory[next / Byte.SIZE] >> (Byte.SIZE - 1 - next % Byte.SIZE) & 1;
        next++;
        return bit;
    }

    /** TDS §14.4.3: padded with zeros; null where the number needs more digits than there are. */
    private static String digits(long value, int length) {
        String digits = length == 0 && value == 0 ? "" : Long.toString(value);
        return digits.length() > length ? null : "0".repeat(length - digits.length()) + digits;
    }

    /** TDS §14.4.4 "string": 7-bit characters, then zeros to the end of the field. */
    private String text(int bits) {
        StringBuilder text = new StringBuilder();
        boolean ended = false;
        for (int rest = bits; rest >= CHARACTER_BITS; rest -= CHARACTER_BITS) {
            char c = (char) number(CHARACTER_BITS);
            if (ended && c != 0) {
                return null;
            }
            ended |= c == 0;
            if (!ended) {
                text.append(c);
            }
        }
        boolean clean = number(bits % CHARACTER_BITS) == 0;
        return clean && EpcUri.writable(text.toString()) ? EpcUri.escaped(text.toString()) : null;
    }
}
