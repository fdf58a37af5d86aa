package org.wardkeeper.lesson;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.wardkeeper.location.LiveLocations;
import org.wardkeeper.place.SiteChanged;
import org.wardkeeper.rest.DatabaseNow;
import org.wardkeeper.rounds.Rounds;

/**
 * All lessons, from the tap on a room to their use by the live model.
 *
 * <p>A lesson that is over is stored behind the path's back, as a whole; while the database is away it waits in memory,
 * and its teacher is told. The live model is fitted again whenever the lessons in force are others.
 */
@ApplicationScoped
public class Lessons {
    private static final Logger LOG = Logger.getLogger(Lessons.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration STOP_WAIT = Duration.ofSeconds(5);

    /** Long enough to find out that undoing it was the slip. */
    private static final Duration UNDONE_KEPT = Duration.ofDays(90);

    /** A dozen for every room of a large hospital; what the live model is fitted to stays small enough for a tap. */
    private static final int MOST_COUNTING = 5_000;

    @Inject
    LessonStore store;

    @Inject
    LiveLocations locations;

    @Inject
    Rehearsals rehearsals;

    @Inject
    DatabaseNow database;

    @Resource
    ManagedThreadFactory threads;

    private final OpenLessons lessons = new OpenLessons();
    private final AtomicLong version = new AtomicLong();
    private final Object storing = new Object();
    private volatile int counting;
    private volatile Rounds keeper;

    /** Fits the live model to the lessons in force, and begins to listen. */
    public void start() {
        store.prune(Instant.now().minus(UNDONE_KEPT));
        rehearsals.start();
        refit();
        Rounds rounds = Rounds.begin(threads, "lessons", PAUSE, this::round);
        keeper = rounds;
        OpenLessons heard = lessons;
        locations.onSighting((asset, sighting) -> {
            if (heard.hear(sighting)) {
                rounds.soon();
            }
        });
    }

    /** Stores what is open as it is, and ends. */
    public void stop() {
        rehearsals.stop();
        lessons.endAll(Instant.now());
        if (keeper != null) {
            keeper.finish(STOP_WAIT);
        }
    }

    /** Grows with every change of what is taught and of the rooms. */
    public long version() {
        return version.get();
    }

    /** @throws IllegalStateException with a sentence, where it cannot be now */
    public void begin(Begun begun, UUID before) {
        if (counting >= MOST_COUNTING) {
            throw new IllegalStateException(
                    "There are " + counting + " lessons; undo old ones before more are taught.");
        }
        lessons.begin(begun, before);
        keeper.soon();
    }

    /** The lesson is over, and stored where the database answers; empty where no such lesson was open. */
    public Optional<Finished> end(UUID lesson, Instant now) {
        Optional<Finished> ended = lessons.end(lesson, now);
        storeWaiting();
        return ended;
    }

    /** It counts for nothing any more; false if there is no such lesson. */
    public boolean undo(UUID lesson, String by, Instant now) {
        synchronized (storing) {
            return lessons.discard(lesson) || refitted(store.undo(lesson, by, now));
        }
    }

    /** What was undone counts again; false if there is no such lesson. */
    public boolean restore(UUID lesson, String by) {
        return refitted(store.restore(lesson, by));
    }

    /** The live model goes by all that was taught; how many lessons are new to it. */
    public int use(String by, Instant now) {
        int fresh = store.use(by, now);
        refit();
        return fresh;
    }

    public OpenLessons notStored() {
        return lessons;
    }

    public Optional<KnownLesson> stored(UUID lesson) {
        return store.one(lesson);
    }

    public List<KnownLesson> latest(Instant beganBefore, int limit) {
        return store.latest(beganBefore, limit);
    }

    public List<TaughtLesson> counting() {
        return store.counting();
    }

    /** Other zones, or others of the same name: what was taught is read again for them. */
    void onSiteChanged(@Observes @Priority(400) SiteChanged event) {
        if (keeper != null) {
            refit();
        }
    }

    private boolean refitted(boolean changed) {
        if (changed) {
            refit();
        }
        return changed;
    }

    private synchronized void refit() {
        List<TaughtLesson> all = store.counting();
        counting = all.size();
        locations.teach(all.stream()
                .filter(lesson -> lesson.lesson().isInForce())
                .flatMap(lesson -> lesson.rows().stream())
                .toList());
        rehearsals.due();
        version.incrementAndGet();
    }

    private void round() {
        lessons.sweep(Instant.now());
        storeWaiting();
    }

    /** In the order in which they ended; the first that cannot be stored keeps the others waiting. */
    private void storeWaiting() {
        synchronized (storing) {
            if (!database.answers()) {
                return;
            }
            for (Finished finished : lessons.waiting()) {
                try {
                    store.keep(finished);
                } catch (RuntimeException e) {
                    LOG.log(Level.WARNING, "a lesson could not be stored and will be tried again", e);
                    return;
                }
                lessons.stored(finished);
                counting++;
                version.incrementAndGet();
            }
        }
    }
}
