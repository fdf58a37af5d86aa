package org.wardkeeper.adapter.replay;

/**
 * When a recorded instant happens again: the recording's {@code anchor} falls on {@code todayMs}, and everything else
 * lies as far from it as it did, divided by the speed.
 */
record Timetable(long anchorMs, long todayMs, double speed) {

    Timetable {
        if (!(speed > 0) || Double.isInfinite(speed)) {
            throw new IllegalArgumentException("The speed must be a number above 0.");
        }
    }

    /** Starts the recording now. */
    static Timetable startingAt(Recording recording, long nowMs, double speed) {
        return new Timetable(recording.startMs(), nowMs, speed);
    }

    /** As if the recording had just ended, so that nothing of it lies in the future. */
    static Timetable endingAt(Recording recording, long nowMs, double speed) {
        return new Timetable(recording.endMs(), nowMs, speed);
    }

    long today(long recordedMs) {
        return todayMs + Math.round((recordedMs - anchorMs) / speed);
    }
}
