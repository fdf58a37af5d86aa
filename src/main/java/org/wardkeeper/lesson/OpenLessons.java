package org.wardkeeper.lesson;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.wardkeeper.asset.TagId;
import org.wardkeeper.report.Sighting;

/**
 * The lessons that are not stored yet: those that somebody stands in, one a tag, and those that are over and wait for
 * the database. Both are bounded; who would teach more is told so, and nothing that was heard is dropped unsaid.
 */
public final class OpenLessons {
    static final int MOST_OPEN = 50;
    static final int MOST_WAITING = 500;

    /** Replaced as a whole: it is asked for every sighting of the hospital, and nearly always empty. */
    private volatile Map<TagId, Capture> open = Map.of();

    private final Deque<Finished> waiting = new ArrayDeque<>();

    /** On the path's own thread; true where a lesson is over by it and waits to be stored. */
    boolean hear(Sighting sighting) {
        Map<TagId, Capture> now = open;
        if (now.isEmpty()) {
            return false;
        }
        Capture capture = now.get(sighting.tag());
        return capture != null
                && capture.hear(sighting)
                && end(capture.begun().lesson(), sighting.timing().received()).isPresent();
    }

    /**
     * Begins a lesson; the one before it, where there is one, ends.
     *
     * @param before the tag's open lesson as its teacher knows it; null for none
     * @throws IllegalStateException with a sentence, where somebody else teaches with the tag, or too much waits
     */
    synchronized void begin(Begun begun, UUID before) {
        Capture present = open.get(begun.tag());
        if (present != null && !present.begun().lesson().equals(before)) {
            throw new IllegalStateException("This tag is being taught with already, by "
                    + present.begun().by() + ". That lesson has to end first.");
        }
        if (present == null && open.size() >= MOST_OPEN) {
            throw new IllegalStateException("More than " + MOST_OPEN + " lessons at a time are not taken.");
        }
        if (waiting.size() >= MOST_WAITING) {
            throw new IllegalStateException(
                    waiting.size() + " rooms wait for the database; more are taken when it is back.");
        }
        if (present != null) {
            end(before, begun.at());
        }
        Map<TagId, Capture> next = new HashMap<>(open);
        next.put(begun.tag(), new Capture(begun));
        open = Map.copyOf(next);
    }

    /** The lesson is over, and waits where anything was heard; empty where no such lesson is open. */
    synchronized Optional<Finished> end(UUID lesson, Instant now) {
        Optional<Capture> ended = remove(lesson);
        Optional<Finished> finished = ended.map(capture -> capture.finish(now));
        finished.filter(over -> !over.rows().isEmpty()).ifPresent(waiting::add);
        return finished;
    }

    /** It never was; false where no such lesson is open or waits. */
    synchronized boolean discard(UUID lesson) {
        return remove(lesson).isPresent()
                || waiting.removeIf(finished -> finished.begun().lesson().equals(lesson));
    }

    /** Ends what was forgotten. */
    synchronized void sweep(Instant now) {
        List.copyOf(open.values()).stream()
                .filter(capture -> capture.isForgotten(now))
                .forEach(capture -> end(capture.begun().lesson(), now));
    }

    /** Ends everything, when the server stops. */
    synchronized void endAll(Instant now) {
        List.copyOf(open.values()).forEach(capture -> end(capture.begun().lesson(), now));
    }

    public Collection<Capture> open() {
        return open.values();
    }

    public Optional<Capture> open(UUID lesson) {
        return open.values().stream()
                .filter(capture -> capture.begun().lesson().equals(lesson))
                .findAny();
    }

    /** In the order in which they ended. */
    public synchronized List<Finished> waiting() {
        return List.copyOf(waiting);
    }

    synchronized void stored(Finished finished) {
        waiting.remove(finished);
    }

    private Optional<Capture> remove(UUID lesson) {
        Optional<Capture> found = open(lesson);
        found.ifPresent(capture -> {
            Map<TagId, Capture> left = new HashMap<>(open);
            left.remove(capture.begun().tag());
            open = Map.copyOf(left);
        });
        return found;
    }
}
