package org.wardkeeper.alarm;

import java.time.Instant;
import java.util.Objects;

/** Who took note, when, and what they wrote, which may be nothing. */
public record Acknowledgement(Instant at, String by, String note) {
    public static final int LONGEST_NOTE = 1_000;

    public Acknowledgement {
        Objects.requireNonNull(at);
        Objects.requireNonNull(by);
        if (note.length() > LONGEST_NOTE) {
            throw new IllegalArgumentException("a note has up to " + LONGEST_NOTE + " characters");
        }
    }
}
