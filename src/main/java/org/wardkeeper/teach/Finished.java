package org.wardkeeper.teach;

import java.time.Instant;
import java.util.List;
import org.wardkeeper.radio.Taught;

/** A lesson that is over, with all that counts of what was heard; not yet stored. */
record Finished(Begun begun, Instant ended, List<Taught> rows) {
    Finished {
        rows = List.copyOf(rows);
    }

    int vectors() {
        return (int) rows.stream().map(Taught::at).distinct().count();
    }
}
