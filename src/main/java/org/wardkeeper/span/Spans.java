package org.wardkeeper.span;

import java.util.ArrayList;
import java.util.List;
import org.wardkeeper.timeline.LogRow;

/** A history that is played from outside of every span: the spans in it, in the order of time. */
public final class Spans {

    private final ExcursionRule rule;
    private final List<Span> found = new ArrayList<>();
    private ExcursionRule.State state = ExcursionRule.State.NOTHING;

    public Spans(ExcursionRule rule) {
        this.rule = rule;
    }

    /** One row more, later than all before it. */
    public void add(LogRow row) {
        state = rule.next(state, row);
        if (state.open() != null) {
            put(state.open());
        }
    }

    /** What the rule knows after the rows so far. */
    public ExcursionRule.State state() {
        return state;
    }

    /** All that there are at a moment, the last of which may be running. Nothing is added behind it. */
    public List<Span> until(long now) {
        rule.at(state, now).ifPresent(this::put);
        return List.copyOf(found);
    }

    /** A span grows row by row; what is told last of it counts. */
    private void put(Span span) {
        int last = found.size() - 1;
        if (last >= 0 && found.get(last).start() == span.start()) {
            found.set(last, span);
        } else {
            found.add(span);
        }
    }
}
