package org.wardkeeper.asset;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.wardkeeper.place.Names;

/**
 * The one name of a tag, however a reader spells it.
 *
 * <p>An RFID tag's EPC arrives as the hexadecimal content of its memory or as a pure-identity URI, and both are one tag:
 * the canonical form is the URI as GS1's Tag Data Standard writes it. A URI may come without escapes, since SenML names
 * allow letters, digits and {@code -:._/} only (RFC 8428 §4.5.1). Hexadecimal content that is no EPC of GS1's is kept as
 * upper-case hexadecimal. Everything else is a BLE id and is kept in lower case.
 */
public record TagId(String canonical) {

    private static final Pattern BLE_ID = Pattern.compile("[a-z0-9][a-z0-9:._/-]{1,99}");
    private static final int SHORTEST_EPC_DIGITS = 16;
    private static final int LONGEST_EPC_DIGITS = 128;
    private static final String URN_EPC = "urn:epc:";

    public TagId {
        Objects.requireNonNull(canonical);
        if (!canonical.equals(canonicalOf(canonical))) {
            throw new IllegalArgumentException("'" + canonical + "' is not the canonical form of a tag's id.");
        }
    }

    /** @throws IllegalArgumentException with a sentence, if the text cannot be the id of a tag */
    public static TagId parse(String text) {
        return new TagId(canonicalOf(text.strip()));
    }

    private static String canonicalOf(String text) {
        if (isEpcHex(text)) {
            return EpcBinary.toUri(text).orElse(text.toUpperCase(Locale.ROOT));
        }
        if (text.regionMatches(true, 0, URN_EPC, 0, URN_EPC.length())) {
            return EpcUri.normalised(text);
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (!BLE_ID.matcher(lower).matches()) {
            throw new IllegalArgumentException(
                    "'" + Names.shown(text) + "' is not the id of a tag: an EPC in hexadecimal or as"
                            + " urn:epc:id:…, or a BLE id of letters, digits and -:._/");
        }
        return lower;
    }

    /** Whole bytes, and more of them than a BLE address has. */
    private static boolean isEpcHex(String text) {
        int digits = text.length();
        return digits >= SHORTEST_EPC_DIGITS
                && digits <= LONGEST_EPC_DIGITS
                && digits % 2 == 0
                && text.chars().allMatch(HexFormat::isHexDigit);
    }

    @Override
    public String toString() {
        return canonical;
    }
}
