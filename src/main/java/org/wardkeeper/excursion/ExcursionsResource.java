package org.wardkeeper.excursion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.wardkeeper.access.CurrentUser;
import org.wardkeeper.access.Logins;
import org.wardkeeper.access.Permission;
import org.wardkeeper.access.ProblemException;
import org.wardkeeper.access.Requires;
import org.wardkeeper.coldchain.StorageUnits;
import org.wardkeeper.place.Places;
import org.wardkeeper.rest.FromDatabase;

/** The excursions of a unit for programs and pages, and closing one. */
@ApplicationScoped
@Path("storage-units")
@FromDatabase
@Produces(MediaType.APPLICATION_JSON)
public class ExcursionsResource {

    private static final int MOST = 1_000;
    private static final Duration USUAL = Duration.ofDays(30);

    @Inject
    private StorageUnits units;

    @Inject
    private ExcursionRecords records;

    @Inject
    private Closings closings;

    @Inject
    private Places places;

    @Inject
    private Logins logins;

    @Inject
    private CurrentUser user;

    private final Clock clock = Clock.systemUTC();

    @GET
    @Path("{id}/excursions")
    @Operation(
            summary = "One unit's excursions that have a moment of a period, in the order of time",
            description =
                    "from and to are times with offset; without them, the last 30 days. The next page begins after "
                            + "the beginning that after names.")
    public ExcursionPage ofUnit(
            @PathParam("id") String id,
            @QueryParam("from") Instant from,
            @QueryParam("to") Instant to,
            @QueryParam("limit") @DefaultValue("1000") Integer limit,
            @QueryParam("after") Instant after) {
        units.wanted(id);
        Instant end = to == null ? clock.instant().plusSeconds(1) : to;
        Instant start = from == null ? end.minus(USUAL) : from;
        if (!start.isBefore(end)) {
            throw ProblemException.badRequest("from must lie before to.");
        }
        int size = Math.max(1, Math.min(limit == null ? MOST : limit, MOST));
        List<ToldExcursion> items = told(records.between(id, start, end).stream()
                .filter(one -> after == null || one.start().isAfter(after))
                .limit(size)
                .toList());
        return new ExcursionPage(
                items, items.size() < size ? null : items.get(size - 1).start());
    }

    @GET
    @Path("{id}/excursions/{excursion}")
    @Operation(summary = "One excursion, with what was signed about it")
    public ToldExcursion one(@PathParam("id") String id, @PathParam("excursion") String excursion) {
        return ToldExcursion.of(wanted(id, excursion), zone());
    }

    @POST
    @Path("{id}/excursions/{excursion}/close")
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(Permission.EXPORT_LOGS)
    @Operation(
            summary = "Closes an excursion with its form and a signature",
            description =
                    "The password is asked again, behind the brakes of a login. What becomes of the contents is what"
                            + " the manufacturer or the programme decided: the software never declares a vaccine usable.")
    public ToldExcursion close(@PathParam("id") String id, @PathParam("excursion") String excursion, NewClosing wanted)
            throws SQLException {
        Excursion known = wanted(id, excursion);
        if (wanted == null) {
            throw ProblemException.badRequest("To close an excursion its form must be filled in.");
        }
        if (known.isRunning()) {
            throw ProblemException.conflict("This excursion still runs. It can be closed when it is over.");
        }
        ClosingForm form = wanted.checked(known);
        logins.sign(user.getName(), wanted.password(), user.getAddress());
        Closing closing = new Closing(
                UUID.randomUUID(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                user.getName(),
                wanted.name().strip(),
                wanted.meaning().strip(),
                form,
                wanted.facts() == null ? known.facts() : wanted.facts());
        closings.close(known.id(), closing);
        return one(id, excursion);
    }

    private Excursion wanted(String unitId, String id) {
        units.wanted(unitId);
        return records.one(uuid(id)).filter(one -> one.unitId().equals(unitId)).orElseThrow(Closings::gone);
    }

    private List<ToldExcursion> told(List<Excursion> excursions) {
        ZoneId zone = zone();
        return excursions.stream().map(one -> ToldExcursion.of(one, zone)).toList();
    }

    private ZoneId zone() {
        return places.current().timeZone();
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Closings.gone();
        }
    }
}
