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
 * is followed by the next at once; where the last of them reached nobody, all of it begins anew after a while, and then
 * after a longer one: a mail server that is away for minutes must not be the end of an alarm. What is over wakes nobody,
 * what was over before it was found is told to the first step alone, and what is of low priority waits for the digest.
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

    /** Before the second round; each further one waits twice as long, up to forty minutes. */
    private static final Duration ROUND = Duration.ofMinutes(5);

    private static final int LONGEST_ROUND = 3;

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

    /** Whom a step is for, of whichever round. */
    static Role role(Alarm alarm, int step) {
        List<Step> plan = plan(alarm);
        return plan.get(step % plan.size()).role();
    }

    /**
     * The step that is due now, counted on from round to round; empty where none is.
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
        int steps = plan(alarm).size();
        int next = last + 1;
        if (steps == 0) {
            return OptionalInt.empty();
        }
        List<Attempt> latest =
                ofThis.stream().filter(attempt -> attempt.step() == last).toList();
        boolean inVain = last >= 0 && latest.stream().noneMatch(Attempt::delivered);
        if (last >= 0 && next % steps == 0) {
            return inVain && isTimeForAnotherRound(latest, next / steps, now)
                    ? OptionalInt.of(next)
                    : OptionalInt.empty();
        }
        Instant begun = next < steps ? announced : madeAt(ofThis, last / steps * steps);
        boolean timeIsUp = (!late || next % steps == 0)
                && !now.isBefore(begun.plus(plan(alarm).get(next % steps).after()));
        return inVain || timeIsUp ? OptionalInt.of(next) : OptionalInt.empty();
    }

    /** Pages are told by themselves when they are opened: only who was looked for elsewhere is looked for again. */
    private static boolean isTimeForAnotherRound(List<Attempt> latest, int round, Instant now) {
        Duration pause = ROUND.multipliedBy(1L << Math.min(round - 1, LONGEST_ROUND));
        return latest.stream().anyMatch(attempt -> attempt.channel() != Attempt.Channel.PAGE)
                && latest.stream()
                        .noneMatch(attempt -> now.isBefore(attempt.at().plus(pause)));
    }

    private static Instant madeAt(List<Attempt> made, int step) {
        return made.stream()
                .filter(attempt -> attempt.step() == step)
                .map(Attempt::at)
                .min(Instant::compareTo)
                .orElseThrow();
    }
}
