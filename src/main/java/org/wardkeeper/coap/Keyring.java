package org.wardkeeper.coap;

import java.util.Optional;

/** Whom the ports believe; asked at every handshake, and answered at once. Safe for several threads. */
public interface Keyring {

    /** The pre-shared key of an identity; empty where it has none, or where its device is barred. */
    Optional<byte[]> keyOf(String identity);

    /** Whether a certificate may speak for the device it names. */
    boolean mayCertify(String urn);
}
