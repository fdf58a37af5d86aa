package org.wardkeeper.span;

import static org.wardkeeper.span.Fridge.warm;
import static org.wardkeeper.threshold.Semantics.CONTINUOUS;
import static org.wardkeeper.threshold.Semantics.DAY;
import static org.wardkeeper.threshold.Semantics.RUN;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import org.wardkeeper.timeline.LogRow;

/** What it costs to judge a reading where half of them are out of range and three rules count each of these. */
public final class RuleCost {
    private static final int READINGS = 20_000;
    private static final int ROUNDS = 20;

    private RuleCost() {}

    /** Microseconds of one thread, the best of some rounds. */
    public static double microsAReading() {
        Fridge fridge = Fridge.withRules(warm(CONTINUOUS, 30), warm(DAY, 60), warm(RUN, 600));
        for (int minute = 0; minute < READINGS; minute++) {
            fridge.reading(minute, minute % 120 < 60 ? 5 : 9);
        }
        ExcursionRule rule = fridge.rule();
        List<LogRow> rows = fridge.rows();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long began = threads.getCurrentThreadCpuTime();
            ExcursionRule.State state = ExcursionRule.State.NOTHING;
            for (LogRow row : rows) {
                state = rule.next(state, row);
            }
            long cost = threads.getCurrentThreadCpuTime() - began;
            if (state.last() == null) {
                throw new IllegalStateException("nothing was judged");
            }
            best = Math.min(best, cost);
        }
        return best / 1e3 / rows.size();
    }
}
