package org.wardkeeper.bench.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The pseudo-random function of TLS 1.2 over SHA-256 (RFC 5246 §5). */
final class TlsPrf {
    private static final String HMAC = "HmacSHA256";
    private static final int HASH_BYTES = 32;

    private TlsPrf() {}

    static byte[] bytes(byte[] secret, String label, byte[] seed, int length) throws GeneralSecurityException {
        byte[] labelled = concat(label.getBytes(StandardCharsets.US_ASCII), seed);
        Mac mac = Mac.getInstance(HMAC);
        mac.init(new SecretKeySpec(secret, HMAC));
        byte[] output = new byte[(length + HASH_BYTES - 1) / HASH_BYTES * HASH_BYTES];
        byte[] a = labelled;
        for (int at = 0; at < length; at += HASH_BYTES) {
            a = mac.doFinal(a);
            System.arraycopy(mac.doFinal(concat(a, labelled)), 0, output, at, HASH_BYTES);
        }
        return Arrays.copyOf(output, length);
    }

    static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
