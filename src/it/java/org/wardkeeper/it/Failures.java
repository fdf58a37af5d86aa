package org.wardkeeper.it;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the server logs with a stack trace while a test looks; for tests that run inside it. */
final class Failures extends Handler implements AutoCloseable {

    private static final Logger EVERYTHING = Logger.getLogger("");

    private final List<String> sentences = new CopyOnWriteArrayList<>();

    private Failures() {}

    static Failures logged() {
        Failures failures = new Failures();
        EVERYTHING.addHandler(failures);
        return failures;
    }

    List<String> sentences() {
        return sentences;
    }

    @Override
    public void publish(LogRecord entry) {
        if (entry.getThrown() != null) {
            sentences.add(entry.getLoggerName() + ": " + entry.getMessage() + " " + entry.getThrown());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        EVERYTHING.removeHandler(this);
    }
}
