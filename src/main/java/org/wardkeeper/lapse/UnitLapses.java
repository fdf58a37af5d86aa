package org.wardkeeper.lapse;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.wardkeeper.quantity.Micros;
import org.wardkeeper.report.Durable;
import org.wardkeeper.threshold.Lapse;
import org.wardkeeper.threshold.RulesHistory;

/**
 * What is known of one unit's door and mains, and by which rules it is judged; never changes.
 *
 * @param interval between the sensor's rows, in {@link Micros}
 */
record UnitLapses(String unitId, long interval, RulesHistory.Since rules, Map<Lapse, Stretch> stretches) {

    UnitLapses {
        stretches = Map.copyOf(stretches);
    }

    /** True if a row comes behind all others, so that it only has to be added. */
    boolean isNewest(long at) {
        return stretches.values().stream().allMatch(stretch -> stretch.heard() <= at);
    }

    /** Plus the newest row of the unit's sensor. */
    UnitLapses and(Durable row, long at) {
        Map<Lapse, Stretch> next = new EnumMap<>(Lapse.class);
        stretches.forEach((lapse, stretch) ->
                next.put(lapse, stretch.next(at, Word.of(lapse, row.stream(), row.value()), interval)));
        return new UnitLapses(unitId, interval, rules, next);
    }

    Standing at(Lapse lapse, Instant moment) {
        Stretch told = stretches.get(lapse);
        long now = Math.max(Micros.of(moment), told.heard()); // A clock slightly ahead of ours has the newest row.
        Stretch stretch = told.at(now, interval);
        List<Standing.Fired> fired = rules.rules().lapses().stream()
                .filter(rule -> rule.lapse() == lapse)
                .flatMap(rule -> stretch.full(rule, rules.since(), now, interval).stream()
                        .map(full -> new Standing.Fired(rule, full)))
                .sorted(Comparator.comparing(Standing.Fired::at))
                .toList();
        Instant since = stretch.known() == Known.UNTOLD ? null : Micros.instant(stretch.since());
        return new Standing(unitId, lapse, stretch.known(), since, fired);
    }
}
