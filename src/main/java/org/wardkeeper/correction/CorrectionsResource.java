package org.wardkeeper.correction;

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
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.wardkeeper.access.CurrentUser;
import org.wardkeeper.access.Permission;
import org.wardkeeper.access.ProblemException;
import org.wardkeeper.access.Requires;
import org.wardkeeper.coldchain.KnownUnit;
import org.wardkeeper.coldchain.StorageUnits;
import org.wardkeeper.coldlog.AskedPeriod;
import org.wardkeeper.place.Places;
import org.wardkeeper.rest.FromDatabase;

/** What readings should have been: said by somebody, with a reason, beside what was stored. */
@ApplicationScoped
@Path("storage-units")
@Produces(MediaType.APPLICATION_JSON)
@FromDatabase
public class CorrectionsResource {

    private static final Duration A_MONTH = Duration.ofDays(30);
    private static final int LONGEST_REASON = 500;
    private static final double COLDEST = -273.15;

    @Inject
    private StorageUnits units;

    @Inject
    private Corrections corrections;

    @Inject
    private Places places;

    @Inject
    private CurrentUser user;

    private final Clock clock = Clock.systemUTC();

    /**
     * What somebody says.
     *
     * @param at when the reading was measured
     * @param celsius what it should have been; null where it should not count at all
     */
    public record Said(String at, Double celsius, String reason) {}

    /** In the order in which they were made. */
    public record CorrectionList(List<Correction> items) {}

    @GET
    @Path("{id}/corrections")
    @Operation(summary = "Corrections of readings of a period")
    public CorrectionList corrections(
            @PathParam("id") String id, @QueryParam("from") String from, @QueryParam("to") String to) {
        KnownUnit unit = units.wanted(id);
        AskedPeriod period = AskedPeriod.of(from, to, A_MONTH, places.current().timeZone(), clock.instant());
        return new CorrectionList(corrections.of(unit.id(), period.from(), period.to()));
    }

    @POST
    @Path("{id}/corrections")
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(Permission.EXPORT_LOGS)
    @Operation(
            summary = "Says what a reading should have been",
            description = "The reading stays, in every figure too; the correction stands beside it in every export.")
    public CorrectionList correct(@PathParam("id") String id, Said said) {
        KnownUnit unit = units.wanted(id);
        Instant at = moment(said);
        corrections.correct(unit.id(), at, celsius(said), reason(said), user.getName());
        return new CorrectionList(corrections.of(unit.id(), at, at.plusNanos(1_000)));
    }

    private static Instant moment(Said said) {
        try {
            if (said != null && said.at != null) {
                return OffsetDateTime.parse(said.at).toInstant();
            }
        } catch (DateTimeException e) {
            // Answered below, in the same words.
        }
        throw ProblemException.badRequest("at must be the time of a reading with its offset.");
    }

    private static Double celsius(Said said) {
        if (said.celsius != null && !(said.celsius >= COLDEST && said.celsius < 1_000)) {
            throw ProblemException.badRequest(
                    "celsius must be a temperature, or null for a reading that does not count.");
        }
        return said.celsius;
    }

    private static String reason(Said said) {
        String reason = said.reason == null ? "" : said.reason.strip().replaceAll("\\p{Cntrl}", " ");
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw ProblemException.badRequest("reason must say why, in 1 to " + LONGEST_REASON + " characters.");
        }
        return reason;
    }
}
