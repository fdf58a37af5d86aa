package org.wardkeeper.watch;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.wardkeeper.alarm.Alarm;
import org.wardkeeper.alarm.AlarmKey;
import org.wardkeeper.alarm.AlarmKind;
import org.wardkeeper.alarm.Condition;
import org.wardkeeper.alarm.Measure;
import org.wardkeeper.coldchain.UnitNow;
import org.wardkeeper.coldchain.UnitState;

/**
 * Which storage units are too warm or too cold for longer than a rule allows. Silence never begins such an alarm, and
 * never ends one: what nobody measures is not back in its band.
 */
final class ProcessRule {
    /** A temperature counts as back where it is inside its band by this much. */
    private static final double DEADBAND_CEL = 0.3;

    private ProcessRule() {}

    /**
     * @param fired the rules that have fired for excursions which run now; of one excursion there may be several
     * @param open the open alarms
     * @param unit how a unit stands; null where there is none of this id any more
     */
    static List<Condition> conditions(Collection<FiredRule> fired, List<Alarm> open, Function<String, UnitNow> unit) {
        Map<AlarmKey, Condition> found = new LinkedHashMap<>();
        for (FiredRule rule : fired) {
            Condition condition = Condition.of(key(rule), rule.priority())
                    .with(new Measure(rule.worstCel(), rule.limitCel()))
                    .with(rule.rule())
                    .since(rule.at());
            found.merge(condition.key(), condition, ProcessRule::worse);
        }
        List<Alarm> active = open.stream()
                .filter(alarm -> isTemperature(alarm.kind()) && alarm.state().isActive())
                .toList();
        for (Alarm alarm : active) {
            if (!found.containsKey(alarm.key())
                    && isNotBack(alarm, unit.apply(alarm.key().unitId()))) {
                found.put(alarm.key(), Condition.of(alarm).withoutCause());
            }
        }
        return found.values().stream().map(condition -> told(condition, active)).toList();
    }

    /**
     * Until a unit has been back in its band, one alarm speaks for all its excursions on that side: of a temperature that
     * wavers about its limit people are told once. The others are there all the same, for the record of each.
     */
    private static Condition told(Condition condition, List<Alarm> active) {
        return active.stream()
                .filter(alarm -> alarm.kind() == condition.key().kind()
                        && alarm.key().subject().equals(condition.key().subject())
                        && alarm.overlays().suppressed().isEmpty())
                .min(Comparator.comparing(Alarm::priority).thenComparing(Alarm::since))
                .filter(speaker -> !speaker.key().equals(condition.key())
                        && speaker.priority().compareTo(condition.priority()) <= 0)
                .map(speaker -> condition.becauseOf(speaker.key()))
                .orElse(condition);
    }

    private static boolean isNotBack(Alarm alarm, UnitNow unit) {
        if (unit == null) {
            return false; // It was taken away: nobody will measure it again.
        }
        if (unit.state() == UnitState.UNKNOWN || unit.celsius().isEmpty()) {
            return true;
        }
        double celsius = unit.celsius().getAsDouble();
        return alarm.kind() == AlarmKind.TOO_WARM
                ? celsius > unit.unit().limits().highCel() - DEADBAND_CEL
                : celsius < unit.unit().limits().lowCel() + DEADBAND_CEL;
    }

    private static Condition worse(Condition one, Condition other) {
        Condition worst = other.priority().compareTo(one.priority()) < 0 ? other : one;
        Instant first = Stream.of(one, other)
                .map(both -> both.since().orElseThrow())
                .min(Instant::compareTo)
                .orElseThrow();
        return worst.since(first);
    }

    private static boolean isTemperature(AlarmKind kind) {
        return kind == AlarmKind.TOO_WARM || kind == AlarmKind.TOO_COLD;
    }

    private static AlarmKey key(FiredRule rule) {
        AlarmKind kind = rule.warm() ? AlarmKind.TOO_WARM : AlarmKind.TOO_COLD;
        return AlarmKey.unit(kind, rule.unitId(), rule.excursion().toString());
    }
}
