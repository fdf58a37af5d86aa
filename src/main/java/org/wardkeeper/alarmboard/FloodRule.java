package org.wardkeeper.alarmboard;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When there were more alarms than a person can follow: a flood begins with more than 10 in ten minutes and ends with
 * fewer than 5 (ISA-18.2 §16, EEMUA 191).
 */
final class FloodRule {
    static final Duration SPAN = Duration.ofMinutes(10);
    private static final int BEGINS_ABOVE = 10;
    private static final int ENDS_BELOW = 5;

    private FloodRule() {}

    /** How many were announced in the ten minutes from {@code at} on. */
    record Count(Instant at, int announced) {}

    /**
     * A flood.
     *
     * @param end empty while it lasts
     * @param announced in all of it
     * @param most in ten minutes
     */
    record Flood(Instant start, Optional<Instant> end, int announced, int most) {}

    /** @param counts ten minutes after ten minutes, the oldest first, none left out */
    static List<Flood> floods(List<Count> counts) {
        List<Flood> floods = new ArrayList<>();
        Flood now = null;
        for (Count count : counts) {
            if (now == null && count.announced() > BEGINS_ABOVE) {
                now = new Flood(count.at(), Optional.empty(), count.announced(), count.announced());
            } else if (now != null && count.announced() < ENDS_BELOW) {
                floods.add(new Flood(now.start(), Optional.of(count.at()), now.announced(), now.most()));
                now = null;
            } else if (now != null) {
                int most = Math.max(now.most(), count.announced());
                now = new Flood(now.start(), Optional.empty(), now.announced() + count.announced(), most);
            }
        }
        if (now != null) {
            floods.add(now);
        }
        return floods;
    }
}
