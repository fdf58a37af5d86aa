package org.wardkeeper.alarmboard;

import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.wardkeeper.access.Account;
import org.wardkeeper.access.Users;

/** {@code /live/alarms}: told at once that something changed. The request was authenticated like any other before it got here. */
@ServerEndpoint("/live/alarms")
public class AlarmSocket {
    private static final Logger LOG = Logger.getLogger(AlarmSocket.class.getName());

    /** A page says nothing; whatever it sends is more than it should. */
    private static final int LONGEST_MESSAGE = 1_024;

    @Inject
    AlarmFeed feed;

    @Inject
    Users users;

    @OnOpen
    public void open(Session session) throws IOException {
        Optional<Account> account = Optional.ofNullable(session.getUserPrincipal())
                .flatMap(principal -> users.byLogin(principal.getName()));
        if (account.isEmpty()) {
            session.close(new CloseReason(CloseReason.CloseCodes.VIOLATED_POLICY, "nobody is logged in"));
            return;
        }
        session.setMaxTextMessageBufferSize(LONGEST_MESSAGE);
        session.setMaxBinaryMessageBufferSize(LONGEST_MESSAGE);
        feed.join(session, account.get().role());
    }

    @OnClose
    public void close(Session session) {
        feed.leave(session);
    }

    @OnError
    public void failed(Session session, Throwable cause) {
        LOG.log(Level.FINE, "a page's connection broke", cause);
        feed.leave(session);
    }
}
