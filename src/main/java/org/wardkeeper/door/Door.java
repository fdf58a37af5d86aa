package org.wardkeeper.door;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import org.wardkeeper.access.ProblemException;
import org.wardkeeper.access.Users;
import org.wardkeeper.access.Visitor;

/**
 * The one door every request comes through. Programs bring a password or the control token with each request to
 * {@code /api} or {@code /live}; people log in once and then have a session. Whoever brings nothing gets what
 * {@link OpenPaths} names, and for everything else the login page or a 401. What a foreign page sends is refused before
 * anybody asks who it is for: the login form too would put somebody into a session they did not choose.
 */
@ApplicationScoped
public class Door implements HttpAuthenticationMechanism {

    /** What changes nothing, wherever it comes from. */
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    @Inject
    private Credentials credentials;

    @Inject
    private Users users;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        SecurityHeaders.addTo(request, response);
        if (!SAFE.contains(request.getMethod())
                && !Origins.same(request.getHeader("Origin"), request.getHeader("Host"))) {
            return Refusals.problem(
                    request, response, ProblemException.forbidden("This was sent by a page of another site."));
        }
        if (Paths.isForPrograms(request) && request.getHeader("Authorization") != null) {
            return withCredentials(request, response, context);
        }
        Optional<Visitor> visitor = ofSession(request);
        Optional<ProblemException> refused =
                isForm(request) ? FormSizes.refused(request, visitor.isEmpty()) : Optional.empty();
        if (refused.isPresent()) {
            return Refusals.problem(request, response, refused.get());
        }
        if (visitor.isPresent()) {
            return letIn(visitor.get(), request, context);
        }
        return OpenPaths.contains(request) ? context.doNothing() : Refusals.notLoggedIn(request, response);
    }

    private static boolean isForm(HttpServletRequest request) {
        return !SAFE.contains(request.getMethod()) && !Paths.isForPrograms(request);
    }

    private AuthenticationStatus withCredentials(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        try {
            return letIn(credentials.of(request), request, context);
        } catch (ProblemException refused) {
            return Refusals.problem(request, response, refused);
        }
    }

    private Optional<Visitor> ofSession(HttpServletRequest request) {
        Optional<SignedIn> signedIn = SignedIn.of(request);
        Optional<Visitor> visitor = signedIn.flatMap(session -> users.byLogin(session.login())
                .filter(session::stillHoldsFor)
                .map(account -> new Visitor(account.login(), account.role(), Visitor.Means.SESSION)));
        if (signedIn.isPresent() && visitor.isEmpty()) {
            SignedIn.end(request);
        }
        return visitor;
    }

    private static AuthenticationStatus letIn(Visitor visitor, HttpServletRequest request, HttpMessageContext context) {
        visitor.attachTo(request);
        return context.notifyContainerAboutLogin(
                new CallerPrincipal(visitor.login()), Set.of(visitor.role().group()));
    }
}
