package org.wardkeeper.coldlog;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.wardkeeper.coldchain.UnitState;
import org.wardkeeper.quantity.Micros;
import org.wardkeeper.span.ExcursionRule;
import org.wardkeeper.span.Span;
import org.wardkeeper.threshold.RulesHistory;
import org.wardkeeper.timeline.IntervalHistory;
import org.wardkeeper.timeline.LimitsHistory;
import org.wardkeeper.timeline.LogRow;
import org.wardkeeper.timeline.Period;
import org.wardkeeper.timeline.Timeline;

/**
 * The spans out of range that reach into a period, with their true start and end, so the rows around the period must be
 * played too.
 */
final class PeriodExcursions implements Timeline.Listener {

    /** A span and how much of it counts in the period, in {@link Micros}. */
    static final class Found {
        Span span;
        boolean running;
        long inside;
    }

    private final Period period;
    private final IntervalHistory intervals;
    private final long now;
    private final ExcursionRule rule;
    private final List<Found> found = new ArrayList<>();
    private ExcursionRule.State known = ExcursionRule.State.NOTHING;
    private Found open;

    /** @param now a span whose last reading may still be followed by another one is running */
    PeriodExcursions(Period period, IntervalHistory intervals, LimitsHistory limits, long now) {
        this.period = period;
        this.intervals = intervals;
        this.now = now;
        // Only the limits are asked for: no rule counts, so no midnight matters.
        this.rule = new ExcursionRule(intervals, limits, RulesHistory.none(), ZoneOffset.UTC);
    }

    @Override
    public void held(LogRow row, UnitState state, long until, LogRow next) {
        Span before = known.open();
        known = rule.held(known, row, next);
        Span span = known.open();
        if (span == null) {
            return;
        }
        if (before == null || before.start() != span.start()) {
            open = new Found();
        }
        open.span = span;
        open.running = next == null && !intervals.gapBetween(row.at(), now);
        open.inside += period.held(row, until, next, intervals);
        keep();
    }

    /** True if a span that reaches into the period may go on behind it: then the rows behind it are needed. */
    boolean mayGoOn(LogRow last, UnitState state) {
        Span span = known.open();
        return state.outOfRange()
                && (last.at() < period.to()
                        || span != null && span.goesOnWith(last, state) && span.start() < period.to());
    }

    /** In the order of time. */
    List<Found> found() {
        return found;
    }

    private void keep() {
        boolean kept = !found.isEmpty() && found.get(found.size() - 1) == open;
        if (!kept && open.span.start() < period.to() && open.span.end() > period.from()) {
            found.add(open);
        }
    }
}
