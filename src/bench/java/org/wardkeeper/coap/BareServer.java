package org.wardkeeper.coap;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import javax.crypto.SecretKey;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.CoapServer;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.server.resources.CoapExchange;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.californium.scandium.dtls.ConnectionId;
import org.eclipse.californium.scandium.dtls.HandshakeResultHandler;
import org.eclipse.californium.scandium.dtls.PskPublicInformation;
import org.eclipse.californium.scandium.dtls.PskSecretResult;
import org.eclipse.californium.scandium.dtls.pskstore.AdvancedPskStore;
import org.eclipse.californium.scandium.util.SecretUtil;
import org.eclipse.californium.scandium.util.ServerNames;

/**
 * The limit of ingest: Californium alone, plain and with DTLS, with one resource that answers 2.04. It stands in this
 * package so that its configuration, deduplicator and suites and all, is the server's own. Prints the ports it has bound
 * and runs until it is ended.
 */
public final class BareServer {
    /** Everybody's key: whose it is makes no difference to what it costs. */
    public static final byte[] KEY = "a key of 16 byte".getBytes(StandardCharsets.US_ASCII);

    private BareServer() {}

    public static void main(String[] args) throws InterruptedException {
        Configuration configuration = CoapEndpoints.configuration();
        var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        CoapEndpoint plain = CoapEndpoint.builder()
                .setConfiguration(configuration)
                .setInetSocketAddress(anyPort)
                .build();
        CoapEndpoint secure = CoapEndpoint.builder()
                .setConfiguration(configuration)
                .setConnector(new DTLSConnector(
                        DtlsConnectorConfig.builder(DtlsSettings.bounded(configuration, DtlsSettings.BY_KEY))
                                .setAddress(anyPort)
                                .setAdvancedPskStore(new OneKey())
                                .build()))
                .build();
        var server = new CoapServer(configuration);
        server.add(new CoapResource("report") {
            @Override
            public void handlePOST(CoapExchange exchange) {
                exchange.respond(ResponseCode.CHANGED);
            }
        });
        server.addEndpoint(plain);
        server.addEndpoint(secure);
        server.start();
        System.out.println("ports " + plain.getAddress().getPort() + " "
                + secure.getAddress().getPort());
        Thread.currentThread().join();
    }

    private static final class OneKey implements AdvancedPskStore {
        @Override
        public boolean hasEcdhePskSupported() {
            return true;
        }

        @Override
        public PskSecretResult requestPskSecretResult(
                ConnectionId connection,
                ServerNames serverName,
                PskPublicInformation identity,
                String hmacAlgorithm,
                SecretKey otherSecret,
                byte[] seed,
                boolean useExtendedMasterSecret) {
            return new PskSecretResult(connection, identity, SecretUtil.create(KEY, PskSecretResult.ALGORITHM_PSK));
        }

        @Override
        public PskPublicInformation getIdentity(InetSocketAddress peer, ServerNames virtualHost) {
            return null; // a server answers handshakes and begins none
        }

        @Override
        public void setResultHandler(HandshakeResultHandler handler) {
            // every answer is given at once
        }
    }
}
