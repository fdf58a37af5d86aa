package org.wardkeeper.adapter.kit;

import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.UdpConfig;
import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.config.DtlsConfig.DtlsRole;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.californium.scandium.dtls.ExtendedMasterSecretMode;
import org.eclipse.californium.scandium.dtls.pskstore.AdvancedSinglePskStore;

/** Californium's endpoints as an adapter needs them: one free port, few threads, bodies up to the server's 64 kB. */
final class CoapClients {

    /** What travels without being cut into blocks, in bytes of payload. */
    static final int LARGEST_DATAGRAM = 1024;

    private static final int LARGEST_BODY = 64 * 1024;
    private static final int SHORTEST_KEY_BYTES = 16;

    static {
        CoapConfig.register();
        UdpConfig.register();
        DtlsConfig.register();
    }

    private CoapClients() {}

    static CoapEndpoint plain() {
        return CoapEndpoint.builder()
                .setConfiguration(configuration())
                .setInetSocketAddress(new InetSocketAddress(0))
                .build();
    }

    static CoapEndpoint secured(String identity, byte[] key) {
        if (key.length < SHORTEST_KEY_BYTES) {
            throw new IllegalArgumentException("A device's key has at least 128 bits.");
        }
        Configuration configuration = configuration();
        DtlsConnectorConfig dtls = DtlsConnectorConfig.builder(configuration)
                .set(DtlsConfig.DTLS_ROLE, DtlsRole.CLIENT_ONLY)
                .set(DtlsConfig.DTLS_EXTENDED_MASTER_SECRET_MODE, ExtendedMasterSecretMode.REQUIRED)
                .set(DtlsConfig.DTLS_RECEIVER_THREAD_COUNT, 1)
                .set(DtlsConfig.DTLS_CONNECTOR_THREAD_COUNT, 1)
                .setAddress(new InetSocketAddress(0))
                .setAdvancedPskStore(new AdvancedSinglePskStore(identity, key))
                .build();
        return CoapEndpoint.builder()
                .setConfiguration(configuration)
                .setConnector(new DTLSConnector(dtls))
                .build();
    }

    /** Silence may mean that the server was restarted and has forgotten our DTLS session: the next packet asks it anew. */
    static void doubtSessions(CoapEndpoint endpoint) {
        if (endpoint.getConnector() instanceof DTLSConnector dtls) {
            dtls.forceResumeAllSessions();
        }
    }

    private static Configuration configuration() {
        return new Configuration()
                .set(CoapConfig.PREFERRED_BLOCK_SIZE, LARGEST_DATAGRAM)
                .set(CoapConfig.MAX_MESSAGE_SIZE, LARGEST_DATAGRAM)
                .set(CoapConfig.MAX_RESOURCE_BODY_SIZE, LARGEST_BODY)
                // A 4.13 is the server's word on the whole body; Californium would send it again in blocks.
                .set(CoapConfig.BLOCKWISE_ENTITY_TOO_LARGE_AUTO_FAILOVER, false)
                .set(CoapConfig.ACK_TIMEOUT, 2, TimeUnit.SECONDS)
                .set(CoapConfig.PROTOCOL_STAGE_THREAD_COUNT, 1)
                .set(UdpConfig.UDP_RECEIVER_THREAD_COUNT, 1)
                .set(UdpConfig.UDP_SENDER_THREAD_COUNT, 1);
    }
}
