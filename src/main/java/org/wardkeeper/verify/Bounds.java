package org.wardkeeper.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** How much of a file is taken in at once: a few bytes can unpack to more than any machine has. */
final class Bounds {

    /** A manifest holds six bytes a line; this is readings of every minute for more than 20 years. */
    static final int MANIFEST = 64 << 20;

    /** No line and no cell that is exported comes near it. */
    static final int PIECE = 4 << 20;

    /** What is drawn on a page: a chart of a year is a few hundred thousand bytes. */
    static final int PAGE = 16 << 20;

    /** Documents are packed already: in a zip they become little smaller. */
    private static final int MOST_UNPACKED = 50;

    private Bounds() {}

    /** All of a stream. @param what it is, for the complaint */
    static byte[] all(InputStream in, int most, String what) throws IOException {
        byte[] read = in.readNBytes(most + 1);
        if (read.length > most) {
            throw new IOException(what + " is larger than any that is exported");
        }
        return read;
    }

    /** A manifest; it is UTF-8 to the last byte, or was changed. */
    static String text(InputStream in, String what) throws IOException, Fault {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(all(in, MANIFEST, what)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Fault(what + " was changed: it is not text");
        }
    }

    /** Unpacks a document from a zip. */
    static void unpack(InputStream in, long packed, OutputStream out) throws IOException {
        long most = MOST_UNPACKED * Math.max(packed, 1 << 16);
        byte[] chunk = new byte[1 << 16];
        long all = 0;
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            all += count;
            if (all > most) {
                throw new IOException("it unpacks to far more than any document that is exported");
            }
            out.write(chunk, 0, count);
        }
    }
}
