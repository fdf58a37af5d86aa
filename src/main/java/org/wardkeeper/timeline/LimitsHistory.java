package org.wardkeeper.timeline;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.wardkeeper.coldchain.Limits;
import org.wardkeeper.coldchain.UnitState;
import org.wardkeeper.quantity.Micros;

/** Which limits were in force when. The first are in force from the beginning of time. */
public final class LimitsHistory {

    /** Limits and the moment they came into force, in {@link Micros}. */
    public record Since(long since, Limits limits) {}

    private final List<Since> steps;

    /** @throws IllegalArgumentException if there are none at all */
    public LimitsHistory(List<Since> steps) {
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("A unit must have limits.");
        }
        this.steps =
                steps.stream().sorted(Comparator.comparingLong(Since::since)).toList();
    }

    public Limits at(long moment) {
        for (int i = steps.size() - 1; i > 0; i--) {
            if (steps.get(i).since <= moment) {
                return steps.get(i).limits;
            }
        }
        return steps.get(0).limits;
    }

    /** How a row stands to the limits in force when it was taken; unknown for a missing value. */
    public UnitState judge(LogRow row) {
        return row.hasValue() ? at(row.at()).judge(row.celsius()) : UnitState.UNKNOWN;
    }

    /** What was in force in a period, in order; the first entry begins with the period. */
    public List<Since> during(Period period) {
        Since first = new Since(period.from(), at(period.from()));
        return Stream.concat(
                        Stream.of(first),
                        steps.stream().filter(step -> period.from() < step.since && step.since < period.to()))
                .toList();
    }
}
