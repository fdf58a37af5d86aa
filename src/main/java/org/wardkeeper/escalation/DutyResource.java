package org.wardkeeper.escalation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.wardkeeper.access.CurrentUser;
import org.wardkeeper.access.Permission;
import org.wardkeeper.access.ProblemException;
import org.wardkeeper.access.Requires;
import org.wardkeeper.access.Role;
import org.wardkeeper.rest.FromDatabase;

/** Who is reached when: read and replaced as a whole, by administrators. */
@ApplicationScoped
@Path("alarms/duty")
@Produces(MediaType.APPLICATION_JSON)
@Requires(Permission.ADMINISTER)
public class DutyResource {
    private static final int MOST = 200;

    @Inject
    private DutyRoster roster;

    @Inject
    private CurrentUser user;

    /** The roster. */
    public record DutyList(List<DutyView> items) {}

    /**
     * One line of it.
     *
     * @param days "mon", "tue" … on which its hours begin
     * @param from "07:00", by the site's clock
     * @param to not later than {@code from}: on the next day; equal to it: round the clock
     */
    public record DutyView(String role, List<String> days, String from, String to, String name, String email) {}

    @GET
    @Operation(summary = "Who is reached by e-mail when a role is to be told of an alarm")
    public DutyList all() {
        return new DutyList(roster.all().stream().map(DutyResource::view).toList());
    }

    @PUT
    @FromDatabase
    @Operation(summary = "Replaces the roster")
    public DutyList replace(DutyList wanted) {
        if (wanted == null || wanted.items() == null || wanted.items().size() > MOST) {
            throw ProblemException.badRequest("items must be a list of up to " + MOST + ".");
        }
        List<Duty> read = new ArrayList<>();
        for (DutyView view : wanted.items()) {
            read.add(duty(view));
        }
        try {
            roster.replace(read, user.getName());
        } catch (SQLException e) {
            throw new IllegalStateException("the duty roster could not be stored", e);
        }
        roster.start();
        return all();
    }

    private static Duty duty(DutyView view) {
        try {
            Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
            view.days().forEach(word -> days.add(day(word)));
            Role role = Role.valueOf(view.role().toUpperCase(Locale.ROOT));
            return new Duty(
                    role, days, LocalTime.parse(view.from()), LocalTime.parse(view.to()), view.name(), view.email());
        } catch (NullPointerException e) {
            throw ProblemException.badRequest("A duty has role, days, from, to, name and email.");
        } catch (DateTimeException e) {
            throw ProblemException.badRequest("from and to are times such as 07:00.");
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest(
                    e.getMessage().startsWith("No enum") ? "There is no role '" + view.role() + "'." : e.getMessage());
        }
    }

    private static DayOfWeek day(String word) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (word(day).equals(word)) {
                return day;
            }
        }
        throw new IllegalArgumentException("days are mon, tue, wed, thu, fri, sat, sun.");
    }

    private static String word(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    private static DutyView view(Duty duty) {
        return new DutyView(
                duty.role().group(),
                duty.days().stream().sorted().map(DutyResource::word).toList(),
                duty.from().toString(),
                duty.to().toString(),
                duty.name(),
                duty.email());
    }
}
