package org.wardkeeper.evidence;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;

/**
 * What is signed at the end of a site's day: the root over the heads of all chains, and the statement before it.
 *
 * @param sealedAt when; what arrived later belongs to a later root
 * @param leaves how many chains
 * @param previous SHA-256 of the statement before; zeros for the first
 */
public record RootStatement(LocalDate day, Instant sealedAt, int leaves, byte[] root, byte[] previous) {

    private static final HexFormat HEX = HexFormat.of();

    public static byte[] first() {
        return new byte[32];
    }

    /** The bytes that are signed: six lines of text. */
    public byte[] bytes() {
        return ("wardkeeper root 1\n" + day + '\n' + sealedAt + '\n' + leaves + '\n' + HEX.formatHex(root) + '\n'
                        + HEX.formatHex(previous) + '\n')
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** A leaf of the tree: how far one chain had come. */
    public static byte[] leaf(String name, long n, byte[] hash) {
        return (name + '\t' + n + '\t' + HEX.formatHex(hash)).getBytes(StandardCharsets.UTF_8);
    }
}
