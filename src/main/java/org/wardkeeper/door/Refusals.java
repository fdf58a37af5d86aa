package org.wardkeeper.door;

import jakarta.json.Json;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.wardkeeper.access.ProblemException;

/** How the door says no: a problem detail to a program, the way to the login page to a person. */
final class Refusals {

    private Refusals() {}

    static AuthenticationStatus notLoggedIn(HttpServletRequest request, HttpServletResponse response) {
        if (Paths.isForPrograms(request)) {
            return problem(request, response, new ProblemException(401, "Login needed", "Log in first."));
        }
        String login = request.getContextPath() + "/login?next="
                + URLEncoder.encode(WantedPage.of(request), StandardCharsets.UTF_8);
        if ("partial/ajax".equals(request.getHeader("Faces-Request"))) {
            write(
                    response,
                    "text/xml",
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\"" + login
                            + "\"/></partial-response>");
        } else {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", login);
        }
        return AuthenticationStatus.SEND_CONTINUE;
    }

    static AuthenticationStatus problem(
            HttpServletRequest request, HttpServletResponse response, ProblemException problem) {
        response.setStatus(problem.status());
        if (problem.status() == 401 && request.getHeader("Sec-Fetch-Site") == null) {
            // A browser would show its own password box over our page; it gets no challenge.
            response.setHeader("WWW-Authenticate", "Basic realm=\"Wardkeeper\", charset=\"UTF-8\"");
        }
        problem.retryAfter().ifPresent(wait -> response.setHeader("Retry-After", Long.toString(wait.toSeconds())));
        String body = Json.createObjectBuilder()
                .add("type", "about:blank")
                .add("title", problem.title())
                .add("status", problem.status())
                .add("detail", problem.getMessage())
                .build()
                .toString();
        write(response, "application/problem+json", body);
        return AuthenticationStatus.SEND_FAILURE;
    }

    private static void write(HttpServletResponse response, String type, String body) {
        response.setContentType(type);
        response.setCharacterEncoding("UTF-8");
        try {
            response.getWriter().write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
