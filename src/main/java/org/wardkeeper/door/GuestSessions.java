package org.wardkeeper.door;

import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The sessions of those who have not logged in. The login page makes one for whoever asks for it, so there is a bound on
 * them: beyond it the oldest ends, and whoever was still typing there is shown the page again.
 */
@WebListener
public class GuestSessions implements HttpSessionListener, HttpSessionIdListener {

    static final int MOST = 5_000;

    private final Map<String, HttpSession> oldestFirst = new LinkedHashMap<>();

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        oneTooMany(event.getSession()).ifPresent(GuestSessions::end);
    }

    /** A session changes its id when somebody logs in, and is no guest's from then on. */
    @Override
    public void sessionIdChanged(HttpSessionEvent event, String oldId) {
        forget(oldId);
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        forget(event.getSession().getId());
    }

    private synchronized Optional<HttpSession> oneTooMany(HttpSession added) {
        oldestFirst.put(added.getId(), added);
        return oldestFirst.size() <= MOST
                ? Optional.empty()
                : Optional.of(oldestFirst.remove(oldestFirst.keySet().iterator().next()));
    }

    private synchronized void forget(String id) {
        oldestFirst.remove(id);
    }

    private static void end(HttpSession session) {
        try {
            if (SignedIn.of(session).isEmpty()) {
                session.invalidate();
            }
        } catch (IllegalStateException e) {
            // It ended by itself in this moment.
            return;
        }
    }
}
