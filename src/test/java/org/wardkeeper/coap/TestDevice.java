package org.wardkeeper.coap;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.CoapResponse;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.SystemConfig;
import org.eclipse.californium.elements.config.UdpConfig;
import org.eclipse.californium.elements.exception.ConnectorException;
import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.californium.scandium.dtls.pskstore.AdvancedSinglePskStore;

/** A device's end of DTLS. To be closed. */
final class TestDevice implements AutoCloseable {
    private final DTLSConnector connector;
    private final CoapEndpoint endpoint;
    private final CoapClient client;

    private TestDevice(int port, DtlsConnectorConfig.Builder dtls) throws IOException {
        connector = new DTLSConnector(
                dtls.setAddress(new InetSocketAddress("127.0.0.1", 0)).build());
        endpoint = CoapEndpoint.builder()
                .setConfiguration(configuration())
                .setConnector(connector)
                .build();
        endpoint.start();
        client = new CoapClient("coaps://127.0.0.1:" + port + "/report");
        client.setEndpoint(endpoint);
        client.setTimeout(6_000L);
    }

    static TestDevice withKey(int port, String identity, byte[] key) throws IOException {
        return with(port, dtls -> dtls.setAdvancedPskStore(new AdvancedSinglePskStore(identity, key)));
    }

    static TestDevice with(int port, Consumer<DtlsConnectorConfig.Builder> proof) throws IOException {
        DtlsConnectorConfig.Builder dtls = DtlsConnectorConfig.builder(configuration());
        proof.accept(dtls);
        return new TestDevice(port, dtls);
    }

    /** What is answered to a report; null where nothing is. */
    CoapResponse report() throws ConnectorException, IOException {
        return client.post("[]", 110);
    }

    /** Whom the server says it heard; empty where it did not answer. */
    String heardAs() {
        try {
            CoapResponse answer = report();
            return answer == null ? "" : answer.getResponseText();
        } catch (ConnectorException | IOException e) {
            return "";
        }
    }

    /** Ends its session as RFC 5246 §7.2.1 wants it: it says so. */
    void sayGoodbye(int port) {
        connector.close(new InetSocketAddress("127.0.0.1", port));
    }

    @Override
    public void close() {
        endpoint.destroy();
    }

    private static Configuration configuration() {
        CoapConfig.register();
        UdpConfig.register();
        DtlsConfig.register();
        return new Configuration(
                        CoapConfig.DEFINITIONS, UdpConfig.DEFINITIONS, DtlsConfig.DEFINITIONS, SystemConfig.DEFINITIONS)
                .set(DtlsConfig.DTLS_ROLE, DtlsConfig.DtlsRole.CLIENT_ONLY)
                .set(DtlsConfig.DTLS_CONNECTION_ID_LENGTH, 0)
                .set(DtlsConfig.DTLS_CONNECTOR_THREAD_COUNT, 1)
                .set(DtlsConfig.DTLS_MAX_RETRANSMISSIONS, 1)
                .set(DtlsConfig.DTLS_RETRANSMISSION_TIMEOUT, 500, TimeUnit.MILLISECONDS);
    }
}
