package org.wardkeeper.coldlog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.wardkeeper.access.CurrentUser;
import org.wardkeeper.access.Permission;
import org.wardkeeper.access.ProblemException;
import org.wardkeeper.access.Requires;
import org.wardkeeper.audit.AuditTrail;
import org.wardkeeper.coldchain.KnownUnit;
import org.wardkeeper.coldchain.StorageUnits;
import org.wardkeeper.place.Places;
import org.wardkeeper.rest.FromDatabase;

/** The logs of storage units for programs and pages, under the path of the units themselves. */
@ApplicationScoped
@Path("storage-units")
@FromDatabase
@Produces(MediaType.APPLICATION_JSON)
public class UnitLogsResource {

    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration A_MONTH = Duration.ofDays(30);
    private static final int MOST_POINTS = 10_000;
    private static final DateTimeFormatter IN_FILE_NAME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm");

    @Inject
    private StorageUnits units;

    @Inject
    private UnitHistory history;

    @Inject
    private Places places;

    @Inject
    private CurrentUser user;

    @Inject
    private AuditTrail audit;

    private final Clock clock = Clock.systemUTC();

    @GET
    @Path("{id}/summary")
    @Operation(
            summary = "What one unit's log says about a period",
            description = "from and to are times with offset, or dates at the site; without them, the last 24 hours.")
    public UnitSummary summary(
            @PathParam("id") String id, @QueryParam("from") String from, @QueryParam("to") String to) {
        Instant now = clock.instant();
        KnownUnit unit = units.wanted(id);
        AskedPeriod period = AskedPeriod.of(from, to, A_DAY, zone(), now);
        return history.summary(unit, period.from(), period.to(), now);
    }

    @GET
    @Path("{id}/chart")
    @Operation(
            summary = "One unit's log thinned for drawing; the lowest and the highest reading of every point are kept",
            description = "from and to are times with offset, or dates at the site; without them, the last 24 hours.")
    public Chart chart(
            @PathParam("id") String id,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("points") @DefaultValue("730") Integer points) {
        Instant now = clock.instant();
        KnownUnit unit = units.wanted(id);
        AskedPeriod period = AskedPeriod.of(from, to, A_DAY, zone(), now);
        if (points == null || points < 1 || points > MOST_POINTS) {
            throw ProblemException.badRequest("points must be a whole number from 1 to " + MOST_POINTS + ".");
        }
        return history.chart(unit, period.from(), period.to(), points, now);
    }

    @GET
    @Path("{id}/log")
    @Requires(Permission.EXPORT_LOGS)
    @Produces("text/csv; charset=UTF-8")
    @Operation(
            summary = "One unit's log, a line a reading, missing value or gap",
            description = "from and to are times with offset, or dates at the site; without them, the last 30 days.")
    public Response log(
            @PathParam("id") String id,
            @QueryParam("format") @DefaultValue("csv") String format,
            @QueryParam("from") String from,
            @QueryParam("to") String to) {
        Instant now = clock.instant();
        KnownUnit unit = units.wanted(id);
        if (!format.equals("csv")) {
            throw ProblemException.badRequest("There is no format of that name; a log is exported as csv.");
        }
        AskedPeriod period = AskedPeriod.of(from, to, A_MONTH, zone(), now);
        audit.record(
                user.getName(),
                "log.export",
                "storage-unit " + unit.id(),
                "csv from " + period.from() + " to " + period.to());
        return Response.ok(csv(unit, period, now))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName(unit, period) + '"')
                .build();
    }

    private StreamingOutput csv(KnownUnit unit, AskedPeriod period, Instant now) {
        return out -> {
            try {
                history.writeCsv(unit, period.from(), period.to(), now, out);
            } catch (UncheckedIOException e) {
                // Whoever asked has gone: the container knows what to do with that, in its own form.
                throw e.getCause();
            }
        };
    }

    private ZoneId zone() {
        return places.current().timeZone();
    }

    private String fileName(KnownUnit unit, AskedPeriod period) {
        DateTimeFormatter local = IN_FILE_NAME.withZone(zone());
        String safeId = unit.id().replaceAll("[^A-Za-z0-9._-]", "_");
        return safeId + '_' + local.format(period.from()) + '_' + local.format(period.to()) + ".csv";
    }
}
