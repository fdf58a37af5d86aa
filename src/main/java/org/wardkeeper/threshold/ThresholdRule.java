package org.wardkeeper.threshold;

import java.time.Duration;
import java.util.Objects;
import java.util.OptionalDouble;
import org.wardkeeper.coldchain.Limits;
import org.wardkeeper.coldchain.UnitState;
import org.wardkeeper.place.Names;

/**
 * One rule: so far out on one side for so long. It counts only while the unit is out of range on its side.
 *
 * @param side too warm or too cold
 * @param atCel how far out; empty where the limit in force is meant
 * @param inclusive whether the temperature itself is out already: WHO says "at or below −0.5 °C", but "above +8 °C"
 * @param delay how long, more than nothing; up to a year
 */
public record ThresholdRule(
        String name,
        UnitState side,
        OptionalDouble atCel,
        boolean inclusive,
        Semantics semantics,
        Duration delay,
        Urgency urgency) {

    private static final Duration LONGEST = Duration.ofDays(366);

    /** WHO PQS E006 alarm conditions for refrigerators. */
    public static final ThresholdRule WHO_HEAT = new ThresholdRule(
            "WHO heat",
            UnitState.TOO_WARM,
            OptionalDouble.of(8),
            false,
            Semantics.CONTINUOUS,
            Duration.ofHours(10),
            Urgency.HIGH);

    public static final ThresholdRule WHO_FREEZE = new ThresholdRule(
            "WHO freeze",
            UnitState.TOO_COLD,
            OptionalDouble.of(-0.5),
            true,
            Semantics.CONTINUOUS,
            Duration.ofMinutes(60),
            Urgency.HIGH);

    public ThresholdRule {
        Names.checkedName(name);
        Objects.requireNonNull(semantics);
        Objects.requireNonNull(urgency);
        if (!side.outOfRange()) {
            throw new IllegalArgumentException("A rule looks above or below.");
        }
        if (atCel.isPresent() && !(atCel.getAsDouble() >= -273.15 && atCel.getAsDouble() <= 100)) {
            throw new IllegalArgumentException("A rule's temperature must be one a storage unit can have.");
        }
        requirePossible(delay);
    }

    static void requirePossible(Duration delay) {
        if (delay.isNegative() || delay.isZero() || delay.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("A rule's duration must be longer than nothing and at most 366 days.");
        }
    }

    /** Whether a reading that is out of range is so far out as the rule says. */
    public boolean isMet(double celsius, UnitState state, Limits limits) {
        if (state != side) {
            return false;
        }
        double at = atCel.orElse(side == UnitState.TOO_WARM ? limits.highCel() : limits.lowCel());
        double beyond = side == UnitState.TOO_WARM ? celsius - at : at - celsius;
        return inclusive ? beyond >= 0 : beyond > 0;
    }

    /** Whether two rules would tell of the same thing twice. */
    boolean overlaps(ThresholdRule other) {
        return side == other.side && semantics == other.semantics;
    }
}
