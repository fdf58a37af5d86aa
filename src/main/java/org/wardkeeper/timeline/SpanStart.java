package org.wardkeeper.timeline;

import java.util.function.Predicate;
import org.wardkeeper.coldchain.UnitState;
import org.wardkeeper.quantity.Micros;

/**
 * Where to begin playing rows, so that a period finds what it inherits: the reading that still holds when it begins and,
 * if that is out of range, the true start of its span. Offered the rows before the period backwards, it says how long it
 * wants more.
 */
public final class SpanStart implements Predicate<LogRow> {

    private final LimitsHistory limits;
    private final IntervalHistory intervals;
    private long start;
    private LogRow successor;

    /** @param from where the period begins, in {@link Micros} */
    public SpanStart(LimitsHistory limits, long from, IntervalHistory intervals) {
        this.limits = limits;
        this.intervals = intervals;
        this.start = from;
    }

    @Override
    public boolean test(LogRow row) {
        if (intervals.gapBetween(row.at(), start) || !row.hasValue()) {
            return false;
        }
        UnitState state = limits.judge(row);
        if (successor != null && state != limits.judge(successor)) {
            return false;
        }
        successor = row;
        start = row.at();
        return state.outOfRange();
    }

    /** The first row to play, in {@link Micros}; the period's own beginning where it inherits nothing. */
    public long start() {
        return start;
    }
}
