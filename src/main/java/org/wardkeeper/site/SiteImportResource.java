package org.wardkeeper.site;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wardkeeper.access.CurrentUser;
import org.wardkeeper.access.Permission;
import org.wardkeeper.access.ProblemException;
import org.wardkeeper.access.Requires;

/** Takes a site folder as {@code {"files": {"site.json": "…", …}}}, for administrators and the command {@code import}. */
@ApplicationScoped
@Path("site-import")
@Requires(Permission.ADMINISTER)
public class SiteImportResource {

    static final int LARGEST_BODY_BYTES = 64 << 20;

    private static final int UNPROCESSABLE = 422;

    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(LARGEST_BODY_BYTES)
                    .build())
            .build());

    @Inject
    private SiteImports imports;

    @Inject
    private CurrentUser user;

    /** 200 where every file was stored, 422 where one was refused; the report in both cases. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
    public Response importSite(InputStream body, @Context HttpHeaders headers) throws IOException {
        ImportReport report = imports.importSite(files(body.readNBytes(LARGEST_BODY_BYTES + 1)), user.getName());
        boolean asText = headers.getAcceptableMediaTypes().contains(MediaType.TEXT_PLAIN_TYPE);
        return Response.status(report.complete() ? Response.Status.OK.getStatusCode() : UNPROCESSABLE)
                .entity(asText ? report.asText() : Answer.of(report))
                .type(asText ? "text/plain;charset=UTF-8" : MediaType.APPLICATION_JSON)
                .build();
    }

    /** The report in JSON. */
    public record Answer(boolean complete, List<FileReport> files) {

        static Answer of(ImportReport report) {
            return new Answer(report.complete(), report.files());
        }
    }

    static Map<String, String> files(byte[] body) {
        if (body.length > LARGEST_BODY_BYTES) {
            throw new ProblemException(413, "Too large", "A site folder may have up to 64 MB.");
        }
        try {
            JsonNode files = MAPPER.readTree(body).path("files");
            if (!files.isObject()) {
                throw ProblemException.badRequest("The body must be {\"files\": {\"site.json\": \"…\", …}}.");
            }
            Map<String, String> contents = new TreeMap<>();
            files.fields()
                    .forEachRemaining(
                            file -> contents.put(file.getKey(), file.getValue().asText()));
            return contents;
        } catch (JsonProcessingException e) {
            throw ProblemException.badRequest("The body is not JSON.");
        } catch (IOException e) {
            throw new IllegalStateException("A byte array could not be read.", e);
        }
    }
}
