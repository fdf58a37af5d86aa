package org.wardkeeper.dossier;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An export under way: how far it is, and whether somebody has called it off. Written by one thread, read by many. */
public final class Progress {

    /** Thrown where an export is called off, through whatever is writing it. */
    public static final class CalledOff extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CalledOff() {
            super("the export was called off");
        }
    }

    public final UUID report;
    public final String by;
    public final String format;
    public final List<String> units;
    public final Instant from;
    public final Instant to;
    public final Instant begun;
    private volatile int unitsDone;
    private volatile long lines;
    private volatile boolean calledOff;

    public Progress(
            UUID report, String by, String format, List<String> units, Instant from, Instant to, Instant begun) {
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
    public void unitDone() {
        unitsDone++;
    }

    public void callOff() {
        calledOff = true;
    }

    public int unitsDone() {
        return unitsDone;
    }

    public long lines() {
        return lines;
    }
}
