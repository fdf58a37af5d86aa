package org.wardkeeper.custody;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A scan as it was sent. It is kept and handed back, and never opened here. */
record Pdf(byte[] content, String sha256) {

    static final int LARGEST_BYTES = 5 << 20;

    /** ISO 32000-1 §7.5.5: the last line of a file, within its last kilobyte (annex H). */
    private static final int TAIL = 1024;

    /** @throws IllegalArgumentException with a sentence, if it does not begin and end as a PDF does */
    static Pdf of(byte[] content) {
        String head = new String(content, 0, Math.min(content.length, 8), StandardCharsets.ISO_8859_1);
        String tail = new String(
                Arrays.copyOfRange(content, Math.max(0, content.length - TAIL), content.length),
                StandardCharsets.ISO_8859_1);
        if (!head.startsWith("%PDF-") || !tail.contains("%%EOF")) {
            throw new IllegalArgumentException("This is not a whole PDF file.");
        }
        return new Pdf(content, digest(content));
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
