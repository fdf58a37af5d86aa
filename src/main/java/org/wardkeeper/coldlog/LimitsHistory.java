package org.wardkeeper.coldlog;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.wardkeeper.coldchain.Limits;

/** Which limits were in force when. The first are in force from the beginning of time. */
final class LimitsHistory {

    /** Limits and the moment they came into force, in {@link Micros}. */
    record Since(long since, Limits limits) {}

    private final List<Since> steps;

    /** @throws IllegalArgumentException if there are none at all */
    LimitsHistory(List<Since> steps) {
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("A unit must have limits.");
        }
        this.steps =
                steps.stream().sorted(Comparator.comparingLong(Since::since)).toList();
    }

    Limits at(long moment) {
        for (int i = steps.size() - 1; i > 0; i--) {
            if (steps.get(i).since <= moment) {
                return steps.get(i).limits;
            }
        }
        return steps.get(0).limits;
    }

    /** What was in force in a period, in order; the first entry begins with the period. */
    List<Since> during(Period period) {
        Since first = new Since(period.from(), at(period.from()));
        return Stream.concat(
                        Stream.of(first),
                        steps.stream().filter(step -> period.from() < step.since && step.since < period.to()))
                .toList();
    }
}
