package org.wardkeeper.coap;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An authority of the tests, with the JDK's own keytool: it vouches for devices and takes its word back. */
final class TestAuthority {
    private static final String PASSWORD = "changeit";
    private static final byte[] ECDSA_SHA256 = {0x30, 0x0a, 6, 8, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 4, 3, 2};
    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path store;

    private TestAuthority(Path store) {
        this.store = store;
    }

    static TestAuthority named(String name, Path folder) throws Exception {
        var authority = new TestAuthority(folder.resolve(name + ".p12"));
        authority.keytool(
                "-genkeypair",
                "-alias",
                "ca",
                "-dname",
                "CN=" + name,
                "-ext",
                "bc:c",
                "-ext",
                "ku:c=keyCertSign,cRLSign");
        return authority;
    }

    /** A certificate that this authority vouches for. */
    record Issued(PrivateKey key, List<X509Certificate> chain) {
        X509Certificate certificate() {
            return chain.get(0);
        }

        String pem() throws GeneralSecurityException {
            StringBuilder text = new StringBuilder("The server's own, with who vouches for it.\n");
            for (X509Certificate one : chain) {
                text.append(TestAuthority.pem("CERTIFICATE", one.getEncoded()));
            }
            return text.append(TestAuthority.pem("PRIVATE KEY", key.getEncoded()))
                    .toString();
        }
    }

    /** @param more arguments of keytool, such as {@code -ext san=uri:…} or {@code -startdate} */
    Issued issue(String alias, String... more) throws Exception {
        var arguments =
                new ArrayList<>(List.of("-genkeypair", "-alias", alias, "-signer", "ca", "-dname", "CN=" + alias));
        arguments.addAll(Arrays.asList(more));
        keytool(arguments.toArray(String[]::new));
        KeyStore keys = open();
        List<X509Certificate> chain = new ArrayList<>();
        for (Certificate one : keys.getCertificateChain(alias)) {
            chain.add((X509Certificate) one);
        }
        return new Issued((PrivateKey) keys.getKey(alias, PASSWORD.toCharArray()), chain);
    }

    String pem() throws Exception {
        return pem("CERTIFICATE", certificate().getEncoded());
    }

    /** A list that takes one certificate back (RFC 5280 §5.1), written out and signed here. */
    String revoking(X509Certificate certificate) throws Exception {
        byte[] now = der(0x17, UTC_TIME.format(Instant.now().minusSeconds(60)).getBytes());
        byte[] later =
                der(0x17, UTC_TIME.format(Instant.now().plusSeconds(86_400)).getBytes());
        byte[] entry = der(0x30, der(2, certificate.getSerialNumber().toByteArray()), now);
        byte[] list = der(
                0x30,
                der(2, BigInteger.ONE.toByteArray()),
                ECDSA_SHA256,
                certificate().getSubjectX500Principal().getEncoded(),
                now,
                later,
                der(0x30, entry));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign((PrivateKey) open().getKey("ca", PASSWORD.toCharArray()));
        signature.update(list);
        byte[] signed = signature.sign();
        byte[] bits = new byte[signed.length + 1];
        System.arraycopy(signed, 0, bits, 1, signed.length);
        return pem("X509 CRL", der(0x30, list, ECDSA_SHA256, der(3, bits)));
    }

    private X509Certificate certificate() throws Exception {
        return (X509Certificate) open().getCertificate("ca");
    }

    private KeyStore open() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(store)) {
            keys.load(file, PASSWORD.toCharArray());
        }
        return keys;
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(Arrays.asList(arguments));
        command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-sigalg", "SHA256withECDSA"));
        command.addAll(List.of("-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException("keytool: " + said);
        }
    }

    private static String pem(String title, byte[] der) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + title + "-----\n" + text + "\n-----END " + title + "-----\n";
    }

    /** A value with its tag and its length (X.690 §8.1). */
    private static byte[] der(int tag, byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        byte[] head = length < 128
                ? new byte[] {(byte) tag, (byte) length}
                : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
        byte[] all = Arrays.copyOf(head, head.length + length);
        int at = head.length;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
