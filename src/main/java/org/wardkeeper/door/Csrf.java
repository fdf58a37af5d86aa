package org.wardkeeper.door;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.primefaces.context.PrimeFacesContext;

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

    /**
     * The nonce of this page's scripts, to be sent back by a form on a page without PrimeFaces' own scripts ({@code
     * primefaces.nonce}): without it PrimeFaces takes the form for a forged one.
     */
    public String getNonce() {
        return PrimeFacesContext.getCspState(FacesContext.getCurrentInstance()).getNonce();
    }
}
