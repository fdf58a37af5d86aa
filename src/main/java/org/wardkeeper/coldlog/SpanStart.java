package org.wardkeeper.coldlog;

import java.util.function.Predicate;
import org.wardkeeper.coldchain.UnitState;

/**
 * Where to begin playing rows, so that a period finds what it inherits: the reading that still holds when it begins and,
 * if that is out of range, the true start of its span. Offered the rows before the period backwards, it says how long it
 * wants more.
 */
final class SpanStart implements Predicate<LogRow> {

    private final Timeline timeline;
    private final long interval;
    private long start;
    private LogRow successor;

    SpanStart(Timeline timeline, Period period, long interval) {
        this.timeline = timeline;
        this.interval = interval;
        this.start = period.from();
    }

    @Override
    public boolean test(LogRow row) {
        if (Timeline.gapBetween(row.at(), start, interval) || !row.hasValue()) {
            return false;
        }
        UnitState state = timeline.judge(row);
        if (successor != null && state != timeline.judge(successor)) {
            return false;
        }
        successor = row;
        start = row.at();
        return state.outOfRange();
    }

    /** The first row to play, in {@link Micros}; the period's own beginning where it inherits nothing. */
    long start() {
        return start;
    }
}
