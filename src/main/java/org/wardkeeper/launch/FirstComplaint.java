package org.wardkeeper.launch;

import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Hears why a deployment fails, which Payara writes to the log and tells nobody. */
final class FirstComplaint extends Handler implements AutoCloseable {
    private static final Logger ROOT = Logger.getLogger("");
    private static final String OURS = "org.wardkeeper.";

    private final AtomicReference<String> text = new AtomicReference<>("the log says why");

    private FirstComplaint() {
        setLevel(Level.SEVERE);
    }

    static FirstComplaint listen() {
        FirstComplaint complaint = new FirstComplaint();
        ROOT.addHandler(complaint);
        return complaint;
    }

    /**
     * Why the first failure happened: in our own sentence where one stands around the cause, since that names the setting
     * at fault; otherwise in the words of the innermost cause.
     */
    String text() {
        return text.get();
    }

    @Override
    public void publish(LogRecord entry) {
        if (entry.getLevel().intValue() < Level.SEVERE.intValue() || entry.getThrown() == null) {
            return;
        }
        Throwable cause = entry.getThrown();
        while (!isOurs(cause) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        text.compareAndSet("the log says why", Database.firstLine(cause));
    }

    private static boolean isOurs(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return failure.getMessage() != null
                && trace.length > 0
                && trace[0].getClassName().startsWith(OURS);
    }

    @Override
    public void flush() {
        // Nothing is buffered.
    }

    @Override
    public void close() {
        ROOT.removeHandler(this);
    }
}
