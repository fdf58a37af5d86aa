package org.wardkeeper.launch;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What the person at the keyboard reads. Holds on to the real streams, because the server takes System.out for its log. */
final class Terminal {
    private final PrintStream out;
    private final PrintStream err;
    private final long started = System.nanoTime();

    Terminal() {
        this(
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
    }

    Terminal(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** A step on the way, with the seconds since the start. */
    void step(String text) {
        double seconds = (System.nanoTime() - started) / 1e9;
        out.println(String.format(Locale.ROOT, "%5.1f s  %s", seconds, text));
    }

    void say(String text) {
        out.println(text);
    }

    /** What is wrong with something of the person's own, in the words of who found it. */
    void complain(String text) {
        err.println(text);
    }

    void fail(String text) {
        err.println("wardkeeper: " + text);
    }
}
