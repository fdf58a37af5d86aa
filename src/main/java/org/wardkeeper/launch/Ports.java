package org.wardkeeper.launch;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.OptionalInt;

/** Finds the ports before anything is started, so that one in use is one clear line and not a stack trace later. */
final class Ports {
    private Ports() {}

    /** The same settings with every 0 replaced by a free port; refuses a port that another program holds. */
    static Settings settle(Settings settings) {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        InetAddress bind = settings.bind();
        return settings.withPorts(
                tcp(bind, settings.httpPort(), "WARDKEEPER_HTTP_PORT"),
                settings.httpsPort().isPresent()
                        ? OptionalInt.of(tcp(bind, settings.httpsPort().getAsInt(), "WARDKEEPER_HTTPS_PORT"))
                        : OptionalInt.empty(),
                tcp(loopback, settings.managementPort(), "WARDKEEPER_MANAGEMENT_PORT"),
                settings.coapPort().isPresent()
                        ? OptionalInt.of(udp(loopback, settings.coapPort().getAsInt(), "WARDKEEPER_COAP_PORT"))
                        : OptionalInt.empty(),
                udp(bind, settings.coapsPort(), "WARDKEEPER_COAPS_PORT"));
    }

    static int tcp(InetAddress address, int port, String setting) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw inUse("Port", port, setting, e);
        }
    }

    static int udp(InetAddress address, int port, String setting) {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(address, port))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw inUse("UDP port", port, setting, e);
        }
    }

    private static LaunchFailure inUse(String what, int port, String setting, IOException cause) {
        return LaunchFailure.failed(
                what + " " + port + " cannot be used (" + cause.getMessage()
                        + "). Stop the program that holds it, or set " + setting + " to another port.",
                cause);
    }
}
