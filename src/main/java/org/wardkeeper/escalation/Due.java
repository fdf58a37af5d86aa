package org.wardkeeper.escalation;

import java.time.Instant;
import org.wardkeeper.alarm.Alarm;

/** An alarm of which somebody is to be told now, at which step; of a digest the day, counted from 1970. */
record Due(Alarm alarm, int step) {
    Attempt attempt(Attempt.Channel channel, String target, Instant at, Outcome outcome) {
        return new Attempt(
                alarm.id(),
                alarm.announced().orElse(alarm.since()),
                step,
                channel,
                target,
                at,
                outcome.delivered(),
                outcome.words());
    }
}
