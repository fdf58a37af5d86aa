package org.wardkeeper.coap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CRL;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sections of a file in PEM (RFC 7468), of which certificates, revocation lists and keys of elliptic curves are
 * understood; what else is in it is passed over.
 */
record PemFile(List<X509Certificate> certificates, List<X509CRL> revocations, List<PrivateKey> keys) {
    private static final Pattern SECTION =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");

    private static final Pattern BEGINNING = Pattern.compile("-----BEGIN (?:CERTIFICATE|X509 CRL|PRIVATE KEY)-----");

    /** @throws IllegalArgumentException with a sentence that names the setting and the file */
    static PemFile read(String setting, Path file) {
        var pem = new PemFile(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        try {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            Matcher section = SECTION.matcher(text);
            while (section.find()) {
                pem.add(section.group(1), Base64.getMimeDecoder().decode(section.group(2)));
            }
            pem.requireAllOf(text);
            return pem;
        } catch (IOException e) {
            throw new IllegalArgumentException(setting + ": the file " + file + " cannot be read.", e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(setting + ": the file " + file + " has a damaged section.", e);
        }
    }

    /** A revocation list that was cut off, and passed over, would let in whom it was to keep out. */
    private void requireAllOf(String text) {
        long begun = BEGINNING.matcher(text).results().count();
        if (begun != certificates.size() + revocations.size() + keys.size()) {
            throw new IllegalArgumentException("a section begins that is not whole");
        }
    }

    private void add(String title, byte[] der) throws GeneralSecurityException {
        CertificateFactory x509 = CertificateFactory.getInstance("X.509");
        switch (title) {
            case "CERTIFICATE" ->
                certificates.add((X509Certificate) x509.generateCertificate(new ByteArrayInputStream(der)));
            case "X509 CRL" -> {
                CRL list = x509.generateCRL(new ByteArrayInputStream(der));
                revocations.add((X509CRL) list);
            }
            case "PRIVATE KEY" -> keys.add(KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der)));
            default -> {
                // a remark, the parameters of a curve, a key in another form
            }
        }
    }
}
