package org.wardkeeper.monthly;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.wardkeeper.export.KeptReports;

/**
 * A month's report, and its way to each address.
 *
 * @param export its name in the list of exports
 */
record MadeReport(
        UUID setup, YearMonth month, UUID export, Instant made, KeptReports.Figures figures, List<Mail> mails) {

    MadeReport {
        mails = List.copyOf(mails);
    }

    /**
     * @param attempts how many were made
     * @param next when it is tried; null where it arrived or was given up
     * @param sent when it was taken; null where it was not
     * @param fault why the last attempt failed; may be empty
     */
    record Mail(String recipient, int attempts, Instant next, Instant sent, String fault) {

        boolean isDue(Instant now) {
            return next != null && !next.isAfter(now);
        }
    }
}
