package org.wardkeeper.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.wardkeeper.alarm.AlarmKey;
import org.wardkeeper.alarm.AlarmKind;
import org.wardkeeper.alarm.Condition;
import org.wardkeeper.alarm.Priority;

/** Which of the server's own alarms has its condition now: one line an alarm. */
final class ServerRule {
    /** The bound itself is the journal's: above it, readings are refused. */
    private static final double SPOOL_RAISES = 0.80;

    private static final double SPOOL_CLEARS = 0.70;
    private static final double SESSIONS_RAISE = 0.90;
    private static final double SESSIONS_CLEAR = 0.80;

    private static final AlarmKey AWAY = AlarmKey.server(AlarmKind.DATABASE_AWAY);

    private ServerRule() {}

    /**
     * What holds. What is measured on a scale has a deadband: it is raised high and clears lower.
     *
     * @param active which of them held before
     * @param conflictsBefore how many late conflicts there were when this was last asked
     */
    static List<Condition> conditions(ServerFacts facts, Predicate<AlarmKind> active, long conflictsBefore) {
        List<Condition> found = new ArrayList<>();
        boolean away = !facts.databaseAnswers();
        if (away) {
            found.add(of(AlarmKind.DATABASE_AWAY, Priority.HIGH));
        }
        if (facts.spoolingSince().isPresent()) {
            Condition inUse = of(AlarmKind.SPOOL_IN_USE, Priority.LOW);
            found.add(away || active.test(AlarmKind.DATABASE_AWAY) ? inUse.becauseOf(AWAY) : inUse);
        }
        double full = active.test(AlarmKind.SPOOL_FULL) ? SPOOL_CLEARS : SPOOL_RAISES;
        if (above(facts.spoolBytes(), facts.spoolLimitBytes(), full)) {
            found.add(of(AlarmKind.SPOOL_FULL, Priority.HIGH));
        }
        Optional<String> fault = facts.diskFault();
        fault.ifPresent(
                words -> found.add(of(AlarmKind.DISK_REFUSES, Priority.HIGH).with(words)));
        if (facts.lateConflicts() > conflictsBefore) {
            found.add(of(AlarmKind.LATE_CONFLICT, Priority.MEDIUM));
        }
        double crowded = active.test(AlarmKind.SESSIONS_NEAR_BOUND) ? SESSIONS_CLEAR : SESSIONS_RAISE;
        if (above(facts.sessions(), facts.mostSessions(), crowded)) {
            found.add(of(AlarmKind.SESSIONS_NEAR_BOUND, Priority.LOW));
        }
        facts.unsentReport()
                .ifPresent(words ->
                        found.add(of(AlarmKind.REPORT_UNSENT, Priority.LOW).with(words)));
        return found;
    }

    private static Condition of(AlarmKind kind, Priority priority) {
        return Condition.of(AlarmKey.server(kind), priority);
    }

    private static boolean above(long value, long limit, double fraction) {
        return limit > 0 && value >= limit * fraction;
    }
}
