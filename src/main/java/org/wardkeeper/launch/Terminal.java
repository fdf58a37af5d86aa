package org.wardkeeper.launch;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What the person at the keyboard reads. Holds on to the real streams, because the server takes System.out for its log. */
final class Terminal {
    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    private final PrintStream err =
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    private final long started = System.nanoTime();

    /** A step on the way, with the seconds since the start. */
    void step(String text) {
        double seconds = (System.nanoTime() - started) / 1e9;
        out.println(String.format(Locale.ROOT, "%5.1f s  %s", seconds, text));
    }

    void say(String text) {
        out.println(text);
    }

    void fail(String text) {
        err.println("wardkeeper: " + text);
    }
}
