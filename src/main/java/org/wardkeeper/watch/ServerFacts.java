package org.wardkeeper.watch;

import java.time.Instant;
import java.util.Optional;

/**
 * What the server knows of itself at one moment.
 *
 * @param databaseAnswers whether it answered whoever asked last
 * @param spoolingSince since when readings are kept on disk instead of in the database
 * @param diskFault what the disk answered when it took nothing; empty while it takes
 * @param lateConflicts how many acknowledged readings have turned out to contradict a stored one, since the start
 * @param sessions live DTLS sessions
 * @param mostSessions how many there can be
 * @param unsentReport why a month's report did not reach everybody; empty where it did
 */
public record ServerFacts(
        boolean databaseAnswers,
        Optional<Instant> spoolingSince,
        long spoolBytes,
        long spoolLimitBytes,
        Optional<String> diskFault,
        long lateConflicts,
        int sessions,
        int mostSessions,
        Optional<String> unsentReport) {

    ServerFacts withoutDatabase() {
        return new ServerFacts(
                false,
                spoolingSince,
                spoolBytes,
                spoolLimitBytes,
                diskFault,
                lateConflicts,
                sessions,
                mostSessions,
                unsentReport);
    }
}
