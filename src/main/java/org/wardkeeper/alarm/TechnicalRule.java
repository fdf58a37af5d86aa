package org.wardkeeper.alarm;

import java.util.Optional;

/** Which of the server's alarms has its condition now: pure, one line an alarm. */
final class TechnicalRule {
    /** The bound itself is the journal's: above it, readings are refused. */
    private static final double SPOOL_RAISES = 0.80;

    private static final double SPOOL_CLEARS = 0.70;
    private static final double SESSIONS_RAISE = 0.90;
    private static final double SESSIONS_CLEAR = 0.80;

    private TechnicalRule() {}

    /**
     * Whether the condition holds. What is measured on a scale has a deadband: it is raised high and clears lower.
     *
     * @param active whether it held before
     * @param conflictsBefore how many late conflicts there were when this was last asked
     * @return the condition in detail (which may be empty), or empty where it does not hold
     */
    static Optional<String> holds(TechnicalKind kind, ServerFacts facts, boolean active, long conflictsBefore) {
        return switch (kind) {
            case DATABASE_AWAY -> when(!facts.databaseAnswers());
            case SPOOL_FULL ->
                when(above(facts.spoolBytes(), facts.spoolLimitBytes(), active ? SPOOL_CLEARS : SPOOL_RAISES));
            case DISK_REFUSES -> facts.diskFault();
            case LATE_CONFLICT -> when(facts.lateConflicts() > conflictsBefore);
            case SESSIONS_NEAR_BOUND ->
                when(above(facts.sessions(), facts.mostSessions(), active ? SESSIONS_CLEAR : SESSIONS_RAISE));
        };
    }

    private static Optional<String> when(boolean condition) {
        return condition ? Optional.of("") : Optional.empty();
    }

    private static boolean above(long value, long limit, double fraction) {
        return limit > 0 && value >= limit * fraction;
    }
}
