package org.wardkeeper.watch;

import java.time.Instant;
import java.util.List;
import org.wardkeeper.alarm.Condition;
import org.wardkeeper.alarm.PastCondition;
import org.wardkeeper.coldchain.UnitNow;
import org.wardkeeper.excursion.Excursion;
import org.wardkeeper.span.Firing;

/** What is told of an excursion that nobody was told of while it ran. */
final class LateRule {
    private LateRule() {}

    /**
     * Whether it is over. One that a silence has ended, which lasts till now, is not: what nobody measures is not back in
     * its band.
     *
     * @param unit how its unit stands; null where there is none of this id any more
     */
    static boolean isOver(Excursion excursion, UnitNow unit) {
        return !excursion.ending().sensorLost()
                || unit == null
                || (unit.celsius().isPresent()
                        && unit.seen()
                                .filter(seen -> !seen.isBefore(excursion.knownTill()))
                                .isPresent());
    }

    /** From the first of its rules that fired to its end, with the most urgent of them. */
    static PastCondition past(Excursion excursion) {
        Condition worst = ProcessRule.conditions(FiredRules.of(excursion), List.of(), id -> null)
                .get(0);
        Instant since = excursion.firings().stream()
                .map(Firing::at)
                .min(Instant::compareTo)
                .orElseThrow();
        return new PastCondition(worst, since, excursion.knownTill());
    }
}
