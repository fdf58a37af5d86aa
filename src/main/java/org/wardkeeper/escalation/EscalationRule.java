package org.wardkeeper.escalation;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import org.wardkeeper.access.Role;
import org.wardkeeper.alarm.Alarm;
import org.wardkeeper.alarm.AlarmKind.About;
import org.wardkeeper.alarm.AlarmState;
import org.wardkeeper.alarm.Priority;

/**
 * Who is told next, and when: step n so long after the announcement, until somebody takes note. A step that reached nobody
 * is followed by the next at once. What is over wakes nobody, what was over before it was found is told to the first step
 * alone, and what is of low priority waits for the digest.
 */
final class EscalationRule {
    /** A role that is told when nobody took note for so long. */
    record Step(Duration after, Role role) {}

    private static final List<Step> SPOILS = List.of(
            new Step(Duration.ZERO, Role.NURSE),
            new Step(Duration.ofMinutes(5), Role.FACILITIES),
            new Step(Duration.ofMinutes(15), Role.COMPLIANCE),
            new Step(Duration.ofMinutes(30), Role.ADMIN));
    private static final List<Step> MAY_SPOIL = List.of(
            new Step(Duration.ZERO, Role.NURSE),
            new Step(Duration.ofMinutes(30), Role.FACILITIES),
            new Step(Duration.ofHours(2), Role.COMPLIANCE));
    private static final List<Step> TECHNICAL_HIGH =
            List.of(new Step(Duration.ZERO, Role.FACILITIES), new Step(Duration.ofMinutes(10), Role.ADMIN));
    private static final List<Step> TECHNICAL_MEDIUM =
            List.of(new Step(Duration.ZERO, Role.FACILITIES), new Step(Duration.ofHours(1), Role.ADMIN));

    private EscalationRule() {}

    static List<Step> plan(Alarm alarm) {
        if (alarm.priority() == Priority.LOW) {
            return List.of();
        }
        boolean high = alarm.priority() == Priority.HIGH;
        if (alarm.kind().about() == About.PROCESS) {
            return high ? SPOILS : MAY_SPOIL;
        }
        return high ? TECHNICAL_HIGH : TECHNICAL_MEDIUM;
    }

    /**
     * The step that is due now; empty where none is.
     *
     * @param made all attempts of this alarm; those of an earlier announcement do not count
     */
    static OptionalInt due(Alarm alarm, Collection<Attempt> made, Instant now) {
        boolean late = alarm.state() == AlarmState.RTN_UNACK && alarm.wasToldLate();
        if (!(alarm.state() == AlarmState.UNACK || late)
                || !alarm.overlays().isEmpty()
                || alarm.announced().isEmpty()) {
            return OptionalInt.empty();
        }
        Instant announced = alarm.announced().get();
        List<Attempt> ofThis = made.stream()
                .filter(attempt -> attempt.announced().equals(announced))
                .toList();
        int last = ofThis.stream().mapToInt(Attempt::step).max().orElse(-1);
        List<Step> plan = plan(alarm);
        int next = last + 1;
        if (next >= plan.size()) {
            return OptionalInt.empty();
        }
        boolean inVain = last >= 0
                && ofThis.stream().filter(attempt -> attempt.step() == last).noneMatch(Attempt::delivered);
        boolean timeIsUp = (!late || next == 0)
                && !now.isBefore(announced.plus(plan.get(next).after()));
        return inVain || timeIsUp ? OptionalInt.of(next) : OptionalInt.empty();
    }
}
