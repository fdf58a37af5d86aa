package org.wardkeeper.journal;

import java.util.List;
import java.util.function.Consumer;
import org.wardkeeper.report.Durable;

/** A pack that waits for its commit, and who wants to hear of it. */
record PendingPack(List<Durable> rows, Consumer<Journal.Outcome> done) {

    int size() {
        return rows.size();
    }
}
