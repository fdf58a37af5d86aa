package org.wardkeeper.export;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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

/** Logs to take away, under the path of the units themselves. */
@ApplicationScoped
@Path("storage-units")
@FromDatabase
@Requires(Permission.EXPORT_LOGS)
public class LogExportsResource {

    private static final Duration A_MONTH = Duration.ofDays(30);

    @Inject
    private StorageUnits units;

    @Inject
    private LogExports exports;

    @Inject
    private Places places;

    @Inject
    private CurrentUser user;

    private final Clock clock = Clock.systemUTC();

    @GET
    @Path("{id}/log")
    @Produces({"text/csv; charset=UTF-8", "application/zip", "application/pdf", XLSX, "application/json"})
    @Operation(
            summary = "One unit's log, a line a reading, missing value or gap",
            description = "format is csv, zip, xlsx or pdf. from and to are times with offset, or dates at the site;"
                    + " without them, the last 30 days. The manifest of a csv is found where the Link header says.")
    public Response log(
            @PathParam("id") String id,
            @QueryParam("format") @DefaultValue("csv") String format,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @Context UriInfo address,
            @Context HttpHeaders headers) {
        KnownUnit unit = units.wanted(id);
        return answer(List.of(unit), unit.id(), Format.of(format), from, to, address, headers);
    }

    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @GET
    @Path("log")
    @Produces({"application/zip", "application/json"})
    @Operation(
            summary = "The logs of several units as one zip",
            description = "units are ids with commas between them; without them, all units of the site."
                    + " format is zip (a folder a unit), pdf or xlsx (a document a unit).")
    public Response logs(
            @QueryParam("units") String wanted,
            @QueryParam("format") @DefaultValue("zip") String format,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @Context UriInfo address,
            @Context HttpHeaders headers) {
        if (Format.of(format) == Format.CSV) {
            throw ProblemException.badRequest("Several units are exported as zip, pdf or xlsx.");
        }
        List<KnownUnit> asked = wanted == null || wanted.isBlank()
                ? units.all()
                : Arrays.stream(wanted.split(","))
                        .map(String::strip)
                        .distinct()
                        .map(units::wanted)
                        .toList();
        if (asked.isEmpty()) {
            throw ProblemException.notFound("There is no storage unit to export.");
        }
        return answer(asked, "storage-units", Format.of(format), from, to, address, headers);
    }

    private Response answer(
            List<KnownUnit> asked,
            String name,
            Format format,
            String from,
            String to,
            UriInfo address,
            HttpHeaders headers) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        ZoneId zone = places.current().timeZone();
        AskedPeriod period = AskedPeriod.of(from, to, A_MONTH, zone, now);
        LogExports.Begun begun = exports.begin(
                asked,
                format,
                period.from(),
                period.to(),
                user.getName(),
                address.getRequestUri().getRawPath() + query(address),
                language(headers),
                now);
        Format whole = asked.size() == 1 ? format : Format.ZIP;
        String file = FileNames.of(name, period.from(), period.to(), zone, whole.slug());
        StreamingOutput body = out -> exports.write(begun, out);
        return Response.ok(body, whole.mediaType)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + '"')
                .header(HttpHeaders.LINK, link(begun, format, address))
                .build();
    }

    private static Locale language(HttpHeaders headers) {
        return headers.getAcceptableLanguages().stream()
                .filter(wanted -> wanted.getLanguage().equals("de")
                        || wanted.getLanguage().equals("en"))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    private static String query(UriInfo address) {
        String query = address.getRequestUri().getRawQuery();
        return query == null ? "" : '?' + query;
    }

    /** Where the manifest of a file lies that has no place for one; RFC 8288. */
    private static String link(LogExports.Begun begun, Format format, UriInfo address) {
        String manifest = address.getBaseUri().getPath() + "exports/" + begun.progress().report + "/manifest";
        return format == Format.CSV ? '<' + manifest + ">; rel=\"describedby\"" : null;
    }
}
