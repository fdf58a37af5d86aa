package org.wardkeeper.faults;

/**
 * One fault and what came of it.
 *
 * @param outageSeconds the longest time in which a device was told nothing but no, or nothing
 * @param recoverySeconds from the fault's end until every device was acknowledged again
 * @param settledSeconds from then until everything acknowledged was in the database
 * @param spooled readings acknowledged while PostgreSQL stood still
 */
public record Round(
        Fault fault,
        double outageSeconds,
        double recoverySeconds,
        double settledSeconds,
        long spooled,
        Balance balance) {}
