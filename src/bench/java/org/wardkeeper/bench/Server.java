package org.wardkeeper.bench;

/** A CoAP server under load: ours, or the bare one that it is measured against. */
interface Server extends AutoCloseable {
    /** UDP port of plain CoAP. */
    int coapPort();

    /** UDP port of CoAP over DTLS. */
    int coapsPort();

    /** The process whose CPU time counts. */
    long pid();

    /** The pre-shared key of an identity. */
    byte[] keyOf(String identity);

    @Override
    void close();
}
