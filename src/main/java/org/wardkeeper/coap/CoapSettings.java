package org.wardkeeper.coap;

import java.net.InetAddress;
import java.util.Optional;

/**
 * Where reports may come in.
 *
 * @param bind the address to listen on
 * @param plain whether CoAP without encryption is on
 * @param plainPort UDP port of plain CoAP, 0 for any free one
 * @param securePort UDP port of CoAP over DTLS, 0 for any free one
 * @param certificates what lets devices prove themselves by certificate; empty where keys alone are taken
 */
public record CoapSettings(
        InetAddress bind, boolean plain, int plainPort, int securePort, Optional<Certificates> certificates) {

    public CoapSettings {
        requirePort(plainPort);
        requirePort(securePort);
    }

    /** Without certificates. */
    public CoapSettings(InetAddress bind, boolean plain, int plainPort, int securePort) {
        this(bind, plain, plainPort, securePort, Optional.empty());
    }

    private static void requirePort(int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(port + " is not a port");
        }
    }
}
