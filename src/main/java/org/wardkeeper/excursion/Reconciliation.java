package org.wardkeeper.excursion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.wardkeeper.span.Span;

/**
 * What becomes of the excursions that are on record when their history was looked at anew. One that is still there keeps
 * its identity, so that what was signed stays with it: first by the same start, then by what overlaps. What no span
 * explains any more, or another one has taken in, is withdrawn and not deleted.
 *
 * @param now the excursions as they are, in the order of time
 * @param withdrawn those that are none any more
 */
record Reconciliation(List<Excursion> now, List<Excursion> withdrawn) {

    static Reconciliation of(List<Excursion> onRecord, List<Span> spans, Course course, Instant at) {
        List<Excursion> left = new ArrayList<>(onRecord);
        List<Excursion> found = new ArrayList<>();
        List<Optional<Excursion>> known = new ArrayList<>();
        for (Span span : spans) {
            known.add(taken(
                    left, old -> old.direction() == span.state() && old.start().equals(span.startInstant())));
        }
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            Excursion old =
                    known.get(i).or(() -> taken(left, one -> one.meets(span))).orElse(null);
            found.add(old == null ? Excursion.found(UUID.randomUUID(), course, span, at) : old.as(span, course));
        }
        return new Reconciliation(found, left);
    }

    private static Optional<Excursion> taken(List<Excursion> left, Predicate<Excursion> wanted) {
        Optional<Excursion> one = left.stream().filter(wanted).findFirst();
        one.ifPresent(left::remove);
        return one;
    }
}
