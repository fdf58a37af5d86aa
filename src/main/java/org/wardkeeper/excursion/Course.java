package org.wardkeeper.excursion;

import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import org.wardkeeper.coldchain.KnownUnit;
import org.wardkeeper.coldchain.Limits;
import org.wardkeeper.span.Days;
import org.wardkeeper.span.ExcursionRule;
import org.wardkeeper.threshold.RulesHistory;
import org.wardkeeper.threshold.ThresholdRule;
import org.wardkeeper.timeline.IntervalHistory;
import org.wardkeeper.timeline.LimitsHistory;
import org.wardkeeper.timeline.Sensor;
import org.wardkeeper.timeline.SpanStart;
import org.wardkeeper.timeline.UnitLog;

/**
 * By what one unit's rows are judged: its interval, limits and rules of all times, and the sensors that spoke for it.
 *
 * @param sensors in the order of time
 */
record Course(
        String unitId,
        IntervalHistory intervals,
        LimitsHistory limits,
        RulesHistory rules,
        List<Sensor> sensors,
        ZoneId zone,
        ExcursionRule rule) {

    static Course of(KnownUnit unit, UnitLog log, RulesHistory rules, ZoneId zone) {
        return of(unit.id(), log.intervals(), log.limits(), rules, log.sensors(), zone);
    }

    static Course of(
            String unitId,
            IntervalHistory intervals,
            LimitsHistory limits,
            RulesHistory rules,
            List<Sensor> sensors,
            ZoneId zone) {
        return new Course(
                unitId,
                intervals,
                limits,
                rules,
                List.copyOf(sensors),
                zone,
                new ExcursionRule(intervals, limits, rules, zone));
    }

    Limits limitsAt(long moment) {
        return limits.at(moment);
    }

    List<ThresholdRule> rulesAt(long moment) {
        return rules.at(moment).rules().all();
    }

    /**
     * Where to begin, so that everything from a moment on is found as it would be from the first row on: outside of every
     * span, and where rules count days or runs, at the beginning of these.
     */
    long beginFor(long moment, UnitLog log) throws SQLException {
        if (rules.countsRuns()) {
            return Sensor.ALWAYS;
        }
        long start = outside(moment, log);
        return rules.countsDays() && start > Sensor.ALWAYS ? outside(Days.startOf(start, zone), log) : start;
    }

    private long outside(long moment, UnitLog log) throws SQLException {
        if (moment == Sensor.ALWAYS) {
            return moment;
        }
        SpanStart before = new SpanStart(limits, moment, intervals);
        log.backwards(moment, before);
        return before.start();
    }
}
