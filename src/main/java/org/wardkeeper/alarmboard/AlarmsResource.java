package org.wardkeeper.alarmboard;

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
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.wardkeeper.access.CurrentUser;
import org.wardkeeper.access.Permission;
import org.wardkeeper.access.ProblemException;
import org.wardkeeper.access.Requires;
import org.wardkeeper.alarm.Acknowledgement;
import org.wardkeeper.alarm.Alarm;
import org.wardkeeper.alarm.AlarmState;
import org.wardkeeper.alarmbook.AlarmStore;
import org.wardkeeper.alarmbook.Alarms;
import org.wardkeeper.place.Places;

/** The alarms for programs and pages. What is open is answered from memory, so also while the database is away. */
@ApplicationScoped
@Path("alarms")
@Produces(MediaType.APPLICATION_JSON)
public class AlarmsResource {
    private static final int MOST = 500;
    private static final Jsonb JSON = JsonbBuilder.create();
    private static final Act NOTHING = new Act(null, null, null, null);

    @Inject
    private Alarms alarms;

    @Inject
    private AlarmViews views;

    @Inject
    private Subjects subjects;

    @Inject
    private AlarmStore store;

    @Inject
    private Places places;

    @Inject
    private CurrentUser user;

    private final Clock clock = Clock.systemUTC();

    /**
     * Alarms, the most urgent first; {@code counts} are of all that are open, whatever was asked for.
     *
     * @param after the id of the last one where there are more; null at the end
     */
    public record AlarmList(List<AlarmView> items, Counts counts, String after) {}

    /** How many need somebody, are acknowledged and hold on, are put aside by people, are held back by another. */
    public record Counts(int needSomebody, int acknowledged, int aside, int heldBack) {}

    /** What the frame of every page says to the role that asks, at a moment. */
    public record NoticeList(OffsetDateTime at, boolean mayAcknowledge, int needSomebody, List<Notice> items) {}

    /** What somebody writes when acting on an alarm; each act needs its own part. */
    public record Act(String note, String until, String reason, String workOrder) {}

    @GET
    @Operation(
            summary = "Alarms, the most urgent first",
            description =
                    "state is unack, acked, rtn-unack or normal; without it, all but normal, and what somebody has put "
                            + "aside. Those that are over and acknowledged (normal) come newest first. limit: 50, at most 500. "
                            + "after: the id of the last one of the page before.")
    public AlarmList list(
            @QueryParam("state") String state,
            @QueryParam("limit") @DefaultValue("50") Integer limit,
            @QueryParam("after") @DefaultValue("") String after) {
        int most = limit == null ? MOST : Math.max(1, Math.min(limit, MOST));
        Optional<UUID> last = after.isEmpty() ? Optional.empty() : Optional.of(id(after));
        List<Alarm> open = alarms.open();
        List<Alarm> found = isPast(state) ? past(most + 1, last) : behind(last, wanted(state, open), most + 1);
        List<Alarm> page = found.subList(0, Math.min(most, found.size()));
        String next = found.size() > most ? page.get(most - 1).id().toString() : null;
        return new AlarmList(views.of(page), counts(open), next);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One open alarm")
    public AlarmView one(@PathParam("id") String id) {
        return shown(alarms.open(id(id)));
    }

    @POST
    @Path("{id}/acknowledge")
    @Consumes(MediaType.WILDCARD) // A program that has nothing to say sends no body, and perhaps no type.
    @Requires(Permission.ACKNOWLEDGE_ALARMS)
    @Operation(
            summary = "Takes note of an alarm, and of all that it holds back",
            description = "Whoever comes second changes nothing. The body is {\"note\": \"…\"} or nothing.")
    public AlarmView acknowledge(@PathParam("id") String id, String body) {
        String words = words(act(body).note());
        if (words.length() > Acknowledgement.LONGEST_NOTE) {
            throw ProblemException.badRequest("note has up to " + Acknowledgement.LONGEST_NOTE + " characters.");
        }
        return shown(alarms.acknowledge(id(id), user.getName(), words));
    }

    @POST
    @Path("{id}/shelve")
    @Requires(Permission.SHELVE_ALARMS)
    @Operation(
            summary = "Puts an alarm aside until a time, which is at most 8 h ahead",
            description = "{\"until\": \"2026-03-01T08:00:00+01:00\", \"reason\": \"…\"}. One that is shelved already "
                    + "is a conflict: it is never shelved for longer in passing.")
    public AlarmView shelve(@PathParam("id") String id, String body) {
        Act act = act(body);
        Instant until = until(act.until());
        if (found(id).overlays().shelved().isPresent()) {
            throw ProblemException.conflict("This alarm is shelved already. Take it back first.");
        }
        return checked(() -> alarms.shelve(id(id), user.getName(), until, words(act.reason())));
    }

    @POST
    @Path("{id}/unshelve")
    @Consumes(MediaType.WILDCARD)
    @Requires(Permission.SHELVE_ALARMS)
    @Operation(summary = "Takes a shelved alarm back")
    public AlarmView unshelve(@PathParam("id") String id) {
        return shown(alarms.unshelve(id(id), user.getName()));
    }

    @POST
    @Path("{id}/out-of-service")
    @Requires(Permission.SHELVE_ALARMS)
    @Operation(
            summary = "What the alarm is about is under repair: nothing is announced until it is back",
            description = "{\"workOrder\": \"…\"}")
    public AlarmView outOfService(@PathParam("id") String id, String body) {
        String order = words(act(body).workOrder());
        return checked(() -> alarms.takeOutOfService(id(id), user.getName(), order));
    }

    @POST
    @Path("{id}/in-service")
    @Consumes(MediaType.WILDCARD)
    @Requires(Permission.SHELVE_ALARMS)
    @Operation(summary = "What the alarm is about is back from repair")
    public AlarmView inService(@PathParam("id") String id) {
        return shown(alarms.putBackInService(id(id), user.getName()));
    }

    @GET
    @Path("notices")
    @Operation(summary = "What the frame of a page says now to the role that asks")
    public NoticeList notices() {
        List<Alarm> open = alarms.open();
        return new NoticeList(
                OffsetDateTime.ofInstant(clock.instant(), places.current().timeZone()),
                user.may(Permission.ACKNOWLEDGE_ALARMS),
                counts(open).needSomebody(),
                NoticeRule.of(open, user.getRole(), places.current().timeZone(), key -> subjects.of(key)
                        .name()));
    }

    private static Counts counts(List<Alarm> open) {
        int need = 0;
        int acknowledged = 0;
        int aside = 0;
        int heldBack = 0;
        for (Alarm alarm : open) {
            if (alarm.overlays().shelved().isPresent()
                    || alarm.overlays().outOfService().isPresent()) {
                aside++;
            } else if (alarm.overlays().suppressed().isPresent()) {
                heldBack++;
            } else if (alarm.state().needsSomebody()) {
                need++;
            } else {
                acknowledged++;
            }
        }
        return new Counts(need, acknowledged, aside, heldBack);
    }

    private static boolean isPast(String state) {
        return AlarmState.NORMAL.slug().equals(state);
    }

    private static List<Alarm> wanted(String state, List<Alarm> open) {
        if (state == null || state.isEmpty()) {
            return open;
        }
        AlarmState asked = state(state);
        return open.stream().filter(alarm -> alarm.state() == asked).toList();
    }

    /** What comes after the last one of the page before; all of it where that is not open any more. */
    private static List<Alarm> behind(Optional<UUID> last, List<Alarm> found, int most) {
        List<UUID> ids = found.stream().map(Alarm::id).toList();
        int from = last.map(id -> ids.indexOf(id) + 1).orElse(0);
        return found.stream().skip(from).limit(most).toList();
    }

    private List<Alarm> past(int most, Optional<UUID> last) {
        try {
            return store.past(most, last);
        } catch (SQLException e) {
            throw new ProblemException(503, "Not available", "Past alarms are in the database, which does not answer.");
        }
    }

    private AlarmView checked(Supplier<Optional<Alarm>> act) {
        try {
            return shown(act.get());
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest(e.getMessage() + ".");
        }
    }

    private Alarm found(String id) {
        return alarms.open(id(id)).orElseThrow(AlarmsResource::noSuchAlarm);
    }

    private AlarmView shown(Optional<Alarm> alarm) {
        return views.of(alarm.orElseThrow(AlarmsResource::noSuchAlarm));
    }

    private static Act act(String body) {
        if (body == null || body.isBlank()) {
            return NOTHING;
        }
        try {
            return Objects.requireNonNullElse(JSON.fromJson(body, Act.class), NOTHING);
        } catch (JsonbException e) {
            throw ProblemException.badRequest("The body is not the JSON this address takes.");
        }
    }

    /** On one line, and nothing in it that the database does not take. */
    private static String words(String words) {
        return words == null ? "" : words.replaceAll("\\p{Cntrl}", " ").strip();
    }

    private static Instant until(String text) {
        try {
            return OffsetDateTime.parse(words(text)).toInstant();
        } catch (DateTimeException e) {
            throw ProblemException.badRequest("until must be a time with offset, 2026-03-01T08:00:00+01:00.");
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
}
