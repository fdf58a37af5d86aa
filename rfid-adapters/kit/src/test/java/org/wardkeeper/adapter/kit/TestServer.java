package org.wardkeeper.adapter.kit;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.CoapServer;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.server.resources.CoapExchange;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.UdpConfig;
import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.californium.scandium.dtls.ExtendedMasterSecretMode;
import org.eclipse.californium.scandium.dtls.pskstore.AdvancedSinglePskStore;

/** A real CoAP server with a {@code /report} that answers what a test tells it to. */
final class TestServer implements AutoCloseable {

    /** What arrived, and in which form. */
    record Arrival(String payload, int bytes, int contentFormat, boolean confirmable) {}

    private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
    private final Queue<Response> script = new ArrayDeque<>();
    private final CoapServer server = new CoapServer(configuration());
    private final CoapEndpoint endpoint;
    private final String scheme;
    private volatile Function<String, Response> rule = payload -> new Response(ResponseCode.CHANGED);

    private TestServer(String scheme, CoapEndpoint endpoint) {
        this.scheme = scheme;
        this.endpoint = endpoint;
        server.addEndpoint(endpoint);
        server.add(new Report());
        server.start();
    }

    static TestServer plain() {
        return new TestServer(
                "coap",
                CoapEndpoint.builder()
                        .setConfiguration(configuration())
                        .setInetSocketAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                        .build());
    }

    static TestServer secured(String identity, byte[] key) {
        return secured(identity, key, 0);
    }

    static TestServer secured(String identity, byte[] key, int port) {
        Configuration configuration = configuration();
        DtlsConnectorConfig dtls = DtlsConnectorConfig.builder(configuration)
                .set(DtlsConfig.DTLS_ROLE, DtlsConfig.DtlsRole.SERVER_ONLY)
                .set(DtlsConfig.DTLS_EXTENDED_MASTER_SECRET_MODE, ExtendedMasterSecretMode.REQUIRED)
                .setAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .setAdvancedPskStore(new AdvancedSinglePskStore(identity, key))
                .build();
        return new TestServer(
                "coaps",
                CoapEndpoint.builder()
                        .setConfiguration(configuration)
                        .setConnector(new DTLSConnector(dtls))
                        .build());
    }

    private static Configuration configuration() {
        CoapConfig.register();
        UdpConfig.register();
        DtlsConfig.register();
        return new Configuration()
                .set(CoapConfig.MAX_RESOURCE_BODY_SIZE, 64 * 1024)
                .set(CoapConfig.BLOCKWISE_STATUS_LIFETIME, 10, TimeUnit.SECONDS);
    }

    /** The next answers, one an arrival, before the rule counts again. */
    TestServer answeringFirst(Response... responses) {
        script.addAll(List.of(responses));
        return this;
    }

    TestServer answering(Function<String, Response> newRule) {
        rule = newRule;
        return this;
    }

    static Response code(ResponseCode code, String reason) {
        Response response = new Response(code);
        response.setPayload(reason);
        return response;
    }

    static Response later(ResponseCode code, long maxAge) {
        Response response = new Response(code);
        response.getOptions().setMaxAge(maxAge);
        return response;
    }

    URI uri() {
        return URI.create(scheme + "://127.0.0.1:" + endpoint.getAddress().getPort());
    }

    List<Arrival> arrivals() {
        return arrivals;
    }

    @Override
    public void close() {
        server.destroy();
    }

    private final class Report extends CoapResource {

        Report() {
            super("report");
        }

        @Override
        public void handlePOST(CoapExchange exchange) {
            String payload = exchange.getRequestText();
            arrivals.add(new Arrival(
                    payload,
                    exchange.getRequestPayload().length,
                    exchange.getRequestOptions().getContentFormat(),
                    exchange.advanced().getRequest().isConfirmable()));
            Response scripted = script.poll();
            exchange.respond(scripted != null ? scripted : rule.apply(payload));
        }
    }
}
