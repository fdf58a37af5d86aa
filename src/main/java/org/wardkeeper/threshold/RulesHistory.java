package org.wardkeeper.threshold;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Which rules were in force when. The first are in force from the beginning of time. */
public final class RulesHistory {

    /**
     * Rules and the moment they came into force.
     *
     * @param since microseconds since 1970; {@link Long#MIN_VALUE} where they always were
     * @param setBy who set them; {@code server} for what a unit begins with
     */
    public record Since(long since, RuleSet rules, String setBy) {}

    private static final RulesHistory NONE =
            new RulesHistory(List.of(new Since(Long.MIN_VALUE, new RuleSet(false, List.of()), "server")));

    private final List<Since> steps;

    /** @throws IllegalArgumentException if there are none at all */
    public RulesHistory(List<Since> steps) {
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("A unit has rules, even if it is an empty set of them.");
        }
        this.steps =
                steps.stream().sorted(Comparator.comparingLong(Since::since)).toList();
    }

    /** Where only the limits are asked for. */
    public static RulesHistory none() {
        return NONE;
    }

    public Since at(long moment) {
        for (int i = steps.size() - 1; i > 0; i--) {
            if (steps.get(i).since <= moment) {
                return steps.get(i);
            }
        }
        return steps.get(0);
    }

    /** What was in force in [from, to), in order; the first entry begins with {@code from}. */
    public List<Since> during(long from, long to) {
        Since then = at(from);
        Since first = new Since(from, then.rules(), then.setBy());
        return Stream.concat(Stream.of(first), steps.stream().filter(step -> from < step.since && step.since < to))
                .toList();
    }

    public Since current() {
        return steps.get(steps.size() - 1);
    }

    /** In order. */
    public List<Since> all() {
        return steps;
    }

    /** Whether any rule of any time counts whole runs. */
    public boolean countsRuns() {
        return counts(Semantics.RUN);
    }

    /** Whether any rule of any time counts days. */
    public boolean countsDays() {
        return counts(Semantics.DAY);
    }

    private boolean counts(Semantics semantics) {
        return steps.stream()
                .flatMap(step -> step.rules().all().stream())
                .anyMatch(rule -> rule.semantics() == semantics);
    }
}
