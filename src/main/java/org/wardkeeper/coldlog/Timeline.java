package org.wardkeeper.coldlog;

import java.util.List;
import org.wardkeeper.coldchain.UnitState;

/**
 * A unit's rows in the order of time, turned into spans: how long each reading holds, and how it stands to the limits in
 * force when it was taken.
 *
 * <p>A reading holds until the next row. Before a gap (a next row more than two intervals away, or none) and before a
 * missing value it holds for one interval at most. A missing value holds nothing. Gaps are never bridged.
 */
final class Timeline {

    /** Told of every row once its successor is known. */
    interface Listener {
        /**
         * @param state unknown for a missing value
         * @param until when the reading ceases to hold, in {@link Micros}; the row's own time for a missing value
         * @param next null for the last row of all
         */
        void held(LogRow row, UnitState state, long until, LogRow next);
    }

    private final long interval;
    private final LimitsHistory limits;
    private final List<Listener> listeners;
    private LogRow last;

    /** @param interval between readings, in {@link Micros} */
    Timeline(long interval, LimitsHistory limits, Listener... listeners) {
        this.interval = interval;
        this.limits = limits;
        this.listeners = List.of(listeners);
    }

    /** The next row; later than the one before it. */
    void next(LogRow row) {
        if (last != null) {
            close(last, row);
        }
        last = row;
    }

    /** There are no more rows. */
    void end() {
        if (last != null) {
            close(last, null);
        }
        last = null;
    }

    /** The row that still waits for its successor; null before the first. */
    LogRow last() {
        return last;
    }

    UnitState judge(LogRow row) {
        return row.hasValue() ? limits.at(row.at()).judge(row.celsius()) : UnitState.UNKNOWN;
    }

    /** True if nothing is known between a row and its successor beyond one interval. */
    static boolean gapBetween(long at, long nextAt, long interval) {
        return nextAt - at > 2 * interval;
    }

    private void close(LogRow row, LogRow next) {
        UnitState state = judge(row);
        long until = row.hasValue() ? until(row, next) : row.at();
        for (Listener listener : listeners) {
            listener.held(row, state, until, next);
        }
    }

    private long until(LogRow row, LogRow next) {
        long oneInterval = row.at() + interval;
        if (next == null || gapBetween(row.at(), next.at(), interval)) {
            return oneInterval;
        }
        return next.hasValue() ? next.at() : Math.min(next.at(), oneInterval);
    }
}
