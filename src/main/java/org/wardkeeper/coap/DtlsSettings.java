package org.wardkeeper.coap;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.elements.config.CertificateAuthenticationMode;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.config.DtlsConfig.DtlsRole;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.californium.scandium.dtls.CertificateType;
import org.eclipse.californium.scandium.dtls.ExtendedMasterSecretMode;
import org.eclipse.californium.scandium.dtls.cipher.CipherSuite;
import org.eclipse.californium.scandium.dtls.x509.SingleCertificateProvider;

/** What DTLS may cost us, and how a device proves itself (docs/adr/0008). */
final class DtlsSettings {
    static final int MOST_SESSIONS = 20_000;
    private static final int CONNECTION_ID_BYTES = 6;
    private static final int MOST_WAITING_RECORDS = 8_192;
    private static final int MOST_WAITING_ANSWERS = 16_384;

    /** A peer that sends this many records which are not its own has them all dropped, until it is silent for a moment. */
    private static final int MOST_FORGED = 64;

    static final List<CipherSuite> BY_KEY = List.of(
            CipherSuite.TLS_ECDHE_PSK_WITH_AES_128_CCM_8_SHA256,
            // The forward-secret suite that OpenSSL offers with a pre-shared key is a CBC one.
            CipherSuite.TLS_ECDHE_PSK_WITH_AES_128_CBC_SHA256,
            CipherSuite.TLS_PSK_WITH_AES_128_GCM_SHA256,
            CipherSuite.TLS_PSK_WITH_AES_128_CCM,
            CipherSuite.TLS_PSK_WITH_AES_128_CCM_8);

    private static final List<CipherSuite> BY_CERTIFICATE = List.of(
            CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8, CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256);

    private DtlsSettings() {}

    static DtlsConnectorConfig of(
            Configuration common, CoapSettings settings, Keyring keyring, Sessions sessions, Handshakes handshakes) {
        var suites = new ArrayList<>(BY_KEY);
        settings.certificates().ifPresent(certificates -> suites.addAll(BY_CERTIFICATE));
        DtlsConnectorConfig.Builder dtls = DtlsConnectorConfig.builder(bounded(common, suites))
                .setAddress(new InetSocketAddress(settings.bind(), settings.securePort()))
                .setAdvancedPskStore(new DeviceKeyStore(keyring))
                .setConnectionListener(sessions)
                .setSessionListener(handshakes);
        settings.certificates().ifPresent(certificates -> {
            X509Certificate[] chain = certificates.chain().toArray(X509Certificate[]::new);
            dtls.setCertificateIdentityProvider(
                            new SingleCertificateProvider(certificates.key(), chain, CertificateType.X_509))
                    .setAdvancedCertificateVerifier(new DeviceCertificates(certificates, keyring))
                    .setApplicationLevelInfoSupplier(
                            (peer, identity) -> identity instanceof String proven ? Identity.carried(proven) : null);
        });
        return dtls.build();
    }

    /** Limits, suites and what is required of every handshake. */
    static Configuration bounded(Configuration common, List<CipherSuite> suites) {
        return new Configuration(common)
                .set(DtlsConfig.DTLS_ROLE, DtlsRole.SERVER_ONLY)
                .set(DtlsConfig.DTLS_RECOMMENDED_CIPHER_SUITES_ONLY, false)
                .set(DtlsConfig.DTLS_CIPHER_SUITES, suites)
                .set(DtlsConfig.DTLS_CLIENT_AUTHENTICATION_MODE, CertificateAuthenticationMode.NEEDED)
                .set(DtlsConfig.DTLS_EXTENDED_MASTER_SECRET_MODE, ExtendedMasterSecretMode.REQUIRED)
                .set(DtlsConfig.DTLS_CONNECTION_ID_LENGTH, CONNECTION_ID_BYTES)
                // A full store gives up who was quiet for an hour, and takes no new session before a live one.
                .set(DtlsConfig.DTLS_MAX_CONNECTIONS, MOST_SESSIONS)
                .set(DtlsConfig.DTLS_STALE_CONNECTION_THRESHOLD, 1, TimeUnit.HOURS)
                // No more bytes to an address than came from it, before it has shown the cookie (RFC 6347 §4.2.1).
                .set(DtlsConfig.DTLS_USE_HELLO_VERIFY_REQUEST, true)
                .set(DtlsConfig.DTLS_USE_HELLO_VERIFY_REQUEST_FOR_PSK, true)
                .set(DtlsConfig.DTLS_VERIFY_PEERS_ON_RESUMPTION_THRESHOLD, 0)
                .set(DtlsConfig.DTLS_MAX_RETRANSMISSIONS, 3)
                .set(DtlsConfig.DTLS_MAX_PENDING_INBOUND_JOBS, MOST_WAITING_RECORDS)
                .set(DtlsConfig.DTLS_MAX_PENDING_OUTBOUND_JOBS, MOST_WAITING_ANSWERS)
                .set(DtlsConfig.DTLS_MAC_ERROR_FILTER_THRESHOLD, MOST_FORGED)
                .set(DtlsConfig.DTLS_MAC_ERROR_FILTER_QUIET_TIME, 1, TimeUnit.SECONDS)
                // The receiver's state in BoundedDtls is that of one thread.
                .set(DtlsConfig.DTLS_RECEIVER_THREAD_COUNT, 1)
                .set(
                        DtlsConfig.DTLS_CONNECTOR_THREAD_COUNT,
                        Runtime.getRuntime().availableProcessors())
                .set(DtlsConfig.DTLS_RECEIVE_BUFFER_SIZE, CoapEndpoints.SOCKET_BUFFER)
                .set(DtlsConfig.DTLS_SEND_BUFFER_SIZE, CoapEndpoints.SOCKET_BUFFER);
    }
}
