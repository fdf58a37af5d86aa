package org.wardkeeper.coap;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** CoAP messages put together by hand (RFC 7252 §3), so that what no library would write can be written too. */
final class Datagrams {
    static final int CON = 0;
    static final int NON = 1;
    static final int ACK = 2;
    static final int RESET = 3;

    static final int OBSERVE = 6;
    static final int URI_PATH = 11;
    static final int CONTENT_FORMAT = 12;
    static final int BLOCK2 = 23;
    static final int BLOCK1 = 27;
    static final int SIZE1 = 60;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int lastOption;

    private Datagrams(int version, int type, int code, int id, byte[] token) {
        bytes.write(version << 6 | type << 4 | token.length & 0xf);
        bytes.write(code);
        bytes.write(id >> 8);
        bytes.write(id);
        bytes.writeBytes(token);
    }

    static Datagrams message(int type, int code, int id, byte... token) {
        return new Datagrams(1, type, code, id, token);
    }

    static Datagrams ofVersion(int version, int type, int code, int id, byte... token) {
        return new Datagrams(version, type, code, id, token);
    }

    /** An option; options must come in the order of their numbers, the same one may come again. */
    Datagrams option(int number, byte... value) {
        nibbles(number - lastOption, value.length);
        bytes.writeBytes(value);
        lastOption = number;
        return this;
    }

    Datagrams path(String segment) {
        return option(URI_PATH, segment.getBytes(StandardCharsets.UTF_8));
    }

    /** RFC 7959 §2.2: number, whether more follow, and the size as its power of two less four. */
    Datagrams block(int option, int number, boolean more, int size) {
        int value = number << 4 | (more ? 8 : 0) | size;
        return option(option, (byte) (value >> 16), (byte) (value >> 8), (byte) value);
    }

    Datagrams payload(byte[] payload) {
        bytes.write(0xff);
        bytes.writeBytes(payload);
        return this;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    private void nibbles(int delta, int length) {
        bytes.write(nibble(delta) << 4 | nibble(length));
        extended(delta);
        extended(length);
    }

    private static int nibble(int value) {
        return value < 13 ? value : value < 269 ? 13 : 14;
    }

    private void extended(int value) {
        if (value >= 269) {
            bytes.write(value - 269 >> 8);
            bytes.write(value - 269);
        } else if (value >= 13) {
            bytes.write(value - 13);
        }
    }
}
