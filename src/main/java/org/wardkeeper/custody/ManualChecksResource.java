package org.wardkeeper.custody;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.wardkeeper.access.CurrentUser;
import org.wardkeeper.access.Permission;
import org.wardkeeper.access.ProblemException;
import org.wardkeeper.access.Requires;
import org.wardkeeper.coldchain.StorageUnits;
import org.wardkeeper.place.Places;
import org.wardkeeper.rest.FromDatabase;

/** Manual checks of a unit, day by day, blanks among them. */
@ApplicationScoped
@Path("storage-units/{id}/checks")
@FromDatabase
@Produces(MediaType.APPLICATION_JSON)
public class ManualChecksResource {

    private static final int USUAL_DAYS = 30;
    private static final int MOST_DAYS = 400;

    @Inject
    private StorageUnits units;

    @Inject
    private ManualChecks checks;

    @Inject
    private Places places;

    @Inject
    private CurrentUser user;

    private final Clock clock = Clock.systemUTC();

    /** What was read off, °C. */
    public record ToldCheck(
            OffsetDateTime at,
            double minCel,
            double maxCel,
            double nowCel,
            String name,
            String initials,
            String note,
            String enteredBy) {}

    /**
     * @param day a date at the site
     * @param workday Monday to Friday
     * @param checks none where it was missed
     */
    public record CheckedDay(String day, boolean workday, List<ToldCheck> checks) {}

    /** The newest day first. */
    public record DayList(List<CheckedDay> days) {}

    /** @param at when it was read off; null for now */
    public record NewCheck(
            OffsetDateTime at,
            Double minCel,
            Double maxCel,
            Double nowCel,
            String name,
            String initials,
            String note) {}

    @GET
    @Operation(
            summary = "A unit's manual checks, day by day; a day without one was missed",
            description = "from and to are dates at the site, both among the days; without them, the last 30 days.")
    public DayList days(@PathParam("id") String id, @QueryParam("from") String from, @QueryParam("to") String to) {
        units.wanted(id);
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone());
        LocalDate last = date("to", to, today);
        LocalDate first = date("from", from, last.minusDays(USUAL_DAYS - 1));
        if (first.isAfter(last) || first.plusDays(MOST_DAYS).isBefore(last)) {
            throw ProblemException.badRequest(
                    "from must not lie behind to, and at most " + MOST_DAYS + " days before.");
        }
        List<ManualCheck> all = checks.between(id, begin(first), begin(last.plusDays(1)));
        List<CheckedDay> days = new ArrayList<>(
                first.datesUntil(last.plusDays(1)).map(day -> checked(day, all)).toList());
        Collections.reverse(days);
        return new DayList(days);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(Permission.EXPORT_LOGS)
    @Operation(summary = "Records what somebody read off the unit today; a missed day stays blank")
    public Response record(@PathParam("id") String id, NewCheck wanted) throws SQLException {
        units.wanted(id);
        if (wanted == null || wanted.minCel() == null || wanted.maxCel() == null || wanted.nowCel() == null) {
            throw ProblemException.badRequest("A check has minCel, maxCel and nowCel.");
        }
        if (wanted.name() == null || wanted.initials() == null) {
            throw ProblemException.badRequest("A check has the name and the initials of who made it.");
        }
        ManualCheck check = check(id, wanted);
        checks.add(check);
        return Response.status(Response.Status.CREATED).entity(told(check)).build();
    }

    private ManualCheck check(String unitId, NewCheck wanted) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        try {
            return new ManualCheck(
                            UUID.randomUUID(),
                            unitId,
                            wanted.at() == null ? now : wanted.at().toInstant().truncatedTo(ChronoUnit.MICROS),
                            wanted.minCel(),
                            wanted.maxCel(),
                            wanted.nowCel(),
                            wanted.name().strip(),
                            wanted.initials().strip(),
                            wanted.note() == null ? "" : wanted.note().strip(),
                            user.getName())
                    .madeToday(now, zone());
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest(e.getMessage());
        }
    }

    private CheckedDay checked(LocalDate day, List<ManualCheck> all) {
        boolean workday = day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
        return new CheckedDay(
                day.toString(),
                workday,
                all.stream()
                        .filter(check -> check.day(zone()).equals(day))
                        .map(this::told)
                        .toList());
    }

    private ToldCheck told(ManualCheck one) {
        return new ToldCheck(
                one.at().atZone(zone()).toOffsetDateTime(),
                one.minCel(),
                one.maxCel(),
                one.nowCel(),
                one.name(),
                one.initials(),
                one.note(),
                one.enteredBy());
    }

    private static LocalDate date(String name, String text, LocalDate usual) {
        try {
            LocalDate date = text == null || text.isBlank() ? usual : LocalDate.parse(text);
            if (date.getYear() >= 1970 && date.getYear() <= 9998) {
                return date;
            }
        } catch (DateTimeException e) {
            // Answered below, in the same words.
        }
        throw ProblemException.badRequest(name + " must be a date, like 2026-03-01, from 1970 on.");
    }

    private Instant begin(LocalDate day) {
        return day.atStartOfDay(zone()).toInstant();
    }

    private ZoneId zone() {
        return places.current().timeZone();
    }
}
