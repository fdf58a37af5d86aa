package org.wardkeeper.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What a session remembers of a login. It holds only as long as the user still exists and has the same password.
 *
 * @param csrfToken what a page must send along to change anything
 */
record SignedIn(String login, String passwordHash, String csrfToken) implements Serializable {

    private static final String ATTRIBUTE = SignedIn.class.getName();

    /** Begins a signed-in session under a new id, so that an id known before the login is worth nothing after it. */
    static void begin(HttpServletRequest request, Account account) {
        HttpSession session = request.getSession();
        request.changeSessionId();
        session.setAttribute(ATTRIBUTE, new SignedIn(account.login(), account.passwordHash(), newToken()));
    }

    static Optional<SignedIn> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? Optional.empty() : Optional.ofNullable((SignedIn) session.getAttribute(ATTRIBUTE));
    }

    static void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    boolean stillHoldsFor(Account account) {
        return account.passwordHash().equals(passwordHash);
    }

    private static String newToken() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
