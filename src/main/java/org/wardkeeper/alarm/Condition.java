package org.wardkeeper.alarm;

import java.util.Objects;
import java.util.Optional;

/**
 * Something that is wrong at the moment somebody looked.
 *
 * @param detail in the words of whoever refused or of the rule that fired; may be empty
 * @param cause the alarm that explains this one and speaks for it: a gateway that is down for what it spoke for
 */
public record Condition(
        AlarmKey key, Priority priority, Optional<Measure> measure, String detail, Optional<AlarmKey> cause) {

    public Condition {
        Objects.requireNonNull(priority);
        Objects.requireNonNull(measure);
        Objects.requireNonNull(detail);
        if (cause.isPresent() && cause.get().equals(key)) {
            throw new IllegalArgumentException("nothing is its own cause");
        }
    }

    public static Condition of(AlarmKey key, Priority priority) {
        return new Condition(key, priority, Optional.empty(), "", Optional.empty());
    }

    /** What an alarm stands for, as it was when it was raised: for whoever cannot tell whether it still is so. */
    public static Condition of(Alarm alarm) {
        Optional<AlarmKey> cause = alarm.overlays().suppressed().map(Overlay.Suppressed::by);
        return new Condition(alarm.key(), alarm.priority(), alarm.measure(), alarm.detail(), cause);
    }

    public Condition with(Measure measured) {
        return new Condition(key, priority, Optional.of(measured), detail, cause);
    }

    public Condition with(String words) {
        return new Condition(key, priority, measure, words, cause);
    }

    public Condition becauseOf(AlarmKey parent) {
        return new Condition(key, priority, measure, detail, Optional.of(parent));
    }
}
