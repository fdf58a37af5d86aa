package org.wardkeeper.alarm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.wardkeeper.access.CurrentUser;
import org.wardkeeper.access.Permission;
import org.wardkeeper.access.ProblemException;
import org.wardkeeper.access.Requires;
import org.wardkeeper.place.Places;

/** The alarms for programs and pages. What is open is answered from memory, so also while the database is away. */
@ApplicationScoped
@Path("alarms")
@Produces(MediaType.APPLICATION_JSON)
public class AlarmsResource {
    private static final int MOST = 200;
    private static final Jsonb JSON = JsonbBuilder.create();

    @Inject
    private TechnicalAlarms alarms;

    @Inject
    private AlarmStore store;

    @Inject
    private Places places;

    @Inject
    private CurrentUser user;

    private final Clock clock = Clock.systemUTC();

    /** Alarms, the most urgent first. */
    public record AlarmList(List<AlarmView> items) {}

    /** What the frame of every page says to the role that asks, at a moment. */
    public record NoticeList(OffsetDateTime at, boolean mayAcknowledge, List<Notice> items) {}

    /** What somebody writes when taking note; may be left out. */
    public record Note(String note) {}

    @GET
    @Operation(
            summary = "Alarms, the most urgent first",
            description =
                    "state is unack, acked, rtn-unack or normal; without it, all but normal. Those that are over and "
                            + "acknowledged (normal) come newest first.")
    public AlarmList list(@QueryParam("state") String state, @QueryParam("limit") @DefaultValue("50") Integer limit) {
        if (state == null || state.isEmpty()) {
            return shown(alarms.open());
        }
        AlarmState wanted = state(state);
        return shown(
                wanted == AlarmState.NORMAL
                        ? past(limit == null ? MOST : Math.max(1, Math.min(limit, MOST)))
                        : alarms.open().stream()
                                .filter(alarm -> alarm.state() == wanted)
                                .toList());
    }

    @POST
    @Path("{id}/acknowledge")
    @Consumes(MediaType.WILDCARD) // A program that has nothing to say sends no body, and perhaps no type.
    @Requires(Permission.ACKNOWLEDGE_ALARMS)
    @Operation(
            summary = "Takes note of an alarm",
            description = "Whoever comes second changes nothing. The body is {\"note\": \"…\"} or nothing.")
    public AlarmView acknowledge(@PathParam("id") String id, String body) {
        String words = note(body);
        if (words.length() > Alarm.Acknowledgement.LONGEST_NOTE) {
            throw ProblemException.badRequest("note has up to " + Alarm.Acknowledgement.LONGEST_NOTE + " characters.");
        }
        return alarms.acknowledge(id(id), user.getName(), words)
                .map(alarm -> AlarmView.of(alarm, zone()))
                .orElseThrow(AlarmsResource::noSuchAlarm);
    }

    @GET
    @Path("notices")
    @Operation(summary = "What the frame of a page says now to the role that asks")
    public NoticeList notices() {
        return new NoticeList(
                OffsetDateTime.ofInstant(clock.instant(), zone()),
                user.may(Permission.ACKNOWLEDGE_ALARMS),
                NoticeRule.of(alarms.open(), user.getRole(), zone()));
    }

    private AlarmList shown(List<Alarm> items) {
        return new AlarmList(
                items.stream().map(alarm -> AlarmView.of(alarm, zone())).toList());
    }

    private List<Alarm> past(int limit) {
        try {
            return store.past(limit);
        } catch (SQLException e) {
            throw new ProblemException(503, "Not available", "Past alarms are in the database, which does not answer.");
        }
    }

    private static String note(String body) {
        if (body.isBlank()) {
            return "";
        }
        try {
            Note note = JSON.fromJson(body, Note.class);
            return note.note() == null ? "" : note.note().strip();
        } catch (JsonbException e) {
            throw ProblemException.badRequest("The body is {\"note\": \"…\"} or nothing.");
        }
    }

    private static AlarmState state(String word) {
        try {
            return AlarmState.of(word);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest("state must be unack, acked, rtn-unack or normal.");
        }
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw noSuchAlarm();
        }
    }

    private static ProblemException noSuchAlarm() {
        return ProblemException.notFound("There is no open alarm with this id.");
    }

    private ZoneId zone() {
        return places.current().timeZone();
    }
}
