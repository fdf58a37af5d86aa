package org.wardkeeper.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.wardkeeper.access.ProblemException;

/**
 * Publishes the OpenAPI document to whoever is logged in. The platform would show it to everybody, so it does that on
 * the management listener alone, which only this machine reaches; this reads it there and passes it on.
 */
@ApplicationScoped
@Path("openapi")
@Produces(MediaType.APPLICATION_JSON)
public class OpenApiResource {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    @ConfigProperty(name = "WARDKEEPER_MANAGEMENT_PORT", defaultValue = "8081")
    private int managementPort;

    /** The document does not change while the server runs. */
    private volatile String document;

    @GET
    @Operation(hidden = true)
    public String document() {
        if (document == null) {
            document = read();
        }
        return document;
    }

    private String read() {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + managementPort + "/openapi?format=JSON"))
                .header("Accept", MediaType.APPLICATION_JSON)
                .timeout(PATIENCE)
                .build();
        try {
            HttpResponse<String> answer = HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .build()
                    .send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 200) {
                return answer.body();
            }
        } catch (IOException e) {
            throw notNow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw notNow();
    }

    private static ProblemException notNow() {
        return new ProblemException(503, "Not available", "The description of the interface is not there yet.");
    }
}
