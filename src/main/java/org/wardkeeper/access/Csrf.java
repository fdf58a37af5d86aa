package org.wardkeeper.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The token a page carries ({@code <meta name="csrf-token" content="#{csrf.token}"/>}) and its scripts send back. */
@Named
@RequestScoped
public class Csrf {

    /** The header in which a script sends the token. */
    public static final String HEADER = "X-CSRF-Token";

    @Inject
    private HttpServletRequest request;

    /** Empty where nobody is logged in. */
    public String getToken() {
        return SignedIn.of(request).map(SignedIn::csrfToken).orElse("");
    }

    /** Whether this is the token of the session that sent the request. */
    public boolean isRight(String token) {
        byte[] expected = getToken().getBytes(StandardCharsets.UTF_8);
        return token != null
                && expected.length > 0
                && MessageDigest.isEqual(expected, token.getBytes(StandardCharsets.UTF_8));
    }
}
