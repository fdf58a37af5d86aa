package org.wardkeeper.timeline;

import java.util.List;
import org.wardkeeper.coldchain.UnitState;
import org.wardkeeper.quantity.Micros;

/**
 * A unit's rows in the order of time, turned into spans: how long each reading holds, and how it stands to the limits in
 * force when it was taken.
 *
 * <p>A reading holds until the next row. Before a gap (a next row more than two intervals away, or none) and before a
 * missing value it holds for one interval at most. A missing value holds nothing. Gaps are never bridged.
 */
public final class Timeline {

    /** Told of every row once its successor is known. */
    public interface Listener {
        /**
         * @param state unknown for a missing value
         * @param until when the reading ceases to hold, in {@link Micros}; the row's own time for a missing value
         * @param next null for the last row of all
         */
        void held(LogRow row, UnitState state, long until, LogRow next);
    }

    private final IntervalHistory intervals;
    private final LimitsHistory limits;
    private final List<Listener> listeners;
    private LogRow last;

    public Timeline(IntervalHistory intervals, LimitsHistory limits, Listener... listeners) {
        this.intervals = intervals;
        this.limits = limits;
        this.listeners = List.of(listeners);
    }

    /** The next row; later than the one before it. */
    public void next(LogRow row) {
        if (last != null) {
            close(last, row);
        }
        last = row;
    }

    /** There are no more rows. */
    public void end() {
        if (last != null) {
            close(last, null);
        }
        last = null;
    }

    /** The row that still waits for its successor; null before the first. */
    public LogRow last() {
        return last;
    }

    public UnitState judge(LogRow row) {
        return limits.judge(row);
    }

    private void close(LogRow row, LogRow next) {
        UnitState state = judge(row);
        long until = until(row, next, intervals);
        for (Listener listener : listeners) {
            listener.held(row, state, until, next);
        }
    }

    /**
     * When a row ceases to hold, in {@link Micros}: its own time for a missing value.
     *
     * @param next null where there is none yet
     */
    public static long until(LogRow row, LogRow next, IntervalHistory intervals) {
        if (!row.hasValue()) {
            return row.at();
        }
        long oneInterval = row.at() + intervals.at(row.at());
        if (next == null || intervals.gapBetween(row.at(), next.at())) {
            return oneInterval;
        }
        return next.hasValue() ? next.at() : Math.min(next.at(), oneInterval);
    }
}
