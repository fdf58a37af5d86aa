package org.wardkeeper.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wardkeeper.alarm.AlarmEvent.What;

/**
 * The life of one condition's alarm: the table of ISA-18.2, with its overlays. Holds the open alarm, if there is one, and
 * since when what is seen differs from how that stands. Pure: every input gives the next life, and what changed.
 *
 * <p>A condition that has held for its on-delay raises the alarm (UNACK); one that was absent for its off-delay ends it
 * (RTN_UNACK, or NORMAL where somebody took note). What gets worse, and what somebody took note of too long ago, needs
 * somebody again (UNACK). Under an overlay all of this goes on; only nothing is announced. Without one, whatever is
 * UNACK and was not announced is announced: once it is raised, or when the last overlay goes. What was over before anybody
 * could know of it begins as RTN_UNACK and is announced as that.
 */
public record AlarmLife(AlarmKey key, Optional<Alarm> open, Optional<Instant> differsSince) {

    /**
     * What one input led to.
     *
     * @param changed the alarm as it stands now, where it changed
     * @param announced whether people must be told
     * @param events the lines of its log
     */
    record Step(AlarmLife next, Optional<Alarm> changed, boolean announced, List<AlarmEvent> events) {}

    static AlarmLife of(AlarmKey key) {
        return new AlarmLife(key, Optional.empty(), Optional.empty());
    }

    /** Takes up an alarm that was open when the server ended. */
    static AlarmLife resumed(Alarm open) {
        return new AlarmLife(open.key(), Optional.of(open), Optional.empty());
    }

    boolean isActive() {
        return open.isPresent() && open.get().state().isActive();
    }

    /** There is nothing to remember. */
    boolean isIdle() {
        return open.isEmpty() && differsSince.isEmpty();
    }

    Step after(Input input, Instant now) {
        if (input instanceof Input.Look look) {
            return look(look.condition(), now);
        }
        if (input instanceof Input.Found found) {
            return open.isEmpty() ? found(found.past(), now) : unchanged(this);
        }
        return open.isEmpty() ? unchanged(this) : handled(open.get(), input, now);
    }

    /** Told once, at its true times, and not as if it held now. */
    private Step found(PastCondition past, Instant now) {
        Alarm told = Alarm.found(past).announced(now);
        List<AlarmEvent> events = List.of(
                new AlarmEvent(now, What.RAISED, "", "found late: from " + past.since() + " to " + past.returned()),
                AlarmEvent.of(now, What.RETURNED),
                AlarmEvent.of(now, What.ANNOUNCED));
        return new Step(new AlarmLife(key, Optional.of(told), Optional.empty()), Optional.of(told), true, events);
    }

    private Step handled(Alarm alarm, Input input, Instant now) {
        Changes changes = new Changes(alarm);
        if (input instanceof Input.Acknowledge act && alarm.state().needsSomebody()) {
            changes.become(
                    alarm.acknowledged(act.note()),
                    now,
                    What.ACKNOWLEDGED,
                    act.note().by(),
                    act.note().note());
        } else if (input instanceof Input.Shelve act
                && alarm.overlays().shelved().isEmpty()) {
            Overlay.Shelved shelf = act.shelf();
            String words = "until " + shelf.until() + ": " + shelf.reason();
            changes.become(alarm.under(alarm.overlays().with(shelf)), now, What.SHELVED, shelf.by(), words);
        } else if (input instanceof Input.Unshelve act
                && alarm.overlays().shelved().isPresent()) {
            changes.become(alarm.under(alarm.overlays().withoutShelf()), now, What.UNSHELVED, act.by(), "");
        } else if (input instanceof Input.TakeOut act
                && alarm.overlays().outOfService().isEmpty()) {
            Overlay.OutOfService work = act.work();
            changes.become(
                    alarm.under(alarm.overlays().with(work)), now, What.OUT_OF_SERVICE, work.by(), work.workOrder());
        } else if (input instanceof Input.PutBack act
                && alarm.overlays().outOfService().isPresent()) {
            changes.become(alarm.under(alarm.overlays().inService()), now, What.IN_SERVICE, act.by(), "");
        }
        return settled(changes, differsSince, now);
    }

    private Step look(Optional<Condition> condition, Instant now) {
        Changes changes = new Changes(open.orElse(null));
        endShelf(changes, now);
        Optional<Instant> differs = Optional.empty();
        if (condition.isPresent() && isActive()) {
            holdsOn(condition.get(), changes, now);
        } else if (condition.isPresent() || isActive()) {
            Instant since = differsSince.filter(now::isAfter).orElse(now); // Clocks are set back, too.
            Duration delay =
                    condition.isPresent() ? key.kind().onDelay() : key.kind().offDelay();
            if (Duration.between(since, now).compareTo(delay) < 0) {
                differs = Optional.of(since);
            } else if (condition.isPresent()) {
                raise(condition.get(), since, changes, now);
            } else {
                changes.become(changes.alarm.returned(since), now, What.RETURNED);
            }
        }
        condition.ifPresent(held -> suppress(held, changes, now));
        return settled(changes, differs, now);
    }

    private static void endShelf(Changes changes, Instant now) {
        if (changes.alarm != null && changes.alarm.overlays().isShelfOver(now)) {
            changes.become(changes.alarm.under(changes.alarm.overlays().withoutShelf()), now, What.SHELF_ENDED);
        }
    }

    private static void holdsOn(Condition condition, Changes changes, Instant now) {
        Alarm alarm = changes.alarm;
        if (condition.priority().isWorseThan(alarm.priority())) {
            changes.become(alarm.dueAgain(condition), now, What.WORSENED);
        } else if (alarm.state() == AlarmState.ACKED && isDueAgain(alarm, now)) {
            changes.become(alarm.dueAgain(condition), now, What.RE_ALARMED);
        } else {
            changes.alarm = alarm.measured(condition.measure()); // Written with what happens next; no news by itself.
        }
    }

    private static boolean isDueAgain(Alarm alarm, Instant now) {
        Instant noted = alarm.acknowledgement().orElseThrow().at();
        return alarm.priority()
                .reAlarm()
                .filter(wait -> !now.isBefore(noted.plus(wait)))
                .isPresent();
    }

    /** A rule may have fired before anybody could look. */
    private static void raise(Condition condition, Instant seen, Changes changes, Instant now) {
        Instant since = condition.since().filter(seen::isAfter).orElse(seen);
        Alarm raised =
                changes.alarm == null ? Alarm.raised(condition, since) : changes.alarm.raisedAgain(condition, since);
        changes.become(raised, now, What.RAISED);
    }

    /** Held back while another speaks for it. What has returned stays held back until somebody took note of the other. */
    private static void suppress(Condition condition, Changes changes, Instant now) {
        Alarm alarm = changes.alarm;
        if (alarm == null || !alarm.state().isActive()) {
            return;
        }
        Optional<AlarmKey> by = alarm.overlays().suppressed().map(Overlay.Suppressed::by);
        if (condition.cause().isPresent() && !by.equals(condition.cause())) {
            Overlay held = new Overlay.Suppressed(condition.cause().get());
            changes.become(alarm.under(alarm.overlays().with(held)), now, What.SUPPRESSED);
        } else if (condition.cause().isEmpty() && by.isPresent()) {
            changes.become(alarm.under(alarm.overlays().withoutSuppression()), now, What.RELEASED);
        }
    }

    private Step settled(Changes changes, Optional<Instant> differs, Instant now) {
        if (changes.events.isEmpty()) {
            return unchanged(new AlarmLife(key, Optional.ofNullable(changes.alarm), differs));
        }
        Alarm alarm = changes.alarm;
        if (alarm.state() == AlarmState.NORMAL) { // There is nothing left to hold back.
            alarm = alarm.under(alarm.overlays().withoutSuppression());
        }
        boolean announce = alarm.state() == AlarmState.UNACK
                && alarm.overlays().isEmpty()
                && alarm.announced().isEmpty();
        if (announce) {
            alarm = alarm.announced(now);
            changes.events.add(AlarmEvent.of(now, What.ANNOUNCED));
        }
        AlarmLife next = new AlarmLife(key, Optional.of(alarm).filter(Alarm::isOpen), differs);
        return new Step(next, Optional.of(alarm), announce, List.copyOf(changes.events));
    }

    private static Step unchanged(AlarmLife next) {
        return new Step(next, Optional.empty(), false, List.of());
    }

    /** The alarm as it becomes within one step, and what is written of it. */
    private static final class Changes {
        private final List<AlarmEvent> events = new ArrayList<>();
        private Alarm alarm;

        Changes(Alarm alarm) {
            this.alarm = alarm;
        }

        void become(Alarm next, Instant at, What what) {
            become(next, at, what, "", "");
        }

        void become(Alarm next, Instant at, What what, String by, String words) {
            alarm = next;
            events.add(new AlarmEvent(at, what, by, words));
        }
    }
}
