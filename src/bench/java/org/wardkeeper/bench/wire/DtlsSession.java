package org.wardkeeper.bench.wire;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The record layer of one DTLS 1.2 session under {@code TLS_PSK_WITH_AES_128_GCM_SHA256} (RFC 6347 §4.1, RFC 5288 §3),
 * a client's side of it and nothing more than a load needs: no retransmission, no replay window, one epoch.
 */
final class DtlsSession implements Envelope {
    static final int HANDSHAKE = 22;
    private static final int ALERT = 21;
    private static final int APPLICATION_DATA = 23;

    private static final int HEADER = 13;
    private static final int LENGTH_AT = 11;
    private static final int EXPLICIT_NONCE = 8;
    private static final int TAG = 16;
    private static final int KEY = 16;
    private static final int SALT = 4;
    private static final short DTLS_1_2 = (short) 0xfefd;
    private static final long EPOCH_1 = 1L << 48;

    /** Keys and salts of both directions. */
    static final int KEY_BLOCK = 2 * (KEY + SALT);

    private final Cipher cipher = cipher();
    private final SecretKeySpec writeKey;
    private final SecretKeySpec readKey;
    private final byte[] writeNonce;
    private final byte[] readNonce;
    private final byte[] associated = new byte[HEADER];
    private final ByteBuffer record = ByteBuffer.allocate(2_048);
    private final ByteBuffer message = ByteBuffer.allocate(2_048);
    private long sequence = EPOCH_1;

    /** The key block of RFC 5246 §6.3, without MAC keys: AEAD has none. */
    DtlsSession(byte[] keyBlock) {
        writeKey = new SecretKeySpec(keyBlock, 0, KEY, "AES");
        readKey = new SecretKeySpec(keyBlock, KEY, KEY, "AES");
        writeNonce = Arrays.copyOf(Arrays.copyOfRange(keyBlock, 2 * KEY, 2 * KEY + SALT), SALT + EXPLICIT_NONCE);
        readNonce = Arrays.copyOf(Arrays.copyOfRange(keyBlock, 2 * KEY + SALT, KEY_BLOCK), SALT + EXPLICIT_NONCE);
    }

    @Override
    public ByteBuffer seal(ByteBuffer plain) {
        return seal(APPLICATION_DATA, plain);
    }

    /** One record of epoch 1. */
    ByteBuffer seal(int type, ByteBuffer plain) {
        long number = sequence++;
        int length = plain.remaining();
        record.clear();
        header(type, number, EXPLICIT_NONCE + length + TAG).putLong(number);
        try {
            init(Cipher.ENCRYPT_MODE, type, number, length);
            cipher.doFinal(plain, record);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a record cannot be encrypted", e);
        }
        return record.flip();
    }

    @Override
    public ByteBuffer open(ByteBuffer datagram) {
        int type = datagram.get(datagram.position());
        if (type == ALERT) {
            throw new IllegalStateException("the server has ended the session");
        }
        return type == APPLICATION_DATA ? open(type, datagram) : message.clear().limit(0);
    }

    /** What is inside the next record of the datagram, which must be of epoch 1. */
    ByteBuffer open(int type, ByteBuffer datagram) {
        int start = datagram.position();
        long number = datagram.getLong(start + HEADER);
        int length = datagram.getShort(start + LENGTH_AT) & 0xffff;
        ByteBuffer sealed = datagram.slice(start + HEADER + EXPLICIT_NONCE, length - EXPLICIT_NONCE);
        datagram.position(start + HEADER + length);
        message.clear();
        try {
            // The explicit nonce is the server's choice; the sequence number stands in the header.
            initRead(type, number, datagram.getLong(start + 3), length - EXPLICIT_NONCE - TAG);
            cipher.doFinal(sealed, message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a record of the server cannot be read", e);
        }
        return message.flip();
    }

    private ByteBuffer header(int type, long number, int length) {
        return record.put((byte) type).putShort(DTLS_1_2).putLong(number).putShort((short) length);
    }

    private void init(int mode, int type, long number, int length) throws GeneralSecurityException {
        ByteBuffer.wrap(writeNonce).putLong(SALT, number);
        init(mode, writeKey, writeNonce, type, number, length);
    }

    private void initRead(int type, long nonce, long number, int length) throws GeneralSecurityException {
        ByteBuffer.wrap(readNonce).putLong(SALT, nonce);
        init(Cipher.DECRYPT_MODE, readKey, readNonce, type, number, length);
    }

    private void init(int mode, SecretKeySpec key, byte[] nonce, int type, long number, int length)
            throws GeneralSecurityException {
        cipher.init(mode, key, new GCMParameterSpec(8 * TAG, nonce));
        ByteBuffer.wrap(associated)
                .putLong(number)
                .put((byte) type)
                .putShort(DTLS_1_2)
                .putShort((short) length);
        cipher.updateAAD(associated);
    }

    private static Cipher cipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES-GCM", e);
        }
    }
}
