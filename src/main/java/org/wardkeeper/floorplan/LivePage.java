package org.wardkeeper.floorplan;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One open page and the message on its way to it: never more than one, so a slow page costs no memory. */
final class LivePage {
    private static final Logger LOG = Logger.getLogger(LivePage.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Session session;
    private final String level;
    private Future<Void> sending;
    private Instant sendingSince = Instant.EPOCH;
    private boolean wantsSnapshot = true;

    LivePage(Session session, String level) {
        this.session = session;
        this.level = level;
    }

    String level() {
        return level;
    }

    void wantSnapshot() {
        wantsSnapshot = true;
    }

    boolean wantsSnapshot() {
        return wantsSnapshot;
    }

    /** Sends what changed; a page that is still busy with the last message is owed a snapshot instead. */
    void sendChanges(String message, Instant now) {
        if (wantsSnapshot) {
            return;
        }
        if (isBusy(now)) {
            wantsSnapshot = true;
        } else {
            send(message, now);
        }
    }

    void sendSnapshot(String message, Instant now) {
        if (!isBusy(now)) {
            wantsSnapshot = false;
            send(message, now);
        }
    }

    void close(String reason) {
        try {
            session.close(new CloseReason(CloseReason.CloseCodes.TRY_AGAIN_LATER, reason));
        } catch (IOException e) {
            LOG.log(Level.FINE, "closing a broken connection", e);
        }
    }

    private boolean isBusy(Instant now) {
        if (sending == null || sending.isDone()) {
            return false;
        }
        if (now.isAfter(sendingSince.plus(PATIENCE))) {
            close("too slow");
        }
        return true;
    }

    private void send(String message, Instant now) {
        if (session.isOpen()) {
            sending = session.getAsyncRemote().sendText(message);
            sendingSince = now;
        }
    }
}
