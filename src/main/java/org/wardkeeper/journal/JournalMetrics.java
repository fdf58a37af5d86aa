package org.wardkeeper.journal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.ToLongFunction;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Tag;
import org.wardkeeper.metrics.Distribution;
import org.wardkeeper.metrics.Metrics;

/** What the journal tells of itself: its groups as they are written, and how it fares whenever somebody looks. */
@ApplicationScoped
public class JournalMetrics {
    @Inject
    Metrics metrics;

    @Inject
    Journal journal;

    /** To be called once, before or after the journal's start. */
    public void register() {
        groups();
        state("wardkeeper_journal_waiting_packs", "Packs that wait for their commit", JournalState::waitingPacks);
        state("wardkeeper_journal_waiting_rows", "Rows that wait for their commit", JournalState::waitingRows);
        state("wardkeeper_spool_packs", "Packs on disk that are not yet in the database", JournalState::spooledPacks);
        state("wardkeeper_spool_bytes", "What they take on disk", JournalState::spoolBytes);
        state("wardkeeper_spool_limit_bytes", "What they may take on disk", JournalState::spoolLimitBytes);
        metrics.gauge(
                "wardkeeper_spool_fraction",
                "Spool used, 0 to 1; readings are refused from 0.8 on",
                () -> fraction(journal.state()));
        state("wardkeeper_database_answers", "1 while the database answers", state -> state.databaseAnswers() ? 1 : 0);
        state(
                "wardkeeper_disk_refuses",
                "1 while the disk takes nothing",
                state -> state.diskFault().isPresent() ? 1 : 0);
        state(
                "wardkeeper_late_conflicts",
                "Acknowledged packs that contradicted what was stored, since the start",
                JournalState::lateConflicts);
    }

    private void groups() {
        Distribution nanos =
                metrics.nanos("wardkeeper_group_commit_seconds", "From a group's first statement until it is safe");
        Distribution rows =
                metrics.distribution("wardkeeper_group_rows", "Rows written together", 1, 1, 10, 100, 1_000, 5_000);
        Counter committed = groups("database");
        Counter spooled = groups("spool");
        journal.onGroup(told -> {
            nanos.record(told.nanos());
            rows.record(told.rows());
            (told.spooled() ? spooled : committed).inc();
        });
    }

    private Counter groups(String where) {
        return metrics.counter("wardkeeper_groups", "Groups made safe, by where", new Tag("where", where));
    }

    private void state(String name, String description, ToLongFunction<JournalState> value) {
        metrics.gauge(name, description, () -> value.applyAsLong(journal.state()));
    }

    private static double fraction(JournalState state) {
        return state.spoolLimitBytes() == 0 ? 0 : (double) state.spoolBytes() / state.spoolLimitBytes();
    }
}
