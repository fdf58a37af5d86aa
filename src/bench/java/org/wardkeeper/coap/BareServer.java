package org.wardkeeper.coap;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.CoapServer;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.server.resources.CoapExchange;
import org.eclipse.californium.elements.config.Configuration;

/**
 * The limit of ingest: Californium alone, with one resource that answers 2.04. It stands in this package so that its
 * configuration, deduplicator and all, is the server's own. Prints the port it has bound and runs until it is ended.
 */
public final class BareServer {
    private BareServer() {}

    public static void main(String[] args) throws InterruptedException {
        Configuration configuration = CoapEndpoints.configuration();
        CoapEndpoint endpoint = CoapEndpoint.builder()
                .setConfiguration(configuration)
                .setInetSocketAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .build();
        var server = new CoapServer(configuration);
        server.add(new CoapResource("report") {
            @Override
            public void handlePOST(CoapExchange exchange) {
                exchange.respond(ResponseCode.CHANGED);
            }
        });
        server.addEndpoint(endpoint);
        server.start();
        System.out.println("port " + endpoint.getAddress().getPort());
        Thread.currentThread().join();
    }
}
