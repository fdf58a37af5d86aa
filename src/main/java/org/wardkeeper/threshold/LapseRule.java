package org.wardkeeper.threshold;

import java.time.Duration;
import java.util.Objects;
import org.wardkeeper.place.Names;

/**
 * One rule about a unit's door or its mains: so long without a break. Time in which nobody knows breaks it.
 *
 * @param delay how long, more than nothing; up to a year
 */
public record LapseRule(String name, Lapse lapse, Duration delay, Urgency urgency) {

    /** WHO PQS E006 alarm conditions for refrigerators. */
    public static final LapseRule WHO_DOOR =
            new LapseRule("WHO door", Lapse.DOOR_OPEN, Duration.ofMinutes(5), Urgency.MEDIUM);

    public static final LapseRule WHO_POWER =
            new LapseRule("WHO power", Lapse.POWER_OFF, Duration.ofHours(24), Urgency.HIGH);

    public LapseRule {
        Names.checkedName(name);
        Objects.requireNonNull(lapse);
        Objects.requireNonNull(urgency);
        ThresholdRule.requirePossible(delay);
    }
}
