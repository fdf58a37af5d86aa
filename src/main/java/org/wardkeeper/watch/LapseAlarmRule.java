package org.wardkeeper.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wardkeeper.alarm.Alarm;
import org.wardkeeper.alarm.AlarmKey;
import org.wardkeeper.alarm.AlarmKind;
import org.wardkeeper.alarm.Condition;
import org.wardkeeper.alarm.Measure;
import org.wardkeeper.alarm.Priority;
import org.wardkeeper.lapse.Known;
import org.wardkeeper.lapse.Standing;
import org.wardkeeper.threshold.Lapse;

/**
 * Which doors stand open and which mains are off for longer than a rule allows. Silence never begins such an alarm, and
 * never ends one: a door that nobody hears of is not shut, nor is one that stands open when its sensor is heard again or
 * its rules are changed, whatever these have counted since.
 */
final class LapseAlarmRule {

    /** What ends no alarm; a set that may be asked for null. */
    private static final Set<Known> LASTS = EnumSet.of(Known.YES, Known.UNKNOWN);

    private LapseAlarmRule() {}

    /** @param open the open alarms */
    static List<Condition> conditions(Collection<Standing> standings, List<Alarm> open, Instant now) {
        Map<AlarmKey, Condition> found = new LinkedHashMap<>();
        Map<AlarmKey, Known> known = new LinkedHashMap<>();
        for (Standing standing : standings) {
            known.put(key(standing), standing.known());
            condition(standing, now).ifPresent(condition -> found.put(condition.key(), condition));
        }
        open.stream()
                .filter(alarm -> alarm.state().isActive() && LASTS.contains(known.get(alarm.key())))
                .forEach(alarm -> found.putIfAbsent(alarm.key(), Condition.of(alarm)));
        return List.copyOf(found.values());
    }

    /** As urgent as the most urgent rule that fired. */
    private static Optional<Condition> condition(Standing standing, Instant now) {
        return standing.fired().stream()
                .min(Comparator.comparing(fired -> priority(fired)))
                .map(worst -> Condition.of(key(standing), priority(worst))
                        .with(new Measure(
                                Duration.between(standing.since(), now).toSeconds(),
                                worst.rule().delay().toSeconds()))
                        .with(worst.rule().name())
                        .since(standing.fired().get(0).at()));
    }

    private static AlarmKey key(Standing standing) {
        AlarmKind kind = standing.lapse() == Lapse.DOOR_OPEN ? AlarmKind.DOOR_OPEN : AlarmKind.POWER_OFF;
        return AlarmKey.unit(kind, standing.unitId(), "");
    }

    private static Priority priority(Standing.Fired fired) {
        return Priority.of(fired.rule().urgency().slug());
    }
}
