package org.wardkeeper.ingest;

import java.net.InetAddress;
import java.time.Duration;

/**
 * Where reports may come in.
 *
 * @param bind the address to listen on
 * @param plain whether CoAP without encryption is on
 * @param plainPort UDP port of plain CoAP, 0 for any free one
 * @param securePort UDP port of CoAP over DTLS, 0 for any free one
 * @param late how old an observation may be when it arrives
 */
public record CoapSettings(InetAddress bind, boolean plain, int plainPort, int securePort, Duration late) {

    public CoapSettings {
        requirePort(plainPort);
        requirePort(securePort);
        if (late.isNegative() || late.isZero() || late.toDays() > 3_650) {
            throw new IllegalArgumentException("a report may be 1 to 3650 days late, not " + late.toDays());
        }
    }

    private static void requirePort(int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(port + " is not a port");
        }
    }
}
