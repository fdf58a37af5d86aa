package org.wardkeeper.alarm;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that is wrong at the moment somebody looked.
 *
 * @param detail in the words of whoever refused or of the rule that fired; may be empty
 * @param cause the alarm that explains this one and speaks for it: a gateway that is down for what it spoke for
 * @param since when it came to hold, where that is known better than by looking: when the rule fired; else empty
 */
public record Condition(
        AlarmKey key,
        Priority priority,
        Optional<Measure> measure,
        String detail,
        Optional<AlarmKey> cause,
        Optional<Instant> since) {

    public Condition {
        Objects.requireNonNull(priority);
        Objects.requireNonNull(measure);
        Objects.requireNonNull(detail);
        Objects.requireNonNull(since);
        if (cause.isPresent() && cause.get().equals(key)) {
            throw new IllegalArgumentException("nothing is its own cause");
        }
    }

    public static Condition of(AlarmKey key, Priority priority) {
        return new Condition(key, priority, Optional.empty(), "", Optional.empty(), Optional.empty());
    }

    /** What an alarm stands for, as it was when it was raised: for whoever cannot tell whether it still is so. */
    public static Condition of(Alarm alarm) {
        Optional<AlarmKey> cause = alarm.overlays().suppressed().map(Overlay.Suppressed::by);
        return new Condition(alarm.key(), alarm.priority(), alarm.measure(), alarm.detail(), cause, Optional.empty());
    }

    public Condition with(Measure measured) {
        return new Condition(key, priority, Optional.of(measured), detail, cause, since);
    }

    public Condition with(String words) {
        return new Condition(key, priority, measure, words, cause, since);
    }

    public Condition becauseOf(AlarmKey parent) {
        return new Condition(key, priority, measure, detail, Optional.of(parent), since);
    }

    public Condition withoutCause() {
        return new Condition(key, priority, measure, detail, Optional.empty(), since);
    }

    public Condition since(Instant at) {
        return new Condition(key, priority, measure, detail, cause, Optional.of(at));
    }
}
