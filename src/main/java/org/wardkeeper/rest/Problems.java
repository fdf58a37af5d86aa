package org.wardkeeper.rest;

import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.wardkeeper.access.ProblemException;

/** Turns whatever a resource or the container throws into a problem detail. */
@Provider
public class Problems implements ExceptionMapper<Throwable> {

    private static final Logger LOG = Logger.getLogger(Problems.class.getName());

    @Override
    public Response toResponse(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return Problem.response(problem);
            }
        }
        return failure instanceof WebApplicationException http ? ofHttp(http) : unexpected(failure);
    }

    private static Response ofHttp(WebApplicationException http) {
        Response plain = http.getResponse();
        int status = plain.getStatus();
        if (status < 400) {
            return plain;
        }
        Response problem = Problem.response(status, plain.getStatusInfo().getReasonPhrase(), sentence(status));
        return http instanceof NotAllowedException
                ? Response.fromResponse(problem)
                        .header(HttpHeaders.ALLOW, plain.getHeaderString(HttpHeaders.ALLOW))
                        .build()
                : problem;
    }

    /** The container's own messages name classes and methods; ours do not. */
    private static String sentence(int status) {
        return switch (status) {
            case 404 -> "There is nothing at this address.";
            case 405 -> "This address does not take this method.";
            case 406 -> "This address cannot answer in the format asked for.";
            case 415 -> "Send JSON (application/json).";
            default -> status < 500 ? "The request cannot be understood." : "Something went wrong on the server.";
        };
    }

    private static Response unexpected(Throwable failure) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.log(Level.SEVERE, failure, () -> "Request failed, reference " + reference);
        return Problem.response(
                500, "Internal error", "Something went wrong on the server. It is in the log as " + reference + ".");
    }
}
