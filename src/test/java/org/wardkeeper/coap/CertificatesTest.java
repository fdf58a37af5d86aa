package org.wardkeeper.coap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.dtls.CertificateType;
import org.eclipse.californium.scandium.dtls.cipher.CipherSuite;
import org.eclipse.californium.scandium.dtls.x509.SingleCertificateProvider;
import org.eclipse.californium.scandium.dtls.x509.StaticNewAdvancedCertificateVerifier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which certificates speak for a device, and what is said of files that hold none. */
class CertificatesTest {
    private static final String PUMP = "urn:dev:ops:32473-certified-pump";
    private static final String[] FOR_PUMP = {"-ext", "san=uri:" + PUMP, "-ext", "eku=clientAuth"};

    @TempDir
    static Path folder;

    private static TestAuthority ours;
    private static TestAuthority.Issued server;
    private static TestAuthority.Issued revoked;
    private static Path trust;
    private static Path own;
    private static TestPorts ports;

    @BeforeAll
    static void open() throws Exception {
        ours = TestAuthority.named("ours", folder);
        server = ours.issue("server", "-ext", "san=dns:wardkeeper.example", "-ext", "eku=serverAuth");
        revoked = ours.issue("revoked", FOR_PUMP);
        trust = write("trust.pem", ours.pem() + ours.revoking(revoked.certificate()));
        own = write("own.pem", server.pem());
        ports = new TestPorts(Optional.of(Certificates.read(trust, own)));
        ports.certifiable.add(PUMP);
    }

    @AfterAll
    static void close() {
        ports.close();
    }

    @Test
    void a_certificate_of_ours_speaks_for_the_device_it_names() throws Exception {
        assertThat(heard(ours.issue("pump", FOR_PUMP))).isEqualTo(PUMP + "#x509");
    }

    @Test
    void a_key_is_as_good_beside_it() throws Exception {
        ports.keys.put(PUMP, TestPorts.KEY);
        try (TestDevice device = TestDevice.withKey(ports.port(), PUMP, TestPorts.KEY)) {
            assertThat(device.heardAs()).isEqualTo(PUMP);
        }
    }

    @Test
    void another_authority_s_certificate_is_not_believed() throws Exception {
        assertThat(heard(TestAuthority.named("theirs", folder).issue("pump", FOR_PUMP)))
                .isEmpty();
    }

    @Test
    void an_expired_certificate_is_not_believed() throws Exception {
        assertThat(heard(ours.issue(
                        "old", "-ext", FOR_PUMP[1], "-ext", FOR_PUMP[3], "-startdate", "-3d", "-validity", "1")))
                .isEmpty();
    }

    @Test
    void a_revoked_certificate_is_not_believed() throws Exception {
        assertThat(heard(revoked)).isEmpty();
    }

    @Test
    void a_certificate_without_a_device_or_with_two_is_not_believed() throws Exception {
        assertThat(heard(ours.issue("nameless", "-ext", "eku=clientAuth"))).isEmpty();
        assertThat(heard(ours.issue(
                        "double", "-ext", "san=uri:" + PUMP + ",uri:urn:dev:mac:2", "-ext", "eku=clientAuth")))
                .isEmpty();
    }

    @Test
    void a_certificate_of_an_unknown_or_barred_device_is_not_believed() throws Exception {
        assertThat(heard(ours.issue("unknown", "-ext", "san=uri:urn:dev:mac:7", "-ext", "eku=clientAuth")))
                .isEmpty();
    }

    @Test
    void a_certificate_that_does_not_say_it_is_meant_for_clients_is_not_believed() throws Exception {
        assertThat(heard(ours.issue("useless", "-ext", FOR_PUMP[1]))).isEmpty();
    }

    @Test
    void a_session_that_a_certificate_began_is_cut_like_any_other() throws Exception {
        try (TestDevice device = device(ours.issue("cut", FOR_PUMP))) {
            assertThat(device.heardAs()).isEqualTo(PUMP + "#x509");
            ports.certifiable.remove(PUMP);
            ports.open.end(PUMP + "#x509");
            assertThat(device.heardAs()).isEmpty();
        } finally {
            ports.certifiable.add(PUMP);
        }
    }

    @Test
    void a_file_that_is_not_what_it_should_be_is_told_in_one_sentence() throws Exception {
        Path nothing = write("nothing.pem", "hello");
        Path broken = write("broken.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        assertThatThrownBy(() -> Certificates.read(folder.resolve("absent.pem"), own))
                .hasMessageStartingWith("WARDKEEPER_COAPS_TRUST: the file ")
                .hasMessageEndingWith("absent.pem cannot be read.");
        assertThatThrownBy(() -> Certificates.read(nothing, own)).hasMessageEndingWith("has no certificate in PEM.");
        assertThatThrownBy(() -> Certificates.read(broken, own)).hasMessageEndingWith("has a damaged section.");
        assertThatThrownBy(() -> Certificates.read(own, own)).hasMessageContaining("is not that of an authority");
        Path forClients = write("client.pem", revoked.pem());
        assertThatThrownBy(() -> Certificates.read(trust, forClients))
                .hasMessageEndingWith("is not meant for servers.");
        assertThatThrownBy(() -> Certificates.read(trust, trust))
                .hasMessageStartingWith("WARDKEEPER_COAPS_CERTIFICATE: ")
                .hasMessageContaining("the server's certificate and one private key");
    }

    @Test
    void a_revocation_list_that_is_cut_off_or_damaged_is_not_passed_over() throws Exception {
        String list = ours.revoking(revoked.certificate());
        Path cut = write("cut.pem", ours.pem() + list.substring(0, list.indexOf("-----END")));
        Path damaged = write("damaged.pem", ours.pem() + list.replaceFirst("\n", "\n*"));
        for (Path file : new Path[] {cut, damaged}) {
            assertThatThrownBy(() -> Certificates.read(file, own)).hasMessageEndingWith("has a damaged section.");
        }
    }

    @Test
    void a_key_of_another_certificate_and_a_list_that_nobody_signed_are_refused() throws Exception {
        String foreignKey = revoked.pem();
        Path mixed = write(
                "mixed.pem",
                server.pem().substring(0, server.pem().indexOf("-----BEGIN PRIVATE KEY"))
                        + foreignKey.substring(foreignKey.indexOf("-----BEGIN PRIVATE KEY")));
        assertThatThrownBy(() -> Certificates.read(trust, mixed))
                .hasMessageContaining("the private key does not belong to the first certificate");
        TestAuthority strangers = TestAuthority.named("strangers", folder);
        Path unsigned = write("unsigned.pem", ours.pem() + strangers.revoking(revoked.certificate()));
        assertThatThrownBy(() -> Certificates.read(unsigned, own)).hasMessageContaining("is signed by none");
    }

    private static String heard(TestAuthority.Issued shown) throws IOException {
        try (TestDevice device = device(shown)) {
            return device.heardAs();
        }
    }

    private static TestDevice device(TestAuthority.Issued shown) throws IOException {
        return TestDevice.with(ports.port(), dtls -> dtls.setAsList(
                        DtlsConfig.DTLS_CIPHER_SUITES, CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8)
                .set(DtlsConfig.DTLS_VERIFY_SERVER_CERTIFICATES_SUBJECT, false)
                .setCertificateIdentityProvider(new SingleCertificateProvider(
                        shown.key(), shown.chain().toArray(X509Certificate[]::new), CertificateType.X_509))
                .setAdvancedCertificateVerifier(StaticNewAdvancedCertificateVerifier.builder()
                        .setTrustedCertificates(server.chain().get(1))
                        .build()));
    }

    private static Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
