package org.wardkeeper.rest;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import org.wardkeeper.access.CurrentUser;
import org.wardkeeper.access.ProblemException;
import org.wardkeeper.door.Csrf;

/**
 * Lets nothing be changed in a logged-in person's browser but by a page of ours, which knows the session's token. What
 * names a foreign page as its origin never came past the door.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class CsrfFilter implements ContainerRequestFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    @Inject
    private CurrentUser user;

    @Inject
    private Csrf csrf;

    @Override
    public void filter(ContainerRequestContext request) {
        if (SAFE.contains(request.getMethod())) {
            return;
        }
        if (user.isBySession() && !csrf.isRight(request.getHeaderString(Csrf.HEADER))) {
            throw ProblemException.forbidden(
                    "The page is out of date or is not one of ours: the header " + Csrf.HEADER + " does not fit.");
        }
    }
}
