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
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.wardkeeper.access.CurrentUser;
import org.wardkeeper.access.Permission;
import org.wardkeeper.access.ProblemException;
import org.wardkeeper.access.Requires;
import org.wardkeeper.coldchain.StorageUnits;
import org.wardkeeper.place.Places;
import org.wardkeeper.rest.FromDatabase;

/** What is in a unit, and what was in it in a period. */
@ApplicationScoped
@Path("storage-units/{id}/lots")
@FromDatabase
@Produces(MediaType.APPLICATION_JSON)
public class StoredLotsResource {

    @Inject
    private StorageUnits units;

    @Inject
    private StoredLots lots;

    @Inject
    private Places places;

    @Inject
    private CurrentUser user;

    private final Clock clock = Clock.systemUTC();

    /**
     * @param expires a date; null where nobody noted it
     * @param takenOut null while it is in
     */
    public record ToldLot(
            String id,
            String product,
            String lot,
            String expires,
            String amount,
            OffsetDateTime putIn,
            String putInBy,
            OffsetDateTime takenOut,
            String takenOutBy) {}

    /** By product and lot. */
    public record LotList(List<ToldLot> items) {}

    /** @param expires a date; null where nobody knows it */
    public record NewLot(String product, String lot, String expires, String amount) {}

    @GET
    @Operation(
            summary = "The lots that are in a unit, or that were in it at some moment of a period",
            description = "from and to are times with offset; without both, now.")
    public LotList lots(@PathParam("id") String id, @QueryParam("from") Instant from, @QueryParam("to") Instant to) {
        units.wanted(id);
        Instant end = to == null ? clock.instant().plusSeconds(1) : to;
        Instant start = from == null ? end.minusSeconds(1) : from;
        if (!start.isBefore(end)) {
            throw ProblemException.badRequest("from must lie before to.");
        }
        return new LotList(lots.between(id, start, end).stream().map(this::told).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(Permission.EXPORT_LOGS)
    @Operation(summary = "A lot is put in, now")
    public Response putIn(@PathParam("id") String id, NewLot wanted) throws SQLException {
        units.wanted(id);
        if (wanted == null || wanted.product() == null || wanted.lot() == null) {
            throw ProblemException.badRequest("Tell the product and the lot.");
        }
        StoredLot lot = lot(id, wanted);
        lots.putIn(lot);
        return Response.status(Response.Status.CREATED).entity(told(lot)).build();
    }

    @POST
    @Path("{lot}/take-out")
    @Consumes(MediaType.WILDCARD)
    @Requires(Permission.EXPORT_LOGS)
    @Operation(summary = "A lot is taken out, now; that it was in stays told")
    public LotList takeOut(@PathParam("id") String id, @PathParam("lot") String lot) throws SQLException {
        units.wanted(id);
        lots.takeOut(id, uuid(lot), now(), user.getName());
        return lots(id, null, null);
    }

    private StoredLot lot(String unitId, NewLot wanted) {
        try {
            return new StoredLot(
                    UUID.randomUUID(),
                    unitId,
                    wanted.product().strip(),
                    wanted.lot().strip(),
                    Optional.ofNullable(wanted.expires())
                            .filter(text -> !text.isBlank())
                            .map(LocalDate::parse),
                    wanted.amount() == null ? "" : wanted.amount().strip(),
                    now(),
                    user.getName(),
                    Optional.empty(),
                    Optional.empty());
        } catch (DateTimeException e) {
            throw ProblemException.badRequest("expires must be a date, like 2026-03-01.");
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest(e.getMessage());
        }
    }

    private ToldLot told(StoredLot one) {
        return new ToldLot(
                one.id().toString(),
                one.product(),
                one.lot(),
                one.expires().map(LocalDate::toString).orElse(null),
                one.amount(),
                local(one.putInAt()),
                one.putInBy(),
                one.takenOutAt().map(this::local).orElse(null),
                one.takenOutBy().orElse(null));
    }

    private OffsetDateTime local(Instant moment) {
        return moment.atZone(places.current().timeZone()).toOffsetDateTime();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound("There is no such lot.");
        }
    }
}
