package org.wardkeeper.it;

import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Lets Arquillian's own servlet through, which knows no password; every other request goes through the real door. */
@Decorator
@Priority(1)
public class RunnersDoor implements HttpAuthenticationMechanism {
    @Inject
    @Delegate
    @Any
    HttpAuthenticationMechanism door;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        return request.getRequestURI().startsWith("/ArquillianServletRunner")
                ? context.doNothing()
                : door.validateRequest(request, response, context);
    }
}
