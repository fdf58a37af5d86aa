package org.wardkeeper.lapse;

import java.time.Instant;
import java.util.List;
import org.wardkeeper.threshold.Lapse;
import org.wardkeeper.threshold.LapseRule;

/**
 * How a unit's door or mains stand at a moment.
 *
 * @param since since when; null where it is untold, or where nobody has looked yet
 * @param fired the rules that have had enough of it, the one that was first to be full first
 */
public record Standing(String unitId, Lapse lapse, Known known, Instant since, List<Fired> fired) {

    /** @param at when the rule's duration was full */
    public record Fired(LapseRule rule, Instant at) {}

    public Standing {
        fired = List.copyOf(fired);
    }
}
