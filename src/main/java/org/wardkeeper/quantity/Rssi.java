package org.wardkeeper.quantity;

/** The strength of a received signal in dBm: from the noise floor up to an antenna touching the other. */
public record Rssi(double dBm) {
    private static final double FAINTEST = -130;

    private static final double STRONGEST = 10;

    public Rssi {
        if (!(dBm >= FAINTEST && dBm <= STRONGEST)) {
            throw new IllegalArgumentException("a signal of " + dBm + " dBm is not possible");
        }
    }
}
