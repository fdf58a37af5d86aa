package org.wardkeeper.asset;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wardkeeper.place.Names;

/** Spelling of pure-identity URIs, {@code urn:epc:id:SCHEME:PARTS} (GS1 TDS 1.13 §6). */
final class EpcUri {

    private static final Pattern URI = Pattern.compile("(?i:urn:epc:id):(?<scheme>[A-Za-z]{2,8}):(?<parts>.{1,120})");
    /** Most URIs: nothing in them could be spelled otherwise. Every sighting of a tag comes by here. */
    private static final Pattern PLAIN = Pattern.compile("urn:epc:id:[a-z]{2,8}:[0-9]{6,12}\\.[0-9.]{1,40}");

    private static final Pattern ESCAPE = Pattern.compile("%([0-9A-Fa-f]{2})");

    /** GS1's character set 82 (TDS table A-1): what serial numbers are written in. */
    private static final Pattern ALLOWED = Pattern.compile("[!-#%-?A-Z_a-z]+");

    private EpcUri() {}

    /** The URI with each character escaped exactly where the standard escapes it, whether or not it came so. */
    static String normalised(String text) {
        return PLAIN.matcher(text).matches() ? text : respelled(text);
    }

    private static String respelled(String text) {
        Matcher uri = URI.matcher(text);
        if (!uri.matches()) {
            throw new IllegalArgumentException("'" + Names.shown(text) + "' is not a pure-identity URI, urn:epc:id:…");
        }
        String parts = unescaped(uri.group("parts"));
        if (!ALLOWED.matcher(parts).matches() || !parts.contains(".")) {
            throw new IllegalArgumentException("'" + Names.shown(text) + "' has characters or parts that no EPC has.");
        }
        return of(uri.group("scheme").toLowerCase(Locale.ROOT), escaped(parts));
    }

    static String of(String scheme, String escapedParts) {
        return "urn:epc:id:" + scheme + ":" + escapedParts;
    }

    /** TDS table A-1: these characters stand as escapes in a URI, all others as themselves. */
    static String escaped(String serial) {
        StringBuilder out = new StringBuilder(serial.length());
        for (char c : serial.toCharArray()) {
            if ("\"#%&/<>?".indexOf(c) >= 0) {
                out.append('%').append(String.format(Locale.ROOT, "%02X", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    static boolean writable(String serial) {
        return ALLOWED.matcher(serial).matches();
    }

    private static String unescaped(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(new String(
                        new byte[] {(byte) Integer.parseInt(match.group(1), 16)}, StandardCharsets.ISO_8859_1)));
    }
}
