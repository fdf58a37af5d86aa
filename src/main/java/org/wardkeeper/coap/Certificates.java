package org.wardkeeper.coap;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.eclipse.californium.elements.util.CertPathUtil;

/**
 * The certificates of an installation: who may vouch for devices, which of their certificates were revoked, and what the
 * server shows of itself.
 *
 * @param trusted the authorities that vouch for devices
 * @param revocations lists of revoked certificates, each signed by one of the trusted
 * @param chain the server's certificate first, then whoever vouches for it
 * @param key the server's private key
 */
public record Certificates(
        List<X509Certificate> trusted, List<X509CRL> revocations, List<X509Certificate> chain, PrivateKey key) {
    public static final String TRUST = "WARDKEEPER_COAPS_TRUST";
    public static final String OWN = "WARDKEEPER_COAPS_CERTIFICATE";

    /**
     * Reads both files.
     *
     * @throws IllegalArgumentException with one sentence that names the setting at fault
     */
    public static Certificates read(Path trust, Path own) {
        PemFile authorities = PemFile.read(TRUST, trust);
        if (authorities.certificates().isEmpty()) {
            throw new IllegalArgumentException(TRUST + ": the file " + trust + " has no certificate in PEM.");
        }
        for (X509Certificate authority : authorities.certificates()) {
            if (authority.getBasicConstraints() < 0) {
                throw new IllegalArgumentException(TRUST + ": the certificate of " + authority.getSubjectX500Principal()
                        + " is not that of an authority.");
            }
        }
        authorities.revocations().forEach(list -> requireSigned(list, authorities.certificates()));
        PemFile server = PemFile.read(OWN, own);
        if (server.certificates().isEmpty() || server.keys().size() != 1) {
            throw new IllegalArgumentException(OWN + ": the file " + own
                    + " must have the server's certificate and one private key (PKCS #8, elliptic curve).");
        }
        if (!CertPathUtil.canBeUsedForAuthentication(server.certificates().get(0), false)) {
            throw new IllegalArgumentException(OWN + ": the certificate in " + own + " is not meant for servers.");
        }
        PrivateKey key = server.keys().get(0);
        requirePair(key, server.certificates().get(0).getPublicKey());
        return new Certificates(
                List.copyOf(authorities.certificates()),
                List.copyOf(authorities.revocations()),
                List.copyOf(server.certificates()),
                key);
    }

    /** Whether an authority has taken this certificate back. */
    boolean isRevoked(X509Certificate certificate) {
        return revocations.stream()
                .anyMatch(list -> list.getIssuerX500Principal().equals(certificate.getIssuerX500Principal())
                        && Optional.ofNullable(list.getRevokedCertificate(certificate.getSerialNumber()))
                                .isPresent());
    }

    private static void requireSigned(X509CRL list, List<X509Certificate> authorities) {
        for (X509Certificate authority : authorities) {
            try {
                list.verify(authority.getPublicKey());
                return;
            } catch (GeneralSecurityException e) {
                // not by this one
            }
        }
        throw new IllegalArgumentException(TRUST + ": the revocation list of " + list.getIssuerX500Principal()
                + " is signed by none of the authorities in the same file.");
    }

    private static void requirePair(PrivateKey own, PublicKey shown) {
        byte[] words = {1, 2, 3};
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(own);
            signature.update(words);
            byte[] signed = signature.sign();
            signature.initVerify(shown);
            signature.update(words);
            if (signature.verify(signed)) {
                return;
            }
        } catch (GeneralSecurityException e) {
            // a key of another kind belongs to no key of ours
        }
        throw new IllegalArgumentException(OWN + ": the private key does not belong to the first certificate, or is not"
                + " of an elliptic curve.");
    }
}
