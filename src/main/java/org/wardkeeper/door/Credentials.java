package org.wardkeeper.door;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.wardkeeper.access.Account;
import org.wardkeeper.access.Logins;
import org.wardkeeper.access.ProblemException;
import org.wardkeeper.access.Role;
import org.wardkeeper.access.Visitor;

/** Reads the Authorization header: HTTP Basic (RFC 7617) for users, a Bearer token (RFC 6750) for the local commands. */
@ApplicationScoped
class Credentials {

    @Inject
    private Logins logins;

    /** Made anew by the launcher at each start, for the commands that talk to the running server. */
    @Inject
    @ConfigProperty(name = "WARDKEEPER_CONTROL_TOKEN")
    private Optional<String> controlToken;

    /** @throws ProblemException 401, 403 or 429 */
    Visitor of(HttpServletRequest request) {
        if (!request.isSecure() && !isLoopback(request.getRemoteAddr())) {
            throw ProblemException.forbidden("Passwords and tokens are taken over HTTPS only.");
        }
        String header = request.getHeader("Authorization");
        int space = header.indexOf(' ');
        String scheme = space < 0 ? header : header.substring(0, space);
        String value = space < 0 ? "" : header.substring(space + 1).strip();
        if (scheme.equalsIgnoreCase("Basic")) {
            return ofPassword(value, request.getRemoteAddr());
        }
        if (scheme.equalsIgnoreCase("Bearer")) {
            return ofToken(value);
        }
        throw unauthorized("Use a login and password (HTTP Basic).");
    }

    private Visitor ofPassword(String value, String address) {
        String pair = decoded(value);
        int colon = pair.indexOf(':');
        if (colon < 0) {
            throw unauthorized("The Authorization header cannot be read.");
        }
        Logins.Outcome outcome = logins.byBasic(pair.substring(0, colon), pair.substring(colon + 1), address);
        if (outcome instanceof Logins.Outcome.Welcome welcome) {
            Account account = welcome.account();
            return new Visitor(account.login(), account.role(), Visitor.Means.PASSWORD);
        }
        if (outcome instanceof Logins.Outcome.Wait wait) {
            throw ProblemException.tooManyTries(wait.remaining());
        }
        throw unauthorized("The login or the password is wrong.");
    }

    private Visitor ofToken(String token) {
        byte[] given = token.getBytes(StandardCharsets.UTF_8);
        boolean right = controlToken
                .map(expected -> MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given))
                .orElse(false);
        if (!right) {
            throw unauthorized("The token is wrong.");
        }
        return new Visitor("control", Role.ADMIN, Visitor.Means.CONTROL_TOKEN);
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw unauthorized("The Authorization header cannot be read.");
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static ProblemException unauthorized(String detail) {
        return new ProblemException(401, "Login needed", detail);
    }
}
