package org.wardkeeper.alarm;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One occurrence: announced when its condition has held for the on-delay, over when the condition is and somebody has
 * taken note. Comes again while nobody has taken note: it is the same occurrence, announced again.
 *
 * @param since when the condition began
 * @param announced when it was announced last
 * @param returned when the condition ended; empty while it holds
 * @param detail the condition in the words of whoever refused, where there are any
 */
public record Alarm(
        UUID id,
        TechnicalKind kind,
        AlarmState state,
        Instant since,
        Instant announced,
        Optional<Instant> returned,
        Optional<Acknowledgement> acknowledgement,
        String detail) {

    /** Who took note, when, and what they wrote, which may be nothing. */
    public record Acknowledgement(Instant at, String by, String note) {
        static final int LONGEST_NOTE = 1_000;

        public Acknowledgement {
            if (note.length() > LONGEST_NOTE) {
                throw new IllegalArgumentException("a note has up to " + LONGEST_NOTE + " characters");
            }
        }
    }

    static Alarm raised(TechnicalKind kind, String detail, Instant since, Instant now) {
        return new Alarm(
                UUID.randomUUID(), kind, AlarmState.UNACK, since, now, Optional.empty(), Optional.empty(), detail);
    }

    /** The condition holds again, before anybody took note of the last time. */
    Alarm raisedAgain(String newDetail, Instant now) {
        return new Alarm(id, kind, state.raised(), since, now, Optional.empty(), acknowledgement, newDetail);
    }

    Alarm returned(Instant at) {
        return new Alarm(id, kind, state.returned(), since, announced, Optional.of(at), acknowledgement, detail);
    }

    /** Takes note; whoever comes second changes nothing. */
    Alarm acknowledged(Acknowledgement note) {
        return state.needsSomebody()
                ? new Alarm(id, kind, state.acknowledged(), since, announced, returned, Optional.of(note), detail)
                : this;
    }

    boolean isOpen() {
        return state != AlarmState.NORMAL;
    }
}
