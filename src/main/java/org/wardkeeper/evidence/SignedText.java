package org.wardkeeper.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A JSON object with its signature as the last member: signed is everything but the last two lines, so that
 * {@code head -n -2} gives what a stranger's tool has to check.
 *
 * @param signed the bytes that are signed
 */
public record SignedText(byte[] signed, byte[] signature) {

    private static final String MEMBER = "  \"signature\" : \"";
    private static final String END = "\n}";

    /**
     * Signs a JSON object.
     *
     * @param json an object with its members on lines of their own
     */
    public static SignedText of(String json, UnaryOperator<byte[]> signer) {
        if (!json.endsWith(END)) {
            throw new IllegalArgumentException("A signed object ends with a brace on a line of its own.");
        }
        byte[] signed = (json.substring(0, json.length() - END.length()) + ",\n").getBytes(StandardCharsets.UTF_8);
        return new SignedText(signed, signer.apply(signed));
    }

    /** Takes a text apart; empty where it has no signature in its last but one line. */
    public static Optional<SignedText> read(String text) {
        int begin = text.lastIndexOf("\n" + MEMBER) + 1;
        int end = text.indexOf('"', begin + MEMBER.length());
        if (begin == 0 || end < 0 || !text.substring(end + 1).strip().equals("}")) {
            return Optional.empty();
        }
        try {
            byte[] signature = Base64.getDecoder().decode(text.substring(begin + MEMBER.length(), end));
            return Optional.of(new SignedText(text.substring(0, begin).getBytes(StandardCharsets.UTF_8), signature));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The whole object. */
    public String text() {
        return new String(signed, StandardCharsets.UTF_8)
                + MEMBER
                + Base64.getEncoder().encodeToString(signature)
                + "\"\n}\n";
    }
}
