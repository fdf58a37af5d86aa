package org.wardkeeper.journal;

import java.time.Instant;
import java.util.Optional;

/**
 * How the journal fares, at one moment.
 *
 * @param waitingPacks packs that wait for their commit
 * @param waitingRows their rows
 * @param spooledPacks packs that are safe on disk and not yet in the database
 * @param spoolBytes what they take there
 * @param spoolLimitBytes what they may take; reports are refused from four fifths of it on
 * @param spoolingSince since when packs go to the spool; empty while they go to the database
 * @param databaseAnswers whether the database answered when it was asked last
 * @param diskFault why the disk took nothing when it was asked last
 * @param lateConflicts how many acknowledged packs turned out to contradict what is stored, since the server started
 */
public record JournalState(
        int waitingPacks,
        int waitingRows,
        long spooledPacks,
        long spoolBytes,
        long spoolLimitBytes,
        Optional<Instant> spoolingSince,
        boolean databaseAnswers,
        Optional<String> diskFault,
        long lateConflicts) {

    static final JournalState NOT_STARTED =
            new JournalState(0, 0, 0, 0, 0, Optional.empty(), false, Optional.of("not started"), 0);

    /** Whether a report that comes now is taken: straight into the database, or by a spool that has room. */
    public boolean takesReports() {
        boolean direct = databaseAnswers && spooledPacks == 0;
        return direct || diskFault.isEmpty() && spoolBytes <= spoolLimitBytes / 5 * 4;
    }
}
