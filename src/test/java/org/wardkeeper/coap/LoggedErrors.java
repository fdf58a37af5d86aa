package org.wardkeeper.coap;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Hears what is logged with a stack trace, or as severe, until it is closed. */
final class LoggedErrors extends Handler implements AutoCloseable {
    private static final Logger ROOT = Logger.getLogger("");

    private final Queue<String> heard = new ConcurrentLinkedQueue<>();

    LoggedErrors() {
        ROOT.addHandler(this);
    }

    List<String> heard() {
        return List.copyOf(heard);
    }

    @Override
    public void publish(LogRecord logged) {
        if (logged.getThrown() != null || logged.getLevel().intValue() >= Level.SEVERE.intValue()) {
            heard.add(logged.getLoggerName() + ": " + logged.getMessage() + " " + logged.getThrown());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        ROOT.removeHandler(this);
    }
}
