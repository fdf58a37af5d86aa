package org.wardkeeper.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Who sent this request, and how they proved it. */
public record Visitor(String login, Role role, Means means) {

    private static final String ATTRIBUTE = Visitor.class.getName();

    /** Only a session is sent along by a browser without anybody's doing, so only a session needs a CSRF token. */
    public enum Means {
        SESSION,
        PASSWORD,
        CONTROL_TOKEN
    }

    static Optional<Visitor> of(HttpServletRequest request) {
        return Optional.ofNullable((Visitor) request.getAttribute(ATTRIBUTE));
    }

    public void attachTo(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }
}
