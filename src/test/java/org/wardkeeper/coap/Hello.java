package org.wardkeeper.coap;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/** The first words of a handshake, byte by byte (RFC 6347 §4.2), from a sender who may not mean them. */
final class Hello {
    /** Extended master secret; elliptic curve secp256r1, uncompressed points. */
    private static final byte[] EXTENSIONS =
            HexFormat.of().parseHex("0017" + "0000" + "000a000400020017" + "000b00020100");

    /** TLS_ECDHE_PSK_WITH_AES_128_CBC_SHA256, which costs the server a key of a curve. */
    private static final short SUITE = (short) 0xC037;

    private static final byte HELLO_VERIFY = 3;
    private static final int COOKIE_AT = 13 + 12 + 3;

    private Hello() {}

    static byte[] first() {
        return hello(0, new byte[0], true);
    }

    /** As short as it is understood: no extension. */
    static byte[] shortest() {
        return hello(0, new byte[0], false);
    }

    /** Says hello from this socket, and again with the cookie it is answered; what comes then is left unread. */
    static void halfOpen(DatagramSocket socket, InetSocketAddress server) throws IOException {
        byte[] verify = answer(socket, first(), server);
        while (verify[13] != HELLO_VERIFY) {
            verify = answer(socket, first(), server); // it was for whoever had the port before
        }
        byte[] cookie = Arrays.copyOfRange(verify, COOKIE_AT, verify.length);
        byte[] second = hello(1, cookie, true);
        socket.send(new DatagramPacket(second, second.length, server));
    }

    /** The next datagram that comes back, within two seconds. */
    static byte[] answer(DatagramSocket socket, byte[] bytes, InetSocketAddress server) throws IOException {
        socket.setSoTimeout(2_000);
        socket.send(new DatagramPacket(bytes, bytes.length, server));
        var packet = new DatagramPacket(new byte[2_048], 2_048);
        socket.receive(packet);
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    private static byte[] hello(int sequence, byte[] cookie, boolean extended) {
        ByteBuffer body = ByteBuffer.allocate(200);
        body.putShort((short) 0xfefd).put(new byte[32]).put((byte) 0);
        body.put((byte) cookie.length).put(cookie);
        body.putShort((short) 2).putShort(SUITE).put((byte) 1).put((byte) 0);
        if (extended) {
            body.putShort((short) EXTENSIONS.length).put(EXTENSIONS);
        }
        int length = body.position();
        ByteBuffer record = ByteBuffer.allocate(13 + 12 + length);
        record.put((byte) 22).putShort((short) 0xfefd).putShort((short) 0);
        record.putShort((short) 0).putInt(sequence).putShort((short) (12 + length));
        record.put((byte) 1).put((byte) 0).putShort((short) length).putShort((short) sequence);
        record.put((byte) 0).putShort((short) 0).put((byte) 0).putShort((short) length);
        return record.put(body.array(), 0, length).array();
    }
}
