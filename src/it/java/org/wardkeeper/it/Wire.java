package org.wardkeeper.it;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.CoapResponse;
import org.eclipse.californium.core.coap.Request;
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

/** A device's end of the wire: sends a body to the server and gives its answer back. To be closed. */
final class Wire implements AutoCloseable {
    static final int JSON = 110;
    static final int CBOR = 112;

    private final CoapEndpoint endpoint;
    private final String report;

    private Wire(CoapEndpoint endpoint, String report) {
        this.endpoint = endpoint;
        this.report = report;
    }

    static Wire plain(int port) throws IOException {
        CoapEndpoint endpoint =
                CoapEndpoint.builder().setConfiguration(configuration()).build();
        endpoint.start();
        return new Wire(endpoint, "coap://127.0.0.1:" + port + "/report");
    }

    static Wire secured(int port, String identity, byte[] key) throws IOException {
        DtlsConnectorConfig dtls = DtlsConnectorConfig.builder(configuration())
                .setAddress(new InetSocketAddress("127.0.0.1", 0))
                .setAdvancedPskStore(new AdvancedSinglePskStore(identity, key))
                .build();
        CoapEndpoint endpoint = CoapEndpoint.builder()
                .setConfiguration(configuration())
                .setConnector(new DTLSConnector(dtls))
                .build();
        endpoint.start();
        return new Wire(endpoint, "coaps://127.0.0.1:" + port + "/report");
    }

    /** The code of the answer, "2.04". */
    String post(String pack) throws ConnectorException, IOException {
        return post(pack.getBytes(StandardCharsets.UTF_8), JSON).getCode().text;
    }

    CoapResponse post(byte[] body, int contentFormat) throws ConnectorException, IOException {
        return client(report).post(body, contentFormat);
    }

    /** Whatever is answered to a question on another path. */
    CoapResponse get(String path) throws ConnectorException, IOException {
        return client(report.replace("/report", path)).advanced(Request.newGet());
    }

    @Override
    public void close() {
        endpoint.destroy();
    }

    private CoapClient client(String uri) {
        var client = new CoapClient(uri);
        client.setEndpoint(endpoint);
        client.setTimeout(20_000L);
        return client;
    }

    private static Configuration configuration() {
        CoapConfig.register();
        UdpConfig.register();
        DtlsConfig.register();
        return new Configuration(
                        CoapConfig.DEFINITIONS, UdpConfig.DEFINITIONS, DtlsConfig.DEFINITIONS, SystemConfig.DEFINITIONS)
                .set(CoapConfig.MAX_RESOURCE_BODY_SIZE, 128 * 1024)
                .set(CoapConfig.PREFERRED_BLOCK_SIZE, 1_024)
                .set(DtlsConfig.DTLS_ROLE, DtlsConfig.DtlsRole.CLIENT_ONLY)
                .set(DtlsConfig.DTLS_MAX_RETRANSMISSIONS, 1)
                .set(DtlsConfig.DTLS_RETRANSMISSION_TIMEOUT, 1, TimeUnit.SECONDS);
    }
}
