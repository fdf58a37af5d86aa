package org.wardkeeper.verify;

import java.io.IOException;
import java.io.InputStream;

/** A table as it lies in a file. Lines are told with their line end, as CSV writes them. */
interface Table {

    /** Takes one line; how many bytes of the array it has, from the beginning. */
    interface Lines {
        void line(byte[] bytes, int length) throws IOException;
    }

    void read(Lines each) throws IOException;

    /** Lines of CSV: one ends where a line ends that no quotes are open in. */
    static void split(InputStream in, Lines each) throws IOException {
        byte[] line = new byte[4096];
        int length = 0;
        int lines = 0;
        boolean quoted = false;
        byte[] chunk = new byte[1 << 16];
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            for (int i = 0; i < count; i++) {
                if (length == Bounds.PIECE) {
                    throw new Damaged(lines + 1, "it is longer than any that is exported");
                }
                if (length == line.length) {
                    line = java.util.Arrays.copyOf(line, 2 * length);
                }
                line[length++] = chunk[i];
                quoted ^= chunk[i] == '"';
                if (chunk[i] == '\n' && !quoted) {
                    each.line(line, length);
                    lines++;
                    length = 0;
                }
            }
        }
        if (length > 0) {
            each.line(line, length);
        }
    }
}
