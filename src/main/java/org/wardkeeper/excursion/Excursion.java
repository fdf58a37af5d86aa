package org.wardkeeper.excursion;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wardkeeper.coldchain.Limits;
import org.wardkeeper.coldchain.UnitState;
import org.wardkeeper.span.Ending;
import org.wardkeeper.span.Firing;
import org.wardkeeper.span.Span;
import org.wardkeeper.threshold.ThresholdRule;

/**
 * A time in which a storage unit was out of range: from the first reading out to the first one back, or to where nobody
 * knows.
 *
 * @param direction too warm or too cold
 * @param knownTill its end; while it runs, up to where it is known
 * @param degreeMinutes how far out times how long, °C · min
 * @param firings the rules that fired in it, in that order
 * @param limits in force when it began
 * @param rules in force when it began
 * @param foundAt when the server first knew of it
 * @param closings what people signed about it, the oldest first
 */
public record Excursion(
        UUID id,
        String unitId,
        UnitState direction,
        Instant start,
        Instant knownTill,
        Ending ending,
        double minCel,
        double maxCel,
        double degreeMinutes,
        List<Firing> firings,
        Limits limits,
        List<ThresholdRule> rules,
        Instant foundAt,
        List<Closing> closings) {

    public Excursion {
        firings = List.copyOf(firings);
        rules = List.copyOf(rules);
        closings = List.copyOf(closings);
        if (!direction.outOfRange() || knownTill.isBefore(start)) {
            throw new IllegalArgumentException("An excursion is out of range and ends after it began.");
        }
    }

    public boolean isRunning() {
        return ending == Ending.RUNNING;
    }

    /** Empty while it runs. */
    public Optional<Instant> end() {
        return isRunning() ? Optional.empty() : Optional.of(knownTill);
    }

    /** How long it lasted, or has lasted as far as is known. */
    public Duration duration() {
        return Duration.between(start, knownTill);
    }

    public long seconds() {
        return duration().toSeconds();
    }

    /** The farthest it was out, °C. */
    public double peakCel() {
        return direction == UnitState.TOO_WARM ? maxCel : minCel;
    }

    /** What was signed last, if it still is what the readings say. Empty while somebody has to look at it. */
    public Optional<Closing> closing() {
        return closings.isEmpty()
                ? Optional.empty()
                : Optional.of(closings.get(closings.size() - 1))
                        .filter(closing -> closing.facts().equals(facts()));
    }

    /** True if late readings changed it after it was closed, so that it has to be closed again. */
    public boolean changedSinceClosed() {
        return !closings.isEmpty() && closing().isEmpty();
    }

    /** What a signature stands for: the facts in words, the same as long as the facts are. */
    public String facts() {
        return "%s from %s to %s (%s), %s to %s °C, limits %s to %s °C"
                .formatted(
                        direction.slug(),
                        start,
                        knownTill,
                        ending.slug(),
                        minCel,
                        maxCel,
                        limits.lowCel(),
                        limits.highCel());
    }

    /** True if it has a moment in common with a span of the same side, or touches it. */
    boolean meets(Span span) {
        return direction == span.state()
                && !start.isAfter(span.endInstant())
                && !span.startInstant().isAfter(knownTill);
    }

    Excursion with(List<Closing> signed) {
        return new Excursion(
                id,
                unitId,
                direction,
                start,
                knownTill,
                ending,
                minCel,
                maxCel,
                degreeMinutes,
                firings,
                limits,
                rules,
                foundAt,
                signed);
    }

    /** The same occurrence as the readings tell it now; where it began when it did, what was in force stays. */
    Excursion as(Span span, Course course) {
        boolean sameStart = start.equals(span.startInstant());
        return of(
                        id,
                        unitId,
                        span,
                        sameStart ? limits : course.limitsAt(span.start()),
                        sameStart ? rules : course.rulesAt(span.start()),
                        foundAt)
                .with(closings);
    }

    static Excursion found(UUID id, Course course, Span span, Instant foundAt) {
        return of(id, course.unitId(), span, course.limitsAt(span.start()), course.rulesAt(span.start()), foundAt);
    }

    private static Excursion of(
            UUID id, String unitId, Span span, Limits limits, List<ThresholdRule> rules, Instant foundAt) {
        return new Excursion(
                id,
                unitId,
                span.state(),
                span.startInstant(),
                span.endInstant(),
                span.ending(),
                span.minCel(),
                span.maxCel(),
                span.degreeMinutes(),
                span.firings(),
                limits,
                rules,
                foundAt,
                List.of());
    }
}
