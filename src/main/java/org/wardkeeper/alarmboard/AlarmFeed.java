package org.wardkeeper.alarmboard;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.wardkeeper.access.Role;
import org.wardkeeper.alarm.Alarm;
import org.wardkeeper.alarm.Priority;
import org.wardkeeper.alarmbook.Alarms;
import org.wardkeeper.rounds.Rounds;

/**
 * Tells every open page that alarms changed, four times a second at most, and of what priority the worst is that was
 * announced. What has changed the page asks for itself. A page that is busy with the last message is told once it is not.
 */
@ApplicationScoped
public class AlarmFeed {
    private static final Logger LOG = Logger.getLogger(AlarmFeed.class.getName());
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int MOST_PAGES = 1_000;

    @Inject
    Alarms alarms;

    @Resource
    ManagedThreadFactory threads;

    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final AtomicReference<News> news = new AtomicReference<>(News.NONE);
    private Rounds sender;

    public void start() {
        alarms.onChange(this::note);
        sender = Rounds.begin(threads, "alarm-feed", PAUSE, this::round);
    }

    public void stop() {
        if (sender != null) {
            sender.stop(Duration.ZERO);
        }
    }

    /** How many pages people of this role have open. */
    public int pagesOf(Role role) {
        return (int) pages.values().stream().filter(page -> page.role == role).count();
    }

    void join(Session session, Role role) throws IOException {
        if (pages.size() >= MOST_PAGES) {
            session.close(new CloseReason(CloseReason.CloseCodes.TRY_AGAIN_LATER, "too many pages are open"));
        } else {
            pages.put(session.getId(), new Page(session, role));
        }
    }

    void leave(Session session) {
        pages.remove(session.getId());
    }

    private void note(List<Alarm> announced) {
        Optional<Priority> worst = announced.stream()
                .filter(alarm ->
                        alarm.state().isActive()) // What is over burns no more: it is counted, and makes no sound.
                .map(Alarm::priority)
                .min(Priority::compareTo);
        news.accumulateAndGet(new News(true, worst), News::and);
    }

    private void round() {
        News since = news.getAndSet(News.NONE);
        for (Page page : pages.values()) {
            try {
                page.tell(since);
            } catch (RuntimeException e) {
                LOG.log(Level.FINE, "a page could not be told", e);
            }
        }
    }

    /** One open page and the message on its way to it. */
    private static final class Page {
        final Session session;
        final Role role;
        private Future<Void> sending;
        private News owed = News.NONE;

        Page(Session session, Role role) {
            this.session = session;
            this.role = role;
        }

        void tell(News since) {
            owed = owed.and(since);
            boolean busy = sending != null && !sending.isDone();
            if (!busy && owed.changed() && session.isOpen()) {
                sending = session.getAsyncRemote().sendText(owed.message().orElseThrow());
                owed = News.NONE;
            }
        }
    }
}
