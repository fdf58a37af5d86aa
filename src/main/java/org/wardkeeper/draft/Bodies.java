package org.wardkeeper.draft;

import java.io.IOException;
import java.io.InputStream;
import org.wardkeeper.access.ProblemException;

/** Bodies that are taken whole. */
final class Bodies {

    /** Read on and thrown away, so that whoever sends too much hears why instead of a broken connection. */
    private static final int DRAINED_BYTES = 64 << 20;

    private Bodies() {}

    /** @throws ProblemException 413 with the given sentence, if there is more */
    static byte[] read(InputStream body, int most, String sentence) throws IOException {
        byte[] content = body.readNBytes(most + 1);
        if (content.length > most) {
            body.skip(DRAINED_BYTES);
            throw new ProblemException(413, "Too large", sentence);
        }
        return content;
    }
}
