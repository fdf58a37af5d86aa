package org.wardkeeper.coldlog;

import java.util.ArrayList;
import java.util.List;
import org.wardkeeper.coldchain.UnitState;

/**
 * Finds the spans in which a unit was too warm or too cold: from the first reading out of range to the first one back in
 * range, or to where a gap or a missing value begins to leave it unknown. A jump from too warm to too cold is two spans.
 *
 * <p>Only spans that reach into the period are kept, with their true start and end, so the rows around the period must
 * be played too.
 */
final class ExcursionRule implements Timeline.Listener {

    /** A span out of range, in {@link Micros}; {@code inside} is how much of it counts in the period. */
    static final class Span {
        final UnitState state;
        final long start;
        long end;
        boolean running;
        double minCel = Double.POSITIVE_INFINITY;
        double maxCel = Double.NEGATIVE_INFINITY;
        long inside;

        private Span(UnitState state, long start) {
            this.state = state;
            this.start = start;
            this.end = start;
        }
    }

    private final Period period;
    private final long interval;
    private final long now;
    private final List<Span> found = new ArrayList<>();
    private Span open;

    /** @param now a span whose last reading may still be followed by another one is running */
    ExcursionRule(Period period, long interval, long now) {
        this.period = period;
        this.interval = interval;
        this.now = now;
    }

    @Override
    public void held(LogRow row, UnitState state, long until, LogRow next) {
        if (!continues(row, state)) {
            open = state.outOfRange() ? new Span(state, row.at()) : null;
        }
        if (open == null) {
            return;
        }
        open.end = until;
        open.running = next == null && !Timeline.gapBetween(row.at(), now, interval);
        open.minCel = Math.min(open.minCel, row.celsius());
        open.maxCel = Math.max(open.maxCel, row.celsius());
        open.inside += period.held(row, until, next, interval);
        keep();
    }

    /** True if the row would lengthen the span that is open. */
    boolean continues(LogRow row, UnitState state) {
        return open != null && open.state == state && open.end == row.at();
    }

    /** True if a span that reaches into the period may go on behind it: then the rows behind it are needed. */
    boolean mayGoOn(LogRow last, UnitState state) {
        return state.outOfRange() && (last.at() < period.to() || continues(last, state) && open.start < period.to());
    }

    /** The spans, in the order of time. */
    List<Span> found() {
        return found;
    }

    private void keep() {
        boolean kept = !found.isEmpty() && found.get(found.size() - 1) == open;
        if (!kept && open.start < period.to() && open.end > period.from()) {
            found.add(open);
        }
    }
}
