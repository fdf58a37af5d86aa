package org.wardkeeper.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetSocketAddress;
import java.util.OptionalInt;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.CoapServer;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.server.resources.CoapExchange;
import org.eclipse.californium.core.server.resources.Resource;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.util.ExecutorsUtil;
import org.wardkeeper.device.DeviceKeys;
import org.wardkeeper.device.Devices;
import org.wardkeeper.environment.LiveReadings;
import org.wardkeeper.journal.Journal;
import org.wardkeeper.journal.RejectionLog;
import org.wardkeeper.location.LiveLocations;

/** Opens the server's CoAP ports once everything behind them stands, and closes them before anything behind them. */
@ApplicationScoped
public class CoapDoor {
    @Inject
    Devices devices;

    @Inject
    DeviceKeys keys;

    @Inject
    Journal journal;

    @Inject
    LiveLocations locations;

    @Inject
    LiveReadings readings;

    @Inject
    RejectionLog rejections;

    private CoapServer server;
    private CoapEndpoint plain;
    private CoapEndpoint secure;

    /**
     * Listens from now on.
     *
     * @throws IllegalStateException with one sentence, when a port cannot be bound
     */
    public void open(CoapSettings settings) {
        Configuration configuration = CoapEndpoints.configuration();
        var pipeline = new ReportPipeline(
                new Admission(settings.late()),
                devices.direct().get(),
                journal.direct().get(),
                locations.direct().get(),
                readings.direct().get(),
                rejections);
        var threads = new CoapThreads();
        server = new QuietServer(configuration);
        server.setExecutors(threads, ExecutorsUtil.newDefaultSecondaryScheduler("coap-timer-"), false);
        server.add(new ReportResource(pipeline, identity -> keys.keyOf(identity).isPresent()));
        secure = CoapEndpoints.secure(
                configuration,
                new InetSocketAddress(settings.bind(), settings.securePort()),
                new DeviceKeyStore(keys),
                threads);
        server.addEndpoint(secure);
        if (settings.plain()) {
            plain = CoapEndpoints.plain(
                    configuration, new InetSocketAddress(settings.bind(), settings.plainPort()), threads);
            server.addEndpoint(plain);
        }
        start(settings);
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

    /** Takes no report any more; what is under way is answered or will be sent again. */
    public void close() {
        if (server != null) {
            server.destroy();
            server = null;
        }
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
                    exchange.respond(org.eclipse.californium.core.coap.CoAP.ResponseCode.NOT_FOUND);
                }
            };
        }
    }
}
