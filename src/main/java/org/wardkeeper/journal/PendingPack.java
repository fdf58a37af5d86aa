package org.wardkeeper.journal;

import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.wardkeeper.report.Durable;

/** A pack that waits for its commit, and who wants to hear of it: once, whatever happens. Confined to one thread. */
final class PendingPack {
    private static final Logger LOG = Logger.getLogger(PendingPack.class.getName());

    private final String speaker;
    private final List<Durable> rows;
    private final Consumer<Journal.Outcome> done;
    private boolean ended;

    PendingPack(String speaker, List<Durable> rows, Consumer<Journal.Outcome> done) {
        this.speaker = speaker;
        this.rows = rows;
        this.done = done;
    }

    /** Who was on the wire. */
    String speaker() {
        return speaker;
    }

    List<Durable> rows() {
        return rows;
    }

    int size() {
        return rows.size();
    }

    boolean isOpen() {
        return !ended;
    }

    /** Tells the outcome; a later one is not told. A listener that fails is its own affair, not the other packs'. */
    void end(Journal.Outcome outcome) {
        if (ended) {
            return;
        }
        ended = true;
        try {
            done.accept(outcome);
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "what follows a commit failed", e);
        }
    }
}
