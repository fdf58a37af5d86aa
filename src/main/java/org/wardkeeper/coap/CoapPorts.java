package org.wardkeeper.coap;

import java.net.InetSocketAddress;
import java.util.OptionalInt;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.CoapServer;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.server.resources.CoapExchange;
import org.eclipse.californium.core.server.resources.Resource;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.util.ExecutorsUtil;

/** The open ports, with the one resource behind them. */
public final class CoapPorts implements AutoCloseable {
    private final CoapServer server;
    private final CoapEndpoint secure;
    private final CoapEndpoint plain;
    private final Sessions sessions;
    private final Handshakes handshakes;
    private final CoapThreads threads;

    private CoapPorts(
            CoapServer server,
            CoapEndpoint secure,
            CoapEndpoint plain,
            Sessions sessions,
            Handshakes handshakes,
            CoapThreads threads) {
        this.server = server;
        this.secure = secure;
        this.plain = plain;
        this.sessions = sessions;
        this.handshakes = handshakes;
        this.threads = threads;
    }

    /**
     * Listens from now on.
     *
     * @throws IllegalStateException with one sentence, when a port cannot be bound
     */
    public static CoapPorts open(CoapSettings settings, Keyring keyring, Resource resource) {
        Configuration configuration = CoapEndpoints.configuration();
        var threads = new CoapThreads();
        var sessions = new Sessions();
        CoapServer server = new QuietServer(configuration);
        server.setExecutors(threads, ExecutorsUtil.newDefaultSecondaryScheduler("coap-timer-"), false);
        server.add(resource);
        var handshakes = new Handshakes();
        BoundedDtls dtls = BoundedDtls.of(
                DtlsSettings.of(configuration, settings, keyring, sessions, handshakes), sessions, threads);
        CoapEndpoint secure = CoapEndpoints.endpoint(configuration, dtls);
        server.addEndpoint(secure);
        CoapEndpoint plain = null;
        if (settings.plain()) {
            plain = CoapEndpoints.plain(
                    configuration, new InetSocketAddress(settings.bind(), settings.plainPort()), threads);
            server.addEndpoint(plain);
        }
        var ports = new CoapPorts(server, secure, plain, sessions, handshakes, threads);
        ports.start(settings);
        return ports;
    }

    /** The bound UDP port of plain CoAP, empty where it is off. */
    public OptionalInt plainPort() {
        return plain == null
                ? OptionalInt.empty()
                : OptionalInt.of(plain.getAddress().getPort());
    }

    /** The bound UDP port of CoAP over DTLS. */
    public int securePort() {
        return secure.getAddress().getPort();
    }

    /** How many DTLS sessions are alive. */
    public int sessions() {
        return sessions.count();
    }

    /** How many there can be. */
    public static int mostSessions() {
        return DtlsSettings.MOST_SESSIONS;
    }

    /** How many datagrams found no room, since the start. */
    public long dropped() {
        return threads.dropped();
    }

    /** How many handshakes were begun and neither finished nor given up. */
    int halfOpen() {
        return handshakes.halfOpen();
    }

    /** Ends every live session that this identity began, and tells its peer. */
    public void end(String identity) {
        sessions.end(identity);
    }

    /** Takes nothing any more; what is under way is answered or will be sent again. */
    @Override
    public void close() {
        server.destroy();
    }

    /** Californium only logs where it cannot bind, so the endpoints are asked. */
    private void start(CoapSettings settings) {
        try {
            server.start();
        } catch (IllegalStateException e) {
            close();
            throw new IllegalStateException(
                    "CoAP cannot listen on " + settings.bind().getHostAddress(), e);
        }
        requireStarted(secure, settings.securePort());
        if (plain != null) {
            requireStarted(plain, settings.plainPort());
        }
    }

    private void requireStarted(CoapEndpoint endpoint, int port) {
        if (!endpoint.isStarted()) {
            close();
            throw new IllegalStateException("UDP port " + port + " is in use");
        }
    }

    /** A server without discovery: on an open port {@code /.well-known/core} amplifies twentyfold. */
    private static final class QuietServer extends CoapServer {
        QuietServer(Configuration configuration) {
            super(configuration);
            Resource wellKnown = getRoot().getChild(".well-known");
            if (wellKnown != null) {
                getRoot().delete(wellKnown);
            }
        }

        @Override
        protected Resource createRoot() {
            return new CoapResource("", false) {
                @Override
                public void handleGET(CoapExchange exchange) {
                    exchange.respond(ResponseCode.NOT_FOUND);
                }
            };
        }
    }
}
