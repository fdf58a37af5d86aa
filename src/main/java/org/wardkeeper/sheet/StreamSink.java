package org.wardkeeper.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Lines into a stream, in large pieces. */
public final class StreamSink implements LineSink {

    private final OutputStream out;
    private final byte[] held = new byte[1 << 16];
    private int length;

    public StreamSink(OutputStream out) {
        this.out = out;
    }

    @Override
    public void line(byte[] buffer, int start, int lineLength) {
        if (lineLength > held.length - length) {
            send();
        }
        if (lineLength > held.length) {
            write(buffer, start, lineLength);
            return;
        }
        System.arraycopy(buffer, start, held, length, lineLength);
        length += lineLength;
    }

    /** Sends on what is still held back. */
    public void send() {
        write(held, 0, length);
        length = 0;
    }

    private void write(byte[] bytes, int from, int count) {
        try {
            out.write(bytes, from, count);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
