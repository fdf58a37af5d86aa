package org.wardkeeper.span;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.wardkeeper.coldchain.Limits;
import org.wardkeeper.coldchain.UnitState;
import org.wardkeeper.quantity.Micros;
import org.wardkeeper.threshold.RulesHistory;
import org.wardkeeper.threshold.ThresholdRule;
import org.wardkeeper.timeline.IntervalHistory;
import org.wardkeeper.timeline.LimitsHistory;
import org.wardkeeper.timeline.LogRow;
import org.wardkeeper.timeline.Timeline;

/**
 * The one rule by which excursions are found, live, in history that is looked at anew, and in every summary: rows in the
 * order of time go in one by one, spans out of range come out.
 *
 * <p>A span runs from the first reading out of range to the first one back in range, or to where a gap or a missing value
 * begins to leave the unit unknown. A jump from too warm to too cold is two. Each of the unit's rules counts for itself
 * what lies inside; a span keeps the first moment at which each was full. A rule that was full before in the same day or
 * run fires as soon as the unit is out again.
 */
public final class ExcursionRule {

    /**
     * What is known after some rows; never changes.
     *
     * @param last the row that still waits for its successor; null before the first
     * @param open the span that the rows before it are in; null where they are in none
     */
    public record State(LogRow last, Span open, Counts counts) {
        public static final State NOTHING = new State(null, null, Counts.NONE);
    }

    /** What the rules have counted, and since when these rules are in force. */
    record Counts(long rulesSince, List<Count> of) {
        static final Counts NONE = new Counts(Long.MAX_VALUE, List.of());
    }

    private final IntervalHistory intervals;
    private final LimitsHistory limits;
    private final RulesHistory rules;
    private final ZoneId zone;

    /**
     * @param zone whose midnights part days
     */
    public ExcursionRule(IntervalHistory intervals, LimitsHistory limits, RulesHistory rules, ZoneId zone) {
        this.intervals = intervals;
        this.limits = limits;
        this.rules = rules;
        this.zone = zone;
    }

    /**
     * One row more, later than all before it.
     *
     * @return with the span that the row before it belongs to; a span that is not in the next state any more is over
     */
    public State next(State before, LogRow row) {
        State held = before.last == null ? before : held(before, before.last, row);
        return new State(row, held.open, held.counts);
    }

    /**
     * The span that runs at a moment, or that ran when the silence began which lasts till then. The last reading counts up
     * to the moment, for one interval at most.
     *
     * @param now not before the last row, in {@link Micros}
     */
    public Optional<Span> at(State state, long now) {
        if (state.last == null) {
            return Optional.empty();
        }
        LogRow last = state.last;
        long held = Math.min(now, last.at() + intervals.at(last.at()));
        Span open = step(state.open, state.counts, last, Math.max(last.at(), held), null).open;
        if (open == null) {
            return Optional.empty();
        }
        return Optional.of(intervals.gapBetween(last.at(), now) ? open.ending(Ending.GAP) : open);
    }

    /** The row before the last, and how long it held now that its successor is known; null where there is none. */
    public State held(State before, LogRow row, LogRow next) {
        return step(before.open, before.counts, row, Timeline.until(row, next, intervals), next);
    }

    private State step(Span before, Counts counts, LogRow row, long until, LogRow next) {
        UnitState now = limits.judge(row);
        if (!now.outOfRange()) {
            return new State(row, null, counts);
        }
        Limits band = limits.at(row.at());
        Span open = before != null && before.goesOnWith(row, now) ? before : Span.opened(now, row.at());
        double beyond = now == UnitState.TOO_WARM ? row.celsius() - band.highCel() : band.lowCel() - row.celsius();
        return count(open.lengthened(row, beyond, until, ending(row, until, next, now)), counts, row, band, now);
    }

    private State count(Span open, Counts counts, LogRow row, Limits band, UnitState now) {
        RulesHistory.Since inForce = rules.at(row.at());
        List<ThresholdRule> all = inForce.rules().all();
        if (all.isEmpty()) {
            return new State(row, open, counts);
        }
        List<Count> before =
                counts.rulesSince == inForce.since() ? counts.of : Collections.nCopies(all.size(), Count.NOTHING);
        List<Count> after = new ArrayList<>(before);
        Span span = open;
        for (int i = 0; i < all.size(); i++) {
            ThresholdRule rule = all.get(i);
            if (rule.isMet(row.celsius(), now, band)) {
                long runSince = Math.max(row.sensor().since(), inForce.since());
                Count count = before.get(i).and(rule, row.at(), open.end(), runSince, zone);
                after.set(i, count);
                span = count.fired() == Count.NEVER ? span : span.fired(rule, count.fired());
            }
        }
        return new State(row, span, new Counts(inForce.since(), after));
    }

    private Ending ending(LogRow row, long until, LogRow next, UnitState now) {
        if (next == null) {
            return Ending.RUNNING;
        }
        if (intervals.gapBetween(row.at(), next.at())) {
            return Ending.GAP;
        }
        if (!next.hasValue()) {
            return Ending.MISSING;
        }
        UnitState then = limits.judge(next);
        if (then == now) {
            return Ending.RUNNING;
        }
        return then == UnitState.IN_RANGE ? Ending.IN_RANGE : Ending.OTHER_SIDE;
    }
}
