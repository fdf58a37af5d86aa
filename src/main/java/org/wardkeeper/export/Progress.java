package org.wardkeeper.export;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An export under way: how far it is, and whether somebody has called it off. Written by one thread, read by many. */
final class Progress {

    /** Thrown where an export is called off, through whatever is writing it. */
    static final class CalledOff extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CalledOff() {
            super("the export was called off");
        }
    }

    final UUID report;
    final String by;
    final String format;
    final List<String> units;
    final Instant from;
    final Instant to;
    final Instant begun;
    private volatile int unitsDone;
    private volatile long lines;
    private volatile boolean calledOff;

    Progress(UUID report, String by, String format, List<String> units, Instant from, Instant to, Instant begun) {
        this.report = report;
        this.by = by;
        this.format = format;
        this.units = List.copyOf(units);
        this.from = from;
        this.to = to;
        this.begun = begun;
    }

    /** Counts a line. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    void line() {
        goOn();
        lines++;
    }

    /** @throws CalledOff where nobody waits for the rest */
    void goOn() {
        if (calledOff) {
            throw new CalledOff();
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    void unitDone() {
        unitsDone++;
    }

    void callOff() {
        calledOff = true;
    }

    int unitsDone() {
        return unitsDone;
    }

    long lines() {
        return lines;
    }
}
