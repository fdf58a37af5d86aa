package org.wardkeeper.escalation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.wardkeeper.alarm.Alarm;
import org.wardkeeper.alarmbook.Alarms;
import org.wardkeeper.place.Places;

/** Who was told of the alarms that need somebody: from memory, so also while the database is away. */
@ApplicationScoped
@Path("alarms/attempts")
@Produces(MediaType.APPLICATION_JSON)
public class AttemptsResource {
    private static final int MOST_ALARMS = 500;

    @Inject
    private Alarms alarms;

    @Inject
    private Attempts attempts;

    @Inject
    private Places places;

    /** The attempts, those of one alarm beside each other, the oldest first. */
    public record AttemptList(List<Told> items) {}

    /**
     * One attempt.
     *
     * @param channel page, mail, webhook or digest
     * @param target a role, or a name from the duty roster; of a webhook its host
     */
    public record Told(
            UUID alarm, int step, String channel, String target, OffsetDateTime at, boolean delivered, String words) {}

    @GET
    @Operation(
            summary =
                    "Who was told of what needs somebody, and who was not reached; without pages that nobody had open")
    public AttemptList told() {
        ZoneId zone = places.current().timeZone();
        return new AttemptList(alarms.open().stream()
                .filter(Alarm::asksForSomebody)
                .limit(MOST_ALARMS)
                .flatMap(alarm -> attempts.of(alarm.id()).stream())
                .filter(attempt -> attempt.delivered() || attempt.channel() != Attempt.Channel.PAGE)
                .map(attempt -> new Told(
                        attempt.alarm(),
                        attempt.step(),
                        attempt.channel().slug(),
                        attempt.name(),
                        attempt.at().atZone(zone).toOffsetDateTime(),
                        attempt.delivered(),
                        attempt.words()))
                .toList());
    }
}
