package org.wardkeeper.monthly;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.wardkeeper.access.CurrentUser;
import org.wardkeeper.access.Permission;
import org.wardkeeper.access.ProblemException;
import org.wardkeeper.access.Requires;
import org.wardkeeper.coldchain.StorageUnits;
import org.wardkeeper.escalation.HouseMail;
import org.wardkeeper.place.Places;
import org.wardkeeper.rest.FromDatabase;

/** What is reported of every month, to whom, and how the last report went. */
@ApplicationScoped
@Path("exports/monthly")
@Produces(MediaType.APPLICATION_JSON)
@FromDatabase
@Requires(Permission.EXPORT_LOGS)
public class MonthlyResource {

    private static final int MOST = 50;
    private static final int MONTHS_BACK = 12;

    @Inject
    private Setups setups;

    @Inject
    private MadeReports reports;

    @Inject
    private MonthlyReports schedule;

    @Inject
    private StorageUnits units;

    @Inject
    private Places places;

    @Inject
    private HouseMail post;

    @Inject
    private CurrentUser user;

    private final Clock clock = Clock.systemUTC();

    /** @param mail whether a mail server is set up: without one, reports are made and kept */
    public record MonthlyList(boolean mail, List<SetupView> items) {}

    /**
     * @param units none for all
     * @param first like 2026-11, the first month that is reported: this month where it is null, up to a year back
     */
    public record Wanted(List<String> units, String format, List<String> recipients, String first) {}

    /**
     * @param next the month that is reported next, and {@code due} when
     * @param last null before the first
     */
    public record SetupView(
            UUID id,
            List<String> units,
            String format,
            List<String> recipients,
            String setBy,
            String next,
            OffsetDateTime due,
            ReportView last) {}

    /** @param export its id in the list of exports */
    public record ReportView(
            String month,
            UUID export,
            OffsetDateTime made,
            int units,
            int excursions,
            int notClosed,
            List<MailView> mails) {}

    /** @param again when it is tried again; null where it arrived or was given up */
    public record MailView(String recipient, OffsetDateTime sent, int attempts, String fault, OffsetDateTime again) {}

    @GET
    @Operation(summary = "Which monthly reports are set up, and how the last of each went")
    public MonthlyList all() throws SQLException {
        List<SetupView> views = new ArrayList<>();
        for (Setup setup : setups.all()) {
            views.add(view(setup));
        }
        return new MonthlyList(post.isOn(), views);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Sets up a monthly report",
            description = "It is made on the first of the next month, at 6:00.")
    public SetupView add(Wanted wanted) throws SQLException {
        if (setups.all().size() >= MOST) {
            throw ProblemException.badRequest("There are " + MOST + " monthly reports already.");
        }
        YearMonth now = YearMonth.now(clock.withZone(zone()));
        Setup setup = read(UUID.randomUUID(), wanted, first(wanted, now));
        setups.add(setup, now());
        schedule.soon();
        return view(setup);
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Changes a monthly report",
            description = "The last report is sent to new recipients, and again to where it did not arrive.")
    public SetupView change(@PathParam("id") String id, Wanted wanted) throws SQLException {
        Setup before = wanted(id);
        Setup after = read(before.id(), wanted, before.first());
        setups.change(before, after, now());
        schedule.soon();
        return view(after);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Ends a monthly report; what was made stays")
    public void end(@PathParam("id") String id) throws SQLException {
        setups.end(wanted(id), user.getName(), now());
    }

    private Setup wanted(String id) throws SQLException {
        return setups.all().stream()
                .filter(setup -> setup.id().toString().equals(id))
                .findAny()
                .orElseThrow(() -> ProblemException.notFound("There is no monthly report of that name."));
    }

    private Setup read(UUID id, Wanted wanted, YearMonth first) {
        if (wanted == null || wanted.recipients() == null || wanted.format() == null) {
            throw ProblemException.badRequest("A monthly report has a format and recipients.");
        }
        try {
            List<String> those = wanted.units() == null ? List.of() : wanted.units();
            those.forEach(units::wanted);
            return new Setup(id, those, wanted.format(), wanted.recipients(), first, user.getName());
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest(e.getMessage());
        } catch (NullPointerException e) {
            throw ProblemException.badRequest("units and recipients are lists of texts.");
        }
    }

    private static YearMonth first(Wanted wanted, YearMonth now) {
        if (wanted == null || wanted.first() == null || wanted.first().isBlank()) {
            return now;
        }
        try {
            YearMonth first = YearMonth.parse(wanted.first());
            if (!first.isAfter(now) && !first.isBefore(now.minusMonths(MONTHS_BACK))) {
                return first;
            }
        } catch (DateTimeException e) {
            // Answered below, in the same words.
        }
        throw ProblemException.badRequest(
                "first is a month like " + now + ", not later than this one and not more than a year back.");
    }

    private SetupView view(Setup setup) throws SQLException {
        Optional<MadeReport> last = reports.of(setup.id()).stream().findFirst();
        YearMonth next = MonthlyRule.next(setup.first(), last.map(MadeReport::month));
        return new SetupView(
                setup.id(),
                setup.units(),
                setup.format(),
                setup.recipients(),
                setup.by(),
                next.toString(),
                MonthlyRule.dueAt(next, zone()).toOffsetDateTime(),
                last.map(this::view).orElse(null));
    }

    private ReportView view(MadeReport report) {
        List<MailView> mails = report.mails().stream()
                .map(mail -> new MailView(
                        mail.recipient(), local(mail.sent()), mail.attempts(), mail.fault(), local(mail.next())))
                .toList();
        return new ReportView(
                report.month().toString(),
                report.export(),
                local(report.made()),
                report.figures().units(),
                report.figures().excursions(),
                report.figures().notClosed(),
                mails);
    }

    private OffsetDateTime local(Instant moment) {
        return moment == null ? null : moment.atZone(zone()).toOffsetDateTime();
    }

    private ZoneId zone() {
        return places.current().timeZone();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
