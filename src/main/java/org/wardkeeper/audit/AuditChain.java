package org.wardkeeper.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/**
 * The chain's arithmetic: an entry's hash is SHA-256(hash of the entry before ‖ canonical bytes of this one).
 *
 * <p>Canonical bytes: epoch seconds (8 bytes), microseconds (4), then actor, action, subject and detail, each as its
 * length in bytes (4) and its UTF-8. Lengths come first, so that no text can be read as the border between two fields.
 */
final class AuditChain {

    /** What the first entry is chained to. */
    private static final byte[] START = new byte[32];

    private AuditChain() {}

    static byte[] start() {
        return START.clone();
    }

    static byte[] hash(byte[] previous, AuditEntry entry) {
        MessageDigest digest = sha256();
        digest.update(previous);
        digest.update(canonical(entry));
        return digest.digest();
    }

    private static byte[] canonical(AuditEntry entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writeTime(out, entry.at());
            writeText(out, entry.actor());
            writeText(out, entry.action());
            writeText(out, entry.subject());
            writeText(out, entry.detail());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void writeTime(DataOutputStream out, Instant at) throws IOException {
        out.writeLong(at.getEpochSecond());
        out.writeInt(at.getNano() / 1_000);
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
