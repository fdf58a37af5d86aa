package org.wardkeeper.floorplan;

import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.wardkeeper.place.Places;

/** {@code /live?level=ID}: a page's live connection. The request was authenticated like any other before it got here. */
@ServerEndpoint("/live")
public class LiveSocket {
    private static final Logger LOG = Logger.getLogger(LiveSocket.class.getName());

    /** A page says nothing; whatever it sends is more than it should. */
    private static final int LONGEST_MESSAGE = 1_024;

    @Inject
    LiveFeed feed;

    @Inject
    Places places;

    @OnOpen
    public void open(Session session) throws IOException {
        List<String> levels = session.getRequestParameterMap().getOrDefault("level", List.of());
        if (session.getUserPrincipal() == null
                || levels.size() != 1
                || places.current().level(levels.get(0)).isEmpty()) {
            session.close(new CloseReason(CloseReason.CloseCodes.VIOLATED_POLICY, "no such level"));
            return;
        }
        session.setMaxTextMessageBufferSize(LONGEST_MESSAGE);
        session.setMaxBinaryMessageBufferSize(LONGEST_MESSAGE);
        feed.join(session, levels.get(0));
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
