package org.wardkeeper.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.wardkeeper.access.ProblemException;

/**
 * The body of every error (RFC 9457 §3.1).
 *
 * @param type {@code about:blank}: the status says what kind of problem it is (§4.2.1)
 * @param title the kind in words
 * @param detail what was wrong this time
 */
public record Problem(String type, String title, int status, String detail) {

    public static final String MEDIA_TYPE = "application/problem+json";

    static Response response(ProblemException problem) {
        Response answer = response(problem.status(), problem.title(), problem.getMessage());
        return problem.retryAfter()
                .map(wait -> Response.fromResponse(answer)
                        .header(HttpHeaders.RETRY_AFTER, wait.toSeconds())
                        .build())
                .orElse(answer);
    }

    static Response response(int status, String title, String detail) {
        return Response.status(status)
                .type(MEDIA_TYPE)
                .entity(new Problem("about:blank", title, status, detail))
                .build();
    }
}
