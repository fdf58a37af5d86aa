package org.wardkeeper.bench.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * A client's handshake with a pre-shared key and nothing to choose (RFC 6347 §4.2, RFC 4279 §2, RFC 7627): hello, the
 * cookie back, the key's name, finished. On loopback nothing is lost, so nothing is sent twice.
 */
final class DtlsHandshake {
    private static final int PATIENCE_MS = 10_000;
    private static final int CLIENT_HELLO = 1;
    private static final int SERVER_HELLO = 2;
    private static final int HELLO_VERIFY_REQUEST = 3;
    private static final int SERVER_HELLO_DONE = 14;
    private static final int CLIENT_KEY_EXCHANGE = 16;
    private static final int FINISHED = 20;
    private static final int CHANGE_CIPHER_SPEC = 20;
    private static final int RECORD_HEADER = 13;
    private static final int MESSAGE_HEADER = 12;
    private static final int RANDOM = 32;
    private static final byte[] VERSION = {(byte) 0xfe, (byte) 0xfd};
    private static final byte[] SUITE_AND_EXTENSIONS = {
        0,
        2,
        0,
        (byte) 0xa8, // TLS_PSK_WITH_AES_128_GCM_SHA256
        1,
        0, // no compression
        0,
        4,
        0,
        23,
        0,
        0 // extended master secret
    };
    private static final SecureRandom ENTROPY = new SecureRandom();

    private final DatagramChannel channel;
    private final byte[] clientRandom = new byte[RANDOM];
    private final ByteArrayOutputStream transcript = new ByteArrayOutputStream();
    private byte[] serverRandom;
    private byte[] master;
    private DtlsSession session;
    private int nextRecord;
    private int nextMessage;

    private DtlsHandshake(DatagramChannel channel) {
        this.channel = channel;
        ENTROPY.nextBytes(clientRandom);
    }

    /**
     * A session on a connected, blocking channel.
     *
     * @throws IOException where the server does not answer, or not as expected
     */
    static DtlsSession perform(DatagramChannel channel, String identity, byte[] key) throws IOException {
        try {
            return new DtlsHandshake(channel).perform(identity, key);
        } catch (GeneralSecurityException | IllegalStateException e) {
            throw new IOException("The DTLS handshake of " + identity + " fails.", e);
        }
    }

    private DtlsSession perform(String identity, byte[] key) throws IOException, GeneralSecurityException {
        channel.socket().setSoTimeout(PATIENCE_MS);
        hello(new byte[0]);
        while (session == null) {
            ByteBuffer datagram = receive();
            while (datagram.hasRemaining() && session == null) {
                readPlain(datagram, identity, key);
            }
        }
        while (true) {
            ByteBuffer datagram = receive();
            while (datagram.hasRemaining()) {
                if (readsFinished(datagram)) {
                    return session;
                }
            }
        }
    }

    /** One record of the server's first flights, which are not encrypted. */
    private void readPlain(ByteBuffer datagram, String identity, byte[] key)
            throws IOException, GeneralSecurityException {
        ByteBuffer messages = record(datagram, DtlsSession.HANDSHAKE);
        while (messages.hasRemaining()) {
            ByteBuffer whole = messages.slice();
            int type = messages.get();
            int length = (messages.getShort() & 0xffff) << 8 | messages.get() & 0xff;
            whole.limit(MESSAGE_HEADER + length);
            messages.position(messages.position() + MESSAGE_HEADER - 4 + length);
            if (type == HELLO_VERIFY_REQUEST) {
                byte[] cookie = new byte[whole.get(MESSAGE_HEADER + 2)];
                whole.get(MESSAGE_HEADER + 3, cookie);
                transcript.reset();
                hello(cookie);
                continue;
            }
            transcript.write(whole.array(), whole.arrayOffset(), whole.limit());
            if (type == SERVER_HELLO) {
                serverRandom = new byte[RANDOM];
                whole.get(MESSAGE_HEADER + 2, serverRandom);
            } else if (type == SERVER_HELLO_DONE) {
                finish(identity, key);
            }
        }
    }

    private void hello(byte[] cookie) throws IOException {
        var body = new ByteArrayOutputStream();
        body.writeBytes(VERSION);
        body.writeBytes(clientRandom);
        body.write(0); // no session to take up
        body.write(cookie.length);
        body.writeBytes(cookie);
        body.writeBytes(SUITE_AND_EXTENSIONS);
        sendPlain(DtlsSession.HANDSHAKE, message(CLIENT_HELLO, body.toByteArray()));
    }

    private void finish(String identity, byte[] key) throws IOException, GeneralSecurityException {
        byte[] name = identity.getBytes(StandardCharsets.UTF_8);
        sendPlain(
                DtlsSession.HANDSHAKE,
                message(
                        CLIENT_KEY_EXCHANGE,
                        TlsPrf.concat(new byte[] {(byte) (name.length >> 8), (byte) name.length}, name)));
        master = TlsPrf.bytes(premaster(key), "extended master secret", transcriptHash(), 48);
        session = new DtlsSession(TlsPrf.bytes(
                master, "key expansion", TlsPrf.concat(serverRandom, clientRandom), DtlsSession.KEY_BLOCK));
        sendPlain(CHANGE_CIPHER_SPEC, new byte[] {1});
        byte[] verify = TlsPrf.bytes(master, "client finished", transcriptHash(), 12);
        channel.write(session.seal(DtlsSession.HANDSHAKE, ByteBuffer.wrap(message(FINISHED, verify))));
    }

    /** RFC 4279 §2: as many zeros as the key has bytes, then the key, each behind its length. */
    private static byte[] premaster(byte[] key) {
        return ByteBuffer.allocate(4 + 2 * key.length)
                .putShort((short) key.length)
                .put(new byte[key.length])
                .putShort((short) key.length)
                .put(key)
                .array();
    }

    private boolean readsFinished(ByteBuffer datagram) throws IOException, GeneralSecurityException {
        if (datagram.get(datagram.position()) == CHANGE_CIPHER_SPEC) {
            record(datagram, CHANGE_CIPHER_SPEC);
            return false;
        }
        ByteBuffer finished = session.open(DtlsSession.HANDSHAKE, datagram);
        byte[] said = new byte[12];
        finished.get(MESSAGE_HEADER, said);
        if (!Arrays.equals(said, TlsPrf.bytes(master, "server finished", transcriptHash(), 12))) {
            throw new IOException("The server's finished message is another one.");
        }
        return true;
    }

    /** A message in one fragment, which joins the transcript. */
    private byte[] message(int type, byte[] body) {
        byte[] message = ByteBuffer.allocate(MESSAGE_HEADER + body.length)
                .putInt(type << 24 | body.length)
                .putShort((short) nextMessage++)
                .putInt(0) // fragment offset, and the first byte of its length
                .putShort((short) body.length)
                .put(body)
                .array();
        transcript.writeBytes(message);
        return message;
    }

    private byte[] transcriptHash() throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(transcript.toByteArray());
    }

    private void sendPlain(int type, byte[] content) throws IOException {
        ByteBuffer record = ByteBuffer.allocate(RECORD_HEADER + content.length)
                .put((byte) type)
                .put(VERSION)
                .putLong(nextRecord++)
                .putShort((short) content.length)
                .put(content);
        channel.write(record.flip());
    }

    private ByteBuffer receive() throws IOException {
        var packet = new DatagramPacket(new byte[2_048], 2_048);
        channel.socket().receive(packet);
        return ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
    }

    private static ByteBuffer record(ByteBuffer datagram, int expected) throws IOException {
        int start = datagram.position();
        int length = datagram.getShort(start + RECORD_HEADER - 2) & 0xffff;
        if (datagram.get(start) != expected) {
            throw new IOException(
                    "The server answers the DTLS handshake with a record of type " + datagram.get(start) + ".");
        }
        datagram.position(start + RECORD_HEADER + length);
        return datagram.slice(start + RECORD_HEADER, length);
    }
}
