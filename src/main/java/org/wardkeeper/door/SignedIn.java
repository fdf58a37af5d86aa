package org.wardkeeper.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.wardkeeper.access.Account;

/**
 * What a session remembers of a login. It holds only as long as the user still exists and has the same password.
 *
 * @param csrfToken what a page must send along to change anything
 */
record SignedIn(String login, String passwordHash, String csrfToken) implements Serializable {

    private static final String ATTRIBUTE = SignedIn.class.getName();

    /** web.xml gives a session minutes, for somebody at the login page; logged in, it lasts this long unused. */
    private static final Duration A_SHIFT = Duration.ofHours(12);

    /** Begins a signed-in session under a new id, so that an id known before the login is worth nothing after it. */
    static void begin(HttpServletRequest request, Account account) {
        HttpSession session = request.getSession();
        request.changeSessionId();
        session.setMaxInactiveInterval((int) A_SHIFT.toSeconds());
        session.setAttribute(ATTRIBUTE, new SignedIn(account.login(), account.passwordHash(), newToken()));
    }

    /** Empty too where the session's id came in the address: the container takes it from there, whoever made the link. */
    static Optional<SignedIn> of(HttpServletRequest request) {
        HttpSession session = request.isRequestedSessionIdFromURL() ? null : request.getSession(false);
        return session == null ? Optional.empty() : of(session);
    }

    static Optional<SignedIn> of(HttpSession session) {
        return Optional.ofNullable((SignedIn) session.getAttribute(ATTRIBUTE));
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
