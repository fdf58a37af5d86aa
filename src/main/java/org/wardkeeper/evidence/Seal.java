package org.wardkeeper.evidence;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Signatures of a site: ECDSA over P-256 with SHA-256 (FIPS 186-5), as DER, which every tool knows. */
public final class Seal {

    public static final String ALGORITHM = "SHA256withECDSA";

    private static final int ID_BYTES = 8;

    private Seal() {}

    /** @param publicKey as SubjectPublicKeyInfo (RFC 5280 §4.1) */
    public static boolean isOf(byte[] publicKey, byte[] signed, byte[] signature) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key(publicKey));
            check.update(signed);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** How a key is called: the first eight bytes of its hash. */
    public static String keyId(byte[] publicKey) {
        return HexFormat.of().formatHex(Arrays.copyOf(Sha256.of(publicKey), ID_BYTES));
    }

    /** The public part as PEM (RFC 7468). */
    public static String pem(byte[] publicKey) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(publicKey)
                + "\n-----END PUBLIC KEY-----\n";
    }

    private static PublicKey key(byte[] publicKey) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(publicKey));
    }
}
