package org.wardkeeper.export;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
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
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.wardkeeper.access.CurrentUser;
import org.wardkeeper.access.Permission;
import org.wardkeeper.access.ProblemException;
import org.wardkeeper.access.Requires;
import org.wardkeeper.audit.AuditTrail;
import org.wardkeeper.rest.FromDatabase;

/** What was exported, by whom and when; how far the running ones are, and their end. */
@ApplicationScoped
@Path("exports")
@Produces(MediaType.APPLICATION_JSON)
@FromDatabase
@Requires(Permission.EXPORT_LOGS)
public class ExportsResource {

    private static final int MOST = 200;

    @Inject
    private ExportBook book;

    @Inject
    private KeptReports kept;

    @Inject
    private AuditTrail audit;

    @Inject
    private CurrentUser user;

    /** One page; {@code after} is null on the last one. */
    public record ExportPage(List<ExportBook.Entry> items, UUID after) {}

    @GET
    @Operation(summary = "Exports, the newest first")
    public ExportPage exports(
            @QueryParam("limit") @DefaultValue("50") Integer limit, @QueryParam("after") String after) {
        int size = Math.max(1, Math.min(limit == null ? MOST : limit, MOST));
        List<ExportBook.Entry> items = book.latest(after == null || after.isBlank() ? null : report(after), size);
        return new ExportPage(
                items, items.size() < size ? null : items.get(size - 1).id());
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Calls off an export that runs")
    public void callOff(@PathParam("id") String id) {
        if (!book.callOff(report(id))) {
            throw ProblemException.notFound("No export of that name is running.");
        }
    }

    @GET
    @Path("{id}/manifest")
    @Operation(summary = "The signed manifest of a csv, to be saved beside it")
    public Response manifest(@PathParam("id") String id) {
        String manifest = book.manifest(report(id))
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no manifest of that export: it is not finished, or its file carries its own."));
        return Response.ok(manifest)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"manifest.json\"")
                .build();
    }

    @GET
    @Path("{id}/file")
    @Produces({"application/zip", MediaType.APPLICATION_JSON})
    @Operation(summary = "The file of an export that was made by schedule, as long as it is kept")
    public Response file(@PathParam("id") String id) throws IOException {
        UUID report = report(id);
        KeptReports.Kept file = kept.find(report)
                .orElseThrow(() -> ProblemException.notFound(
                        "The file is not kept any more: the same period can be exported again."));
        long bytes = Files.size(file.file());
        audit.record(user.getName(), "log.fetch", "report " + report, file.name() + ", " + bytes + " bytes");
        return Response.ok((StreamingOutput) out -> Files.copy(file.file(), out), "application/zip")
                .header(HttpHeaders.CONTENT_LENGTH, bytes)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file.name() + '"')
                .build();
    }

    private static UUID report(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound("There is no export of that name.");
        }
    }
}
