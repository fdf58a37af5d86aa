package org.wardkeeper.bench.wire;

import java.nio.ByteBuffer;

/** What a message travels in: nothing, or a DTLS record. Confined to one thread. */
interface Envelope {
    Envelope PLAIN = new Envelope() {
        @Override
        public ByteBuffer seal(ByteBuffer message) {
            return message;
        }

        @Override
        public ByteBuffer open(ByteBuffer datagram) {
            return datagram;
        }
    };

    /** The datagram to send, valid until the next call. */
    ByteBuffer seal(ByteBuffer message);

    /**
     * The message in a datagram that has come, valid until the next call; empty where there is none in it.
     *
     * @throws IllegalStateException where it cannot be read, since nobody but the server knows our ports
     */
    ByteBuffer open(ByteBuffer datagram);
}
