package org.wardkeeper.coap;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.server.resources.CoapExchange;

/** Real ports on free numbers, whose keys a test gives out and takes back. They answer with the name of whom they heard. */
final class TestPorts implements AutoCloseable, Keyring {
    static final byte[] KEY = "a key of twenty-six letters".getBytes(StandardCharsets.US_ASCII);

    final Map<String, byte[]> keys = new ConcurrentHashMap<>();
    final Set<String> certifiable = ConcurrentHashMap.newKeySet();
    final CoapPorts open;

    TestPorts() {
        this(Optional.empty());
    }

    TestPorts(Optional<Certificates> certificates) {
        var settings = new CoapSettings(InetAddress.getLoopbackAddress(), true, 0, 0, certificates);
        open = CoapPorts.open(settings, this, new CoapResource("report", false) {
            @Override
            public void handlePOST(CoapExchange exchange) {
                var peer = exchange.advanced().getRequest().getSourceContext().getPeerIdentity();
                exchange.respond(ResponseCode.CHANGED, peer == null ? "" : Identity.of(peer));
            }
        });
    }

    int port() {
        return open.securePort();
    }

    @Override
    public Optional<byte[]> keyOf(String identity) {
        return Optional.ofNullable(keys.get(identity));
    }

    @Override
    public boolean mayCertify(String urn) {
        return certifiable.contains(urn);
    }

    @Override
    public void close() {
        open.close();
    }
}
