package org.wardkeeper.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.wardkeeper.ingest.CoapDoor;
import org.wardkeeper.journal.Journal;
import org.wardkeeper.journal.JournalState;

/**
 * Ready means that a report which comes now is taken. While the spool takes over from the database the server is ready,
 * and its data say that it is not whole.
 */
@Readiness
@ApplicationScoped
public class TakesReports implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(TakesReports.class.getName());

    @Inject
    Journal journal;

    @Inject
    CoapDoor door;

    /** Never throws: the platform would answer 500, which tells a watcher nothing. */
    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("takes-reports");
        try {
            return tell(journal.state(), door.isOpen(), answer);
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "asked for health before the server has begun or after it has ended", e);
            return answer.down().withData("door", "closed").build();
        }
    }

    private static HealthCheckResponse tell(JournalState state, boolean open, HealthCheckResponseBuilder answer) {
        answer.status(open && state.takesReports())
                .withData("door", open ? "open" : "closed")
                .withData("database", state.databaseAnswers() ? "answers" : "away")
                .withData("spooledPacks", state.spooledPacks())
                .withData("spoolBytes", state.spoolBytes())
                .withData("spoolLimitBytes", state.spoolLimitBytes());
        state.spoolingSince().map(Instant::toString).ifPresent(since -> answer.withData("spoolingSince", since));
        state.diskFault().ifPresent(fault -> answer.withData("disk", fault));
        return answer.build();
    }
}
