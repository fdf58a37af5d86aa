package org.wardkeeper.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One condition over time: its open alarm, if there is one, and since when what is seen differs from how that stands.
 * Pure: every look gives the next watch, and the alarm where it changed.
 */
record AlarmWatch(TechnicalKind kind, Optional<Alarm> open, Optional<Instant> differsSince) {

    /**
     * What one look led to.
     *
     * @param changed the alarm as it stands now, where it changed
     * @param announced whether people must be told: once for each time that the condition came to hold
     */
    record Step(AlarmWatch next, Optional<Alarm> changed, boolean announced) {}

    static AlarmWatch of(TechnicalKind kind) {
        return new AlarmWatch(kind, Optional.empty(), Optional.empty());
    }

    /** Takes up an alarm that was open when the server ended. */
    static AlarmWatch resumed(Alarm open) {
        return new AlarmWatch(open.kind(), Optional.of(open), Optional.empty());
    }

    boolean isActive() {
        return open.isPresent() && open.get().state().isActive();
    }

    /** @param condition its detail while the condition holds, empty while it does not */
    Step look(Optional<String> condition, Instant now) {
        if (condition.isPresent() == isActive()) {
            return unchanged(new AlarmWatch(kind, open, Optional.empty()));
        }
        Instant since = differsSince.filter(now::isAfter).orElse(now); // Clocks are set back, too.
        Duration delay = condition.isPresent() ? kind.onDelay() : kind.offDelay();
        if (Duration.between(since, now).compareTo(delay) < 0) {
            return unchanged(new AlarmWatch(kind, open, Optional.of(since)));
        }
        return condition.isPresent()
                ? raise(condition.get(), since, now)
                : changed(open.get().returned(since), false);
    }

    Step acknowledge(Alarm.Acknowledgement note) {
        Optional<Alarm> noted = open.map(alarm -> alarm.acknowledged(note));
        return noted.equals(open)
                ? unchanged(this)
                : new Step(new AlarmWatch(kind, noted.filter(Alarm::isOpen), differsSince), noted, false);
    }

    private Step raise(String detail, Instant since, Instant now) {
        return changed(
                open.map(alarm -> alarm.raisedAgain(detail, now))
                        .orElseGet(() -> Alarm.raised(kind, detail, since, now)),
                true);
    }

    private Step changed(Alarm alarm, boolean announced) {
        Optional<Alarm> stillOpen = Optional.of(alarm).filter(Alarm::isOpen);
        return new Step(new AlarmWatch(kind, stillOpen, Optional.empty()), Optional.of(alarm), announced);
    }

    private static Step unchanged(AlarmWatch next) {
        return new Step(next, Optional.empty(), false);
    }
}
