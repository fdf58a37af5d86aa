package org.wardkeeper.excursion;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wardkeeper.quantity.Micros;
import org.wardkeeper.span.ExcursionRule;
import org.wardkeeper.span.Span;
import org.wardkeeper.timeline.LogRow;

/**
 * One unit while it is watched: what the rule knows after the newest row, and the excursion it is in. One thread feeds
 * it; any thread may ask what runs.
 */
final class UnitWatch {

    /** What is known at one moment, for readers on every thread. */
    private record Known(Course course, ExcursionRule.State state, Excursion latest) {}

    private volatile Known known;

    UnitWatch(Course course) {
        this.known = new Known(course, ExcursionRule.State.NOTHING, null);
    }

    Course course() {
        return known.course;
    }

    /** True if a row comes behind all others, so that it only has to be added. */
    boolean isNewest(LogRow row) {
        LogRow last = known.state.last();
        return last == null || row.at() > last.at();
    }

    /** True if the row is the last one again. */
    boolean isLast(LogRow row) {
        LogRow last = known.state.last();
        return last != null && row.at() == last.at() && Double.compare(row.celsius(), last.celsius()) == 0;
    }

    /**
     * Adds the newest row.
     *
     * @return what it says of the excursion before it; empty where there was none
     */
    Optional<Excursion> next(LogRow row, Instant now) {
        Known before = known;
        ExcursionRule.State after = before.course.rule().next(before.state, row);
        Span span = after.open();
        if (span == null || span.equals(before.state.open())) {
            known = new Known(before.course, after, before.latest);
            return Optional.empty();
        }
        Excursion latest = told(before, span, now);
        known = new Known(before.course, after, latest);
        return Optional.of(latest);
    }

    /** Begins anew with what the whole history says. */
    void resume(Course course, ExcursionRule.State state, List<Excursion> found) {
        known = new Known(course, state, found.isEmpty() ? null : found.get(found.size() - 1));
    }

    /** The excursion that runs at a moment, or that the silence has ended since. */
    Optional<Excursion> at(Instant now) {
        Known seen = known;
        return seen.course.rule().at(seen.state, Micros.of(now)).map(span -> told(seen, span, now));
    }

    /** As {@link #at}, and keeps its identity from now on. */
    Optional<Excursion> look(Instant now) {
        Optional<Excursion> found = at(now);
        found.ifPresent(excursion -> known = new Known(known.course, known.state, excursion));
        return found;
    }

    /** The same whoever asks first. */
    private static UUID idOf(String unitId, Span span) {
        String name = unitId + '\n' + span.state().slug() + '\n' + span.start();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** The same occurrence as before, or a new one. */
    private static Excursion told(Known seen, Span span, Instant now) {
        Excursion latest = seen.latest;
        boolean same = latest != null
                && latest.direction() == span.state()
                && latest.start().equals(span.startInstant());
        return same
                ? latest.as(span, seen.course)
                : Excursion.found(idOf(seen.course.unitId(), span), seen.course, span, now);
    }
}
