package org.wardkeeper.lesson;

import java.time.Instant;
import java.util.List;
import org.wardkeeper.radio.Taught;

/** A lesson that is over, with all that counts of what was heard; not yet stored. */
public record Finished(Begun begun, Instant ended, List<Taught> rows) {
    public Finished {
        rows = List.copyOf(rows);
    }

    public int vectors() {
        return (int) rows.stream().map(Taught::at).distinct().count();
    }
}
